/** A run of the list of runs: all about it but its recording, small enough that a hundred stay in memory. */
import type { Experiment } from '../../config/experiment.ts';
import { layerOffset, runOffset, STEP_OFFSET, weightOffset } from '../../config/frame.ts';
import { regimeOf, type Verdict } from '../../config/measures/regime.ts';
import {
  placeOf,
  type LayerMeasure,
  type Measure,
  type RunMeasure,
  type WeightMeasure,
} from '../../config/measures/measures.ts';
import type { Stream } from '../training/stream.ts';
import type { LearningRateChange } from '../../config/learning-rates.ts';
import type { Recording } from './recording.ts';
import { regimeValuesAt } from './regime-at.ts';
import { nameOfRun, uniqueName } from './run-names.ts';

/** The measures whose last values stand in the list; of layers, their mean. */
export const RESULT_MEASURES = [
  ...(['loss', 'testLoss', 'accuracy', 'testAccuracy'] as const),
  ...(['featureMove', 'ntkChange', 'twinGap', 'nfaCentered'] as const),
] satisfies Measure[];
/** One of {@link RESULT_MEASURES}. */
export type ResultMeasure = (typeof RESULT_MEASURES)[number];

/** The kept data of a run, beside its recording. */
export interface RunSummary {
  /** That of its recording. */
  id: string;
  name: string;
  /** Whether a person gave it its name. */
  isNamed: boolean;
  /** The number of its colour (`colorOfRun`). */
  color: number;
  /** Whether its curves are hidden while it is pinned. */
  isHidden: boolean;
  /** Whether its curves are drawn beside those of the present run. */
  isPinned: boolean;
  /** The id of the run at its side in a comparison. */
  beside: string | null;
  startedAt: number;
  /** The experiment as it was started. */
  experiment: Experiment;
  learningRateChanges: readonly LearningRateChange[];
  steps: number;
  /** The time that it trained. */
  seconds: number;
  /** Whether it ended early, because of a failure. */
  hasFailed: boolean;
  /** The last values of {@link RESULT_MEASURES}; `null`: never measured. */
  results: Readonly<Record<ResultMeasure, number | null>>;
  regime: Verdict['regime'];
  /** The bytes of its frames and of its snapshots where they are kept; 0: none are. */
  bytes: { frames: number; snapshots: number };
}

/** The bytes of a run of which no recording is kept. */
export const NO_BYTES: RunSummary['bytes'] = { frames: 0, snapshots: 0 };

/** A run of the list. */
export interface RunEntry extends RunSummary {
  /** `null` while it is only kept: it is neither pinned nor on its way there. */
  recording: Recording | null;
}

/** Returns the number of steps of a recording. */
export const stepsOf = ({ stream }: Recording): number => stream.latest(STEP_OFFSET)?.step ?? 0;

/** Returns the last values of a run. */
function resultsOf({ stream }: Recording): RunSummary['results'] {
  const values = RESULT_MEASURES.map((measure) => [measure, lastMean(stream, measure)] as const);
  return Object.fromEntries(values) as Record<ResultMeasure, number | null>;
}

/** Returns the verdict on a run by its last values. */
const regimeOfRun = ({ stream }: Recording): Verdict['regime'] => regimeOf(regimeValuesAt(stream, null)).regime;

