import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { words } from '../../../../words/words.ts';
import type { FeedValues, Replay } from '../../capture.ts';
import { addressOf, allocate, free, wasmMemory } from '../../tfjs-internals/wasm.ts';
import type { Kernels } from '../kernel-module.ts';
import { numbersOf, type Value } from '../operation.ts';
import type { BoundCall, StepKernel } from './accesses.ts';
import { createChoice, type Choice } from './choice.ts';
import { cutStep, type CutStep } from './parts.ts';
import type { SharedLayout } from './shared-layout.ts';
import type { ThreadHost } from './thread-host.ts';
import { bindParts, CELLS, createLeadersWait, createPart, kernelsOn, type ThreadJob } from './thread.ts';

/** Bytes of a page of WebAssembly memory. */
const PAGE = 65_536;

/** A step on copies of its tensors. */
interface SteppedCopies extends Required<Pick<Replay, 'write' | 'bringState'>> {
  /** Takes the values of the tensors that change with each step. From now on the tensors of the state are old. */
  feed: (values: readonly FeedValues[]) => void;
}

/** A step in memory that threads share. */
export interface SharedStep extends CutStep, SteppedCopies {
  memory: WebAssembly.Memory;
  /** The calls of the whole step, as one thread makes them. */
  whole: (() => void)[];
  /** Returns the calls of a thread, by operation, as this one would make them. */
  callsOfThread: (thread: number) => (() => void)[];
}

/**
 * Puts a step into shared memory, with the present values of all tensors that it reads.
 *
 * @param module the kernels for shared memory
 * @throws a RangeError when there is no memory for it
 */
export function createShared(
  layout: SharedLayout,
  feeds: readonly TensorInfo[],
  module: WebAssembly.Module,
): SharedStep {
  const { endOf, scratch, bytes, units } = layout;
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const kernels = kernelsOn(module, memory);
  const byThread = scratch.map((own) => callsOf(layout, own, 0));
  const cut = cutStep(byThread, units, endOf);
  return {
    ...copyTensors(layout, feeds, memory, 0),
    ...cut,
    memory,
    whole: bindParts(byThread[0], kernels),
    callsOfThread: (thread) => bindParts(partsOf(cut, thread), kernels),
  };
}

/** Copies the tensors of a step to their places in its memory, and brings the new state back when it is asked for. */
function copyTensors(
  { at, places, state }: SharedLayout,
  feeds: readonly TensorInfo[],
  memory: WebAssembly.Memory,
  base: number,
): SteppedCopies {
  const tensors = new Map<object, number>();
  for (const [{ constant, dataId, bytes }, offset] of places) {
    if (constant) put(memory, base + offset, constant);
    if (!dataId) continue;
    tensors.set(dataId, base + offset);
    put(memory, base + offset, new Uint8Array(wasmMemory().buffer, addressOf(dataId), bytes));
  }
  const fed = feeds.map(({ dataId }) => tensors.get(dataId));
  let isStale = false;
  return {
    feed: (values) => {
      fed.forEach((address, i) => address !== undefined && put(memory, address, values[i]));
      isStale = true;
    },
    write: ({ dataId }: Tensor, values) => {
      put(wasmMemory(), addressOf(dataId), values);
      const address = tensors.get(dataId);
      if (address !== undefined) put(memory, address, values);
    },
    bringState: () => {
      if (!isStale) return;
      isStale = false;
      for (const value of state) {
        const { dataId, bytes } = value;
        if (dataId) put(wasmMemory(), addressOf(dataId), new Uint8Array(memory.buffer, base + at(value), bytes));
      }
    },
  };
}

/** Replays a step on this thread, in a part of tfjs's memory in which its arrays lie apart. */
export function replayApart(layout: SharedLayout, feeds: readonly TensorInfo[], kernels: Kernels): Replay {
  const base = allocate(layout.bytes);
  const copies = copyTensors(layout, feeds, wasmMemory(), base);
  const calls = bindParts(callsOf(layout, layout.scratch[0], base), kernels);
  return {
    bytes: layout.bytes,
    step: (values = []) => {
      copies.feed(values);
      for (const call of calls) call();
    },
    write: copies.write,
    bringState: copies.bringState,
    dispose: () => free(base),
  };
}

/**
 * Replays a step on several threads, in memory of their own; see {@link createShared}. It runs on this thread alone until the
 * others are ready.
 */
export function replayShared(
  layout: SharedLayout,
  feeds: readonly TensorInfo[],
  host: ThreadHost,
  module: WebAssembly.Module,
  choice: Choice = createChoice(),
): Replay {
  const { threads, bytes } = layout;
  const shared = createShared(layout, feeds, module);
  const { memory, waits, whole } = shared;
  const buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * Object.keys(CELLS).length);
  const cells = new Int32Array(buffer);
  const wait = createLeadersWait(cells, threads);
  const ownPart = createPart(shared.callsOfThread(0), waits, wait);
  let hasFailed = false;
  const others = Array.from({ length: threads - 1 }, (_, t) => {
    const job: ThreadJob = { module, memory, cells: buffer, threads, parts: partsOf(shared, t + 1), waits };
    return host.spawn(job, () => void (hasFailed = true));
  });
  const areReady = () => !hasFailed && Atomics.load(cells, CELLS.ready) === threads - 1;

  return {
    bytes,
    step: (values = []) => {
      shared.feed(values);
      const isReady = areReady();
      const begun = performance.now();
      if (isReady && choice.takesAll()) {
        if (!wait() || !ownPart()) throw new Error(words.engine.threadLost);
      } else for (const call of whole) call();
      if (isReady) choice.took(performance.now() - begun);
    },
    write: shared.write,
    bringState: shared.bringState,
    dispose: () => others.forEach((end) => end()),
  };
}

const partsOf = ({ parts }: CutStep, thread: number) => parts.map((ofThreads) => ofThreads[thread]);

/** Returns the calls of a step as one thread makes them. */
function callsOf({ operations, copies, at }: SharedLayout, scratch: number, base: number): BoundCall[] {
  const copyCalls = copies.map(({ from, to }) => ({ kernel: 'copy' as const, args: [from, to, from.bytes] }));
  // What is left out stays at 0.
  const place = (value: Value) => (at(value) === 0 ? 0 : base + at(value));
  return [...operations, ...copyCalls].map(({ kernel, args }) => ({
    kernel: kernel as StepKernel,
    args: numbersOf<Value>(args, place, base + scratch),
  }));
}

/** Writes bytes into a memory, through a new view since it may have grown. */
export const put = (
  memory: WebAssembly.Memory,
  at: number,
  { buffer, byteOffset, byteLength }: ArrayBufferView,
): void => new Uint8Array(memory.buffer, at, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
