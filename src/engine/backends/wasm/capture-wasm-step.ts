import type * as tf from '@tensorflow/tfjs-core';
import type { Replay, StatePair } from '../capture.ts';
import { addressOf, allocate, free, wasmMemory } from '../tfjs-internals/wasm.ts';
import { planMemory, type MemoryPlan } from './memory-plan.ts';
import { bindCall, type Value } from './operation.ts';
import { openKernels, type OpenKernels } from './register-kernels.ts';
import { layoutOf } from './threads/shared-layout.ts';
import { put, replayApart, replayShared } from './threads/shared-step.ts';
import { threadHost } from './threads/thread-host.ts';
import { traceStep } from './trace.ts';

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
  const plan = planMemory(traceStep(step));
  const apart = replayInCopies(plan, feeds, open);
  if (apart) return apart;
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

/** Replays a step on copies of its tensors; `null` where that gains nothing. */
function replayInCopies(plan: MemoryPlan, feeds: tf.Tensor[], { kernels, shared }: OpenKernels): Replay | null {
  const host = shared && threadHost();
  const layout = layoutOf(plan, host?.threads ?? 1);
  if (!layout) return null;
  return host && layout.threads > 1 ? replayShared(layout, feeds, host, shared) : replayApart(layout, feeds, kernels);
}

const write = (address: number, values: ArrayBufferView): void => put(wasmMemory(), address, values);
