/** What is known of the sweep view: the form, the result, and how they are read. */
import { createStore } from 'zustand';
import { presetSweep, SWEEP_PRESET_IDS, type SweepPresetId } from '../../config/sweep/presets.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { parseSweep, type Sweep, type SweepInput } from '../../config/sweep/sweep.ts';
import type { SweepProgress } from '../../worker/sweep/run-sweep.ts';
import { afterChange, type Refusals } from '../page/refusals.ts';
import { isCoordinateCheck, readingFor, type SweepReading } from './sweep-reading.ts';

/**
 * How the shown sweep stands: the browser is asked what it kept; nothing was begun; its networks train; they rest;
 * it was stopped; it is done.
 */
export type SweepPhase = 'opening' | 'idle' | 'running' | 'paused' | 'stopped' | 'done';

/** The controls of the form, each of which can be refused. */
export type SweepControl = 'base' | 'x' | 'y' | 'seeds' | 'steps' | 'draw' | 'frames' | 'perOctave' | 'until';

/** The sweep of the form, and what has come of the one that is shown. */
export interface SweepState {
  /** What the form holds and the address names; always valid. */
  sweep: Sweep;
  refusals: Refusals<SweepControl>;
  phase: SweepPhase;
  /** The sweep that runs or ran, or a file's, with the runs that are there; `null` before the first. */
  shown: SweepResult | null;
  /** How far it has come; `null` where nothing is under way. */
  progress: SweepProgress | null;
  /** The cells with a network in training. */
  training: ReadonlySet<number>;
  reading: SweepReading;
  /** The index of the cell that is looked at. */
  selected: number | null;
  /** What the reader should know of the sweeps, a sentence each, the newest first. */
  notices: readonly string[];
  /** Why the last file was not opened, a sentence; `null`: it was, or there was none. */
  refusedFile: string | null;
}

/** The store of the sweep view. */
export type SweepStore = ReturnType<typeof createSweepStore>;

/** Opens with a sweep in the form, and nothing shown. */
export const createSweepStore = (sweep: Sweep, reading: SweepReading) =>
  createStore<SweepState>()(() => ({
    sweep,
    refusals: {},
    phase: 'opening',
    shown: null,
    progress: null,
    training: new Set(),
    reading,
    selected: null,
    notices: [],
    refusedFile: null,
  }));

/** Whether two sweeps are the same, to the last setting. */
const isSameSweep = (a: Sweep, b: Sweep): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Which of the sweeps to begin with a sweep is; `null`: none of them. */
export const presetOf = (sweep: Sweep): SweepPresetId | null =>
  SWEEP_PRESET_IDS.find((id) => isSameSweep(presetSweep(id), sweep)) ?? null;

/** Whether what is shown is the result of the form's sweep. */
export const isShown = ({ sweep, shown }: SweepState): boolean => shown !== null && isSameSweep(sweep, shown.sweep);

/** The form with what one of its controls says, or why that is refused. */
export const changed = (
  state: SweepState,
  control: SweepControl,
  change: Partial<SweepInput>,
  value: unknown,
): Partial<SweepState> =>
  afterChange(state, { key: control, value }, parseSweep({ ...state.sweep, ...change }), ({ sweep }) => ({ sweep }));

/** How a sweep is read at first: in its own way, where it is one to begin with. */
export const firstReading = (sweep: Sweep): SweepReading => readingFor(sweep, presetOf(sweep));

/** How a result is read when another takes its place: as before, where that still makes sense. */
export function fittingReading(reading: SweepReading, sweep: Sweep): SweepReading {
  const hasMap = sweep.axes.length > 1;
  const canStay = reading.view === 'check' ? isCoordinateCheck(sweep) : reading.view !== 'heatMap' || hasMap;
  return canStay ? reading : { ...reading, view: hasMap ? 'heatMap' : 'lines' };
}
