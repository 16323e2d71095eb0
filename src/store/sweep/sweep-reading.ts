/** What of a sweep is shown, and how: all of it choices of the reader, which change no run. */
import type { MeasureName, Quantity } from '../../config/sweep/quantity.ts';
import type { SweepPresetId } from '../../config/sweep/presets.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { checkedQuantities } from '../../config/sweep/width-exponents.ts';
import type { Summary } from '../../maths/summary.ts';

/** The views of a result. */
export const SWEEP_VIEWS = ['heatMap', 'lines', 'check', 'table'] as const;
/** One of {@link SWEEP_VIEWS}. */
export type SweepView = (typeof SWEEP_VIEWS)[number];

/** When a measure is read; `until`: the steps until it falls to the threshold. */
export const MOMENTS = ['end', 'best', 'step', 'until'] as const;
/** One of {@link MOMENTS}. */
export type MomentName = (typeof MOMENTS)[number];

/** How the seeds of a cell become one number; `share`: the share of them at most as large as a bound. */
export const SUMMARIES = ['mean', 'geometricMean', 'median', 'min', 'max', 'share'] as const;
/** One of {@link SUMMARIES}. */
export type SummaryName = (typeof SUMMARIES)[number];

/** How a result is read. */
export interface SweepReading {
  view: SweepView;
  measure: MeasureName;
  /** Divided by its value at step 0. */
  relative: boolean;
  moment: MomentName;
  /** The step of the moment `step`. */
  step: number;
  /** The value that the moment `until` waits for. */
  threshold: number;
  summary: SummaryName;
  /** The bound of the summary `share`. */
  bound: number;
  /** Whether the best x of each row is marked. */
  marksBest: boolean;
  /** Whether power laws are fitted to the lines. */
  fitsSlopes: boolean;
  /** Whether an axis is logarithmic; `null`: as suits the values. */
  logX: boolean | null;
  logY: boolean | null;
}

/** The number of each run that is read. */
export function quantityOf({ measure, relative, moment, step, threshold }: SweepReading): Quantity {
  if (moment === 'until') return { ...measure, relative, stepsUntil: threshold };
  return { ...measure, relative, at: moment === 'step' ? { step } : moment };
}

/** How the numbers of the seeds become one. */
export const summaryOf = ({ summary, bound }: SweepReading): Summary =>
  summary === 'share' ? { shareBelow: bound } : summary;

/** Whether a sweep is a coordinate check: over enough widths for a slope, of networks that theory has slopes for. */
export const isCoordinateCheck = (sweep: Sweep): boolean =>
  sweep.axes[0].setting === 'net.width' &&
  sweep.axes[0].values.length > 2 &&
  sweepCells(sweep).some(
    ({ experiment }) => experiment && checkedQuantities(experiment).some(({ expected }) => expected !== null),
  );

/** Training losses differ by decades: seeds have their mean, and its band, on the same logarithmic scale. */
const BEST_RATE: Partial<SweepReading> = {
  measure: { of: 'run', measure: 'loss' },
  summary: 'geometricMean',
  marksBest: true,
};

const PRESET_READINGS: Partial<Record<SweepPresetId, Partial<SweepReading>>> = {
  transfer: BEST_RATE,
  drift: BEST_RATE,
  richness: { measure: { of: 'run', measure: 'testLoss' }, marksBest: true },
  phase: {
    measure: { of: 'run', measure: 'loss' },
    moment: 'best',
    relative: true,
    summary: 'share',
    bound: 0.01,
  },
  coordinate: { view: 'check', moment: 'step', step: 1 },
  depth: { measure: { of: 'layer', measure: 'featureMove', layer: 'last' } },
};

/** How a sweep is read at first. */
export function readingFor(sweep: Sweep, preset: SweepPresetId | null = null): SweepReading {
  const { task } = sweep.base;
  const hasTest = 'testSamples' in task && task.testSamples > 0;
  const isClassification = taskShape(task).classes !== null && taskShape(task).outputs > 1;
  const measure = hasTest ? (isClassification ? 'testAccuracy' : 'testLoss') : 'loss';
  return {
    view: sweep.axes.length > 1 ? 'heatMap' : 'lines',
    measure: { of: 'run', measure },
    relative: false,
    moment: 'end',
    step: sweep.base.measure.at?.at(-1) ?? 1,
    threshold: 0.1,
    summary: 'mean',
    bound: 0.01,
    marksBest: false,
    fitsSlopes: false,
    logX: null,
    logY: null,
    ...(preset && PRESET_READINGS[preset]),
  };
}