function lastMean(stream: Stream, measure: Measure): number | null {
  const values = offsetsOf(stream.layout.depth, measure).flatMap((offset) => stream.latest(offset)?.value ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function offsetsOf(depth: number, measure: Measure): number[] {
  const place = placeOf(measure);
  if (place === 'run') return [runOffset(measure as RunMeasure)];
  if (place === 'layer') return Array.from({ length: depth }, (_, l) => layerOffset(l, measure as LayerMeasure));
  return Array.from({ length: depth + 1 }, (_, l) => weightOffset(depth, l, measure as WeightMeasure));
}

/** The most runs of the list that are neither pinned nor named by a person: those stay until a person deletes them. */
export const MOST_RUNS = 100;
/** The most bytes of their recordings in the browser, where it gives as many. */
export const MOST_RUN_BYTES = 200e6;
/** The most pinned runs: as many as there are colours that a person tells apart. */
export const MOST_PINNED = 6;

/** Returns the runs, oldest first, without the oldest of those that are too many and neither pinned nor named by a person. */
export function withoutTooMany<Run extends RunSummary>(runs: readonly Run[]): readonly Run[] {
  const free = runs.filter((run) => !isKeptByPerson(run));
  const gone = new Set(free.slice(0, Math.max(0, free.length - MOST_RUNS)));
  return runs.filter((run) => !gone.has(run));
}

const isKeptByPerson = ({ isPinned, isNamed }: RunSummary) => isPinned || isNamed;

/** Returns the bytes that runs need where they are kept. */
export const keptBytes = (runs: readonly RunSummary[]): number =>
  runs.reduce((sum, { bytes }) => sum + bytes.frames + bytes.snapshots, 0);

/** The parts of kept runs, by their ids. */
export interface Parts {
  snapshotsOf: string[];
  framesOf: string[];
}

/**
 * Returns what has to go so that the runs, oldest first, keep at most so many bytes: snapshots before frames, those of
 * older runs first, those of pinned and named runs last.
 */
export function overflowOf(runs: readonly RunSummary[], most: number): Parts {
  const inOrder = [...runs.filter((run) => !isKeptByPerson(run)), ...runs.filter(isKeptByPerson)];
  let over = keptBytes(runs) - most;
  const take = (part: 'frames' | 'snapshots') =>
    inOrder.flatMap(({ id, bytes }) => {
      if (over <= 0 || bytes[part] === 0) return [];
      over -= bytes[part];
      return [id];
    });
  return { snapshotsOf: take('snapshots'), framesOf: take('frames') };
}

/**
 * Returns the colour of a new run: one that no pinned run has, and the one that was given least and longest ago.
 *
 * @param runs the runs before, oldest first
 */
export function nextColor(runs: readonly RunSummary[]): number {
  const colors = Array.from({ length: MOST_PINNED }, (_, color) => color);
  const taken = new Set(runs.filter(({ isPinned }) => isPinned).map(({ color }) => color));
  const free = colors.filter((color) => !taken.has(color));
  const lastUse = (color: number) => runs.findLastIndex((run) => run.color === color);
  return [...(free.length > 0 ? free : colors)].sort((a, b) => lastUse(a) - lastUse(b))[0];
}

/** Returns all of a run but its recording. */
export const summaryOf = ({ recording: _, ...summary }: RunEntry): RunSummary => summary;

/** Returns what is known of a run only at its end. */
export const lastOf = (recording: Recording) => ({
  steps: stepsOf(recording),
  hasFailed: recording.failure !== null,
  learningRateChanges: recording.learningRateChanges,
  results: resultsOf(recording),
  regime: regimeOfRun(recording),
});

/** Returns the entry of a run that has no name and no colour yet. */
export const entryOf = (recording: Recording): RunEntry => ({
  id: recording.id,
  startedAt: recording.startedAt,
  experiment: recording.experiment,
  ...lastOf(recording),
  ...{ name: '', isNamed: false, color: 0, isHidden: false, isPinned: false, beside: null, seconds: 0 },
  bytes: NO_BYTES,
  recording,
});

/** Returns an entry with the name and the colour that it gets after others. */
export function asNext(entry: RunEntry, before: readonly RunEntry[]): RunEntry {
  const first = before.length > 0 ? before[0].experiment : null;
  const { experiment, learningRateChanges } = entry;
  const own = () => uniqueName(nameOfRun(experiment, first, learningRateChanges), namesOf(before));
  return { ...entry, name: entry.isNamed ? entry.name : own(), color: nextColor(before) };
}

/** Returns the names of runs. */
export const namesOf = (entries: readonly RunEntry[]) => new Set(entries.map(({ name }) => name));
