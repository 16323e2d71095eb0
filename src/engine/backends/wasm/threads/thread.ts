/** The work of one thread of a network that trains on several: its part of each step, for ever. */
import type { Kernels } from '../kernel-module.ts';
import { callOf } from '../operation.ts';
import type { Part } from './parts.ts';

/** All that a thread is given: plain data that can be sent to it. */
export interface ThreadJob {
  /** The kernels, built for shared memory. */
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  /** {@link CELLS} numbers of int32. */
  cells: SharedArrayBuffer;
  /** The number of threads, the one that leads included. */
  threads: number;
  /** Its part of each operation. */
  parts: readonly Part[];
  /** Whether all wait for each other before an operation. */
  waits: readonly boolean[];
}

/** The shared numbers by which threads wait for each other. */
export const CELLS = { arrived: 0, phase: 1, asleep: 2, ready: 3 };

/** The loads of a thread that spins before it sleeps: some tens of microseconds. */
const SPINS = 20_000;
/** The time of one sleep in ms, and the most sleeps in a row of a thread that waits for others which must be at work. */
const [SLEEP, MOST_SLEEPS] = [100, 100];

/** Waits until all threads are there; returns false if they did not come. */
export type Wait = () => boolean;

/**
 * Creates the function by which one of the threads waits for the others.
 *
 * @param mostSleeps after how many sleeps of 100 ms it gives up
 */
function createWait(cells: Int32Array, threads: number, mostSleeps: number): Wait {
  const { arrived, phase, asleep } = CELLS;
  return () => {
    const before = Atomics.load(cells, phase);
    if (Atomics.add(cells, arrived, 1) === threads - 1) {
      Atomics.store(cells, arrived, 0);
      Atomics.add(cells, phase, 1);
      if (Atomics.load(cells, asleep) > 0) Atomics.notify(cells, phase);
      return true;
    }
    for (let i = 0; i < SPINS; i++) if (Atomics.load(cells, phase) !== before) return true;
    Atomics.add(cells, asleep, 1);
    let sleeps = 0;
    while (Atomics.load(cells, phase) === before && sleeps < mostSleeps) {
      if (Atomics.wait(cells, phase, before, SLEEP) === 'timed-out') sleeps++;
    }
    Atomics.sub(cells, asleep, 1);
    return Atomics.load(cells, phase) !== before;
  };
}

/** Creates the wait of the thread that leads: the others are at work, so that one which does not come is lost. */
export const createLeadersWait = (cells: Int32Array, threads: number): Wait => createWait(cells, threads, MOST_SLEEPS);

/** Returns functions that make calls. */
export function bindParts(parts: readonly Part[], kernels: Kernels): (() => void)[] {
  return parts.map((part) => (part ? callOf(part.kernel, part.args, kernels) : () => undefined));
}

/** Makes the part of a thread in one step. */
export function createPart(calls: readonly (() => void)[], waits: readonly boolean[], wait: Wait): () => boolean {
  return () => {
    for (let i = 0; i < calls.length; i++) {
      if (waits[i] && !wait()) return false;
      calls[i]();
    }
    return wait();
  };
}

/** Loads the kernels on shared memory. */
export const kernelsOn = (module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;

/** Works in a thread until it is ended from outside. */
export function workInThread({ module, memory, cells: shared, threads, parts, waits }: ThreadJob): void {
  const cells = new Int32Array(shared);
  const wait = createWait(cells, threads, Infinity);
  const part = createPart(bindParts(parts, kernelsOn(module, memory)), waits, wait);
  Atomics.add(cells, CELLS.ready, 1);
  for (;;) {
    wait();
    part();
  }
}
