/** The reading of a sweep: the reader's choices of what is shown and how, which change no run. */
import type { MeasureName, Quantity } from '../../config/sweep/quantity.ts';
import type { SweepPresetId } from '../../config/sweep/presets.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
import { sampleCounts, taskShape } from '../../tasks/tasks.ts';
import { checkedQuantities } from '../../config/sweep/width-exponents.ts';
import type { Summary } from '../../maths/summary.ts';

/** The views of a result. */
export const SWEEP_VIEWS = ['heatMap', 'lines', 'check', 'table'] as const;
/** One of {@link SWEEP_VIEWS}. */
export type SweepView = (typeof SWEEP_VIEWS)[number];

/** The moments at which a measure is read; `until` gives the steps until it falls to the threshold. */
export const MOMENTS = ['end', 'best', 'step', 'until'] as const;
/** One of {@link MOMENTS}. */
export type MomentName = (typeof MOMENTS)[number];

/** The ways to reduce the seeds of a cell to one number; `share` is the share of seeds that are at most the bound. */
export const SUMMARIES = ['mean', 'geometricMean', 'median', 'min', 'max', 'share'] as const;
/** One of {@link SUMMARIES}. */
export type SummaryName = (typeof SUMMARIES)[number];

/** The reading of a result. */
export interface SweepReading {
  view: SweepView;
  measure: MeasureName;
  /** Whether the measure is divided by its value at step 0. */
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
  /** Whether an axis is logarithmic; `null` chooses by the values. */
  logX: boolean | null;
  logY: boolean | null;
}

/** Returns the quantity of each run that is read. */
export function quantityOf({ measure, relative, moment, step, threshold }: SweepReading): Quantity {
  if (moment === 'until') return { ...measure, relative, stepsUntil: threshold };
  return { ...measure, relative, at: moment === 'step' ? { step } : moment };
}

/** Returns the summary that reduces the seeds to one number. */
export const summaryOf = ({ summary, bound }: SweepReading): Summary =>
  summary === 'share' ? { shareBelow: bound } : summary;

/** Tells whether a sweep is a coordinate check: enough widths for a slope, of networks whose slopes theory predicts. */
export const isCoordinateCheck = (sweep: Sweep): boolean =>
  sweep.axes[0].setting === 'net.width' &&
  sweep.axes[0].values.length > 2 &&
  sweepCells(sweep).some(
    ({ experiment }) => experiment && checkedQuantities(experiment).some(({ expected }) => expected !== null),
  );

/** The reading for the best learning rate. Losses differ by decades, so their mean and its band are logarithmic too. */
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
  depthTransfer: BEST_RATE,
  depthCheck: {
    view: 'lines',
    measure: { of: 'layer', measure: 'featureMove', layer: 'last' },
    summary: 'geometricMean',
    fitsSlopes: true,
    logX: true,
    logY: true,
  },
};

/** Returns the reading with which a sweep opens. */
export function readingFor(sweep: Sweep, preset: SweepPresetId | null = null): SweepReading {
  const { task } = sweep.base;
  const hasTest = (sampleCounts(task)?.testSamples ?? 0) > 0;
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
