import type * as tf from '@tensorflow/tfjs-core';
import type { Replay, StatePair } from '../capture.ts';
import { addressOf, allocate, free, wasmMemory } from '../tfjs-internals/wasm.ts';
import { planMemory } from './memory-plan.ts';
import { bindCall, type Value } from './operation.ts';
import { openKernels, type OpenKernels } from './register-kernels.ts';
import { shareStep, spreadStep } from './threads/shared-layout.ts';
import { replayApart, replayShared } from './threads/shared-step.ts';
import { threadHost } from './threads/thread-host.ts';
import { traceStep, type Trace } from './trace.ts';

/**
 * Turns a training step into a list of calls of our kernels, on the tensors in place and on its own memory; see
 * `captureStep`.
 *
 * @returns `null` where there are no kernels
 */
export function captureWasmStep(step: () => StatePair[], feeds: tf.Tensor[]): Replay | null {
  const open = openKernels();
  if (!open) return null;
  const { kernels, scratch } = open;
  const trace = traceStep(step);
  const apart = replayInCopies(trace, feeds, open);
  if (apart) return apart;
  const plan = planMemory(trace);
  const base = allocate(plan.bytes);
  const at = (value: Value): number => {
    const { dataId } = plan.replaced.get(value) ?? value;
    if (dataId) return addressOf(dataId);
    const offset = plan.offsets.get(value);
    return offset === undefined ? 0 : base + offset;
  };

  for (const [value] of plan.offsets) if (value.constant) write(at(value), value.constant);
  const calls = [
    ...plan.operations.map((operation) => bindCall(operation, kernels, at, scratch)),
    ...plan.copies.map(({ from, to }) =>
      bindCall<Value>({ kernel: 'copy', args: [from, to, from.bytes] }, kernels, at, scratch),
    ),
  ];
  const fed = feeds.map(({ dataId }) => addressOf(dataId));

  return {
    bytes: plan.bytes,
    step: (values = []) => {
      fed.forEach((address, i) => write(address, values[i]));
      for (const call of calls) call();
    },
    write: (tensor, values) => write(addressOf(tensor.dataId), values),
    dispose: () => free(base),
  };
}

/** Replays a step on copies of its tensors: on several threads, or where they lie better; `null` where neither gains. */
function replayInCopies(trace: Trace, feeds: tf.Tensor[], { kernels, shared }: OpenKernels): Replay | null {
  const host = threadHost();
  const layout = host && shared && shareStep(trace, host.threads);
  if (layout) return replayShared(layout, feeds, host, shared);
  const spread = spreadStep(trace);
  return spread && replayApart(spread, feeds, kernels);
}

/** Writes bytes into the memory, through a new view since the memory may have grown. */
const write = (address: number, { buffer, byteOffset, byteLength }: ArrayBufferView): void =>
  new Uint8Array(wasmMemory().buffer, address, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
