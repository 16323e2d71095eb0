import { bytesOf, bytesOfOne, type Buffers } from './buffers.ts';
import { keptBuffers } from './kept-buffers.ts';
import { fitBuffers, frameBuffers, startBuffers, stepBuffers, twinStepBuffers } from './passing-buffers.ts';
import type { RunSize } from './run-size.ts';

/** The memory of a run on its device, from shapes alone. */
export interface RunMemory {
  /** What it holds all the time. */
  kept: Buffers[];
  /** What it holds besides, in the most demanding of its moments. */
  passing: Buffers[];
  /** Which moment that is. */
  moment: 'start' | 'step' | 'fit' | 'frame';
  /** Bytes of both: at least what a run ever has, and at most about twice as much. */
  bytes: number;
  /** Bytes of the largest single buffer. */
  largest: number;
}

/** The memory that a run of this size needs. */
export function runMemory(size: RunSize): RunMemory {
  const step = stepBuffers(size);
  const isCaptured = size.step === 'captured';
  const kept = [...keptBuffers(size), ...(isCaptured ? step : [])];
  const moments = [
    { moment: 'start', passing: startBuffers(size) },
    { moment: 'step', passing: isCaptured ? [] : step },
    { moment: 'step', passing: twinStepBuffers(size) },
    { moment: 'fit', passing: fitBuffers(size) },
    { moment: 'frame', passing: frameBuffers(size) },
  ] as const;
  const [most] = [...moments].sort((a, b) => bytesOf(b.passing) - bytesOf(a.passing));
  const all = [...kept, ...moments.flatMap(({ passing }) => passing)];
  return {
    kept,
    ...most,
    bytes: bytesOf(kept) + bytesOf(most.passing),
    largest: Math.max(...all.map(bytesOfOne)),
  };
}
