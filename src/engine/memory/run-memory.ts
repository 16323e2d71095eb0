import * as tf from '@tensorflow/tfjs-core';
import { countMemory } from '../backends/counting/count-memory.ts';
import type { CountingBackend } from '../backends/counting/counting-backend.ts';
import { packReadings } from '../measures/reading.ts';
import { openRun, type OpenRun } from '../run/open-run.ts';
import type { BufferName, Buffers, MemoryMoment, RunMemory } from '../run/run-interface.ts';
import { bytesOf } from './bytes.ts';
import { emptyRun, type RunSize } from './run-size.ts';

/** The most sizes that are remembered, since sweeps and searches ask for the same ones again and again. */
const MOST_KNOWN = 100;
const known = new Map<string, Promise<RunMemory>>();

/**
 * Returns the memory that a run of this size needs. The run is opened, stepped and measured on a backend that computes
 * nothing and counts its tensors. Three things are not counted: the memory of the inspector, that of the
 * sharpness of a run that has diverged, and the JavaScript memory of target propagation's solves on wasm.
 */
export function runMemory(size: RunSize): Promise<RunMemory> {
  const key = keyOf(size);
  const found = known.get(key) ?? countMemory(size.backend, size.step, (count) => countRun(count, size));
  known.delete(key);
  known.set(key, found);
  for (const [oldest] of known) if (known.size > MOST_KNOWN) known.delete(oldest);
  return found;
}

/** Returns the parts of a size on which buffers depend, as a key. */
function keyOf({ experiment, ...size }: RunSize): string {
  const { scaling, train } = experiment;
  const { lr: _lr, steps: _steps, ...shaping } = train;
  return JSON.stringify({ ...size, ...experiment, seed: 0, scaling: { ...scaling, gamma0: 0 }, train: shaping });
}

async function countRun(count: CountingBackend, size: RunSize): Promise<RunMemory> {
  const run = await openRun(emptyRun(size));
  const unitLr = new Array<number>(size.members).fill(1);
  const peaks: { moment: MemoryMoment; peak: number }[] = [];
  const next = (moment: MemoryMoment) => {
    peaks.push({ moment, peak: count.peak });
    count.reset();
  };
  next('start');
  run.stepper.step();
  next('step');
  const stepped = peaks[peaks.length - 1];
  const beforeFrames = count.live;
  for (const kind of ['light', 'full'] as const) {
    // As at step 0, where the most is read.
    const readings = await run.meter.read({ state: run.stepper.state, step: 0, lr: unitLr }, kind, () =>
      Promise.resolve(),
    );
    packReadings(readings, size.members).dispose();
    if (kind === 'light') run.sharpness.keepCalm(run.stepper.state.networks);
    next(kind);
  }
  // In a real run the first frame is before the first step, which then runs beside the references that the frame keeps.
  stepped.peak += count.live - beforeFrames;
  const kept = keptBuffers(run, count.live);
  const bytes = Math.max(...peaks.map(({ peak }) => peak));
  const passing = peaks.map(({ moment, peak }) => ({ moment, bytes: Math.max(0, peak - count.live) }));
  run.dispose();
  return { kept, passing, bytes, largest: count.largest };
}

/**
 * Returns the kept buffers of a run by name. The name `step` has all that has no name of its own, above all a captured
 * step.
 */
function keptBuffers(run: OpenRun, live: number): Buffers[] {
  const seen = new Set<object>();
  const named = run.held().flatMap(([name, container]: [BufferName, tf.TensorContainer]) => {
    const own = tf.tensor_util.getTensorsInContainer(container).filter(({ dataId }) => !seen.has(dataId));
    for (const { dataId } of own) seen.add(dataId);
    return grouped(
      name,
      own.map(({ shape }) => shape),
    );
  });
  const rest = (live - bytesOf(named)) / Float32Array.BYTES_PER_ELEMENT;
  return [...named, ...grouped('step', [[rest]])];
}

/** Returns a buffer for each of these shapes, with equal shapes grouped and empty ones left out. */
function grouped(name: BufferName, shapes: number[][]): Buffers[] {
  const groups = new Map<string, Buffers>();
  for (const shape of shapes) {
    const key = shape.join(' ');
    const same = groups.get(key) ?? { name, count: 0, shape };
    same.count++;
    groups.set(key, same);
  }
  return [...groups.values()].filter((each) => bytesOf([each]) > 0);
}
