import type { RunMemory } from '../run/run-interface.ts';
import { bytesOf, bytesOfOne } from './buffers.ts';
import { keptBuffers } from './kept-buffers.ts';
import { fitBuffers, frameBuffers, startBuffers, stepBuffers, twinStepBuffers } from './passing-buffers.ts';
import type { RunSize } from './run-size.ts';

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
