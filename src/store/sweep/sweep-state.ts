/** The state of the sweep view: the form, the result, and its reading. */
import { createStore } from 'zustand';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import { presetSweep, SWEEP_PRESET_IDS, type SweepPresetId } from '../../config/sweep/presets.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { parseSweep, SWEEP, type Sweep, type SweepInput } from '../../config/sweep/sweep.ts';
import type { SweepProgress } from '../../worker/sweep/run-sweep.ts';
import { rowsUnder } from '../../settings/row.ts';
import { afterChange, type Refusals } from '../page/refusals.ts';
import { isCoordinateCheck, readingFor, type SweepReading } from './sweep-reading.ts';

/**
 * The phase of the shown sweep: the kept sweep is read (`opening`), nothing was begun (`idle`), its networks train
 * (`running`) or rest (`paused`), it was `stopped`, or it is `done`.
 */
export type SweepPhase = 'opening' | 'idle' | 'running' | 'paused' | 'stopped' | 'done';

/** The controls of the form, each of which can be refused. */
export type SweepControl = 'base' | 'x' | 'y' | 'seeds' | 'steps' | 'draw' | 'frames' | 'perOctave' | 'until';

/** The sweep of the form, and the shown result. */
export interface SweepState {
  /** The sweep in the form and in the address; always valid. */
  sweep: Sweep;
  refusals: Refusals<SweepControl>;
  phase: SweepPhase;
  /** The sweep that runs or ran, or that of a file, with its runs so far; `null` before the first. */
  shown: SweepResult | null;
  /** The id under which the shown sweep is kept; `null` if it isn't. */
  shownKept: string | null;
  /** The progress of the shown sweep; `null` if nothing is under way. */
  progress: SweepProgress | null;
  /** The cells with a network in training. */
  training: ReadonlySet<number>;
  reading: SweepReading;
  /** The index of the selected cell. */
  selected: number | null;
  /** Sentences about the sweeps for the reader, the newest first. */
  notices: readonly string[];
  /** A sentence that says why the last file was not opened; `null` if it was, or there was none. */
  refusedFile: string | null;
}

/** The store of the sweep view. */
export type SweepStore = ReturnType<typeof createSweepStore>;

/** Creates the store with a sweep in the form, and no result. */
export const createSweepStore = (sweep: Sweep, reading: SweepReading) =>
  createStore<SweepState>()(() => ({
    sweep,
    refusals: {},
    phase: 'opening',
    shown: null,
    shownKept: null,
    progress: null,
    training: new Set(),
    reading,
    selected: null,
    notices: [],
    refusedFile: null,
  }));

/** Tells whether two sweeps agree in every setting. */
const isSameSweep = (a: Sweep, b: Sweep): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Returns the preset that equals a sweep; `null` if none does. */
export const presetOf = (sweep: Sweep): SweepPresetId | null =>
  SWEEP_PRESET_IDS.find((id) => isSameSweep(presetSweep(id), sweep)) ?? null;

/** Tells whether the shown result is that of the form's sweep. */
export const isShown = ({ sweep, shown }: SweepState): boolean => shown !== null && isSameSweep(sweep, shown.sweep);

const ROWS = { ...SWEEP, ...rowsUnder('base', ALL_SETTINGS) };

/** Returns the form with the new value of a control, or with its refusal. */
export const changed = (
  state: SweepState,
  control: SweepControl,
  change: Partial<SweepInput>,
  value: unknown,
): Partial<SweepState> =>
  afterChange(
    state,
    { key: control, value },
    parseSweep({ ...state.sweep, ...change }),
    ({ sweep }) => ({ sweep }),
    ROWS,
  );

/** Returns the first reading of a sweep: that of its preset if it equals one. */
export const firstReading = (sweep: Sweep): SweepReading => readingFor(sweep, presetOf(sweep));

/** Returns the reading of a result that replaces another: the same reading if it still makes sense. */
export function fittingReading(reading: SweepReading, sweep: Sweep): SweepReading {
  const hasMap = sweep.axes.length > 1;
  const canStay = reading.view === 'check' ? isCoordinateCheck(sweep) : reading.view !== 'heatMap' || hasMap;
  return canStay ? reading : { ...reading, view: hasMap ? 'heatMap' : 'lines' };
}
