import * as tf from '@tensorflow/tfjs-core';
import { words } from '../../../words/words.ts';
import { FUSED_LOWERINGS } from './fused-lowerings.ts';
import { addressOf, allocate, newTensor, wasmMemory } from '../tfjs-internals/wasm.ts';
import { compileSharedKernels, loadKernels, SCRATCH_BYTES, type Kernels, type ReadKernels } from './kernel-module.ts';
import { bindCall, type Builder } from './operation.ts';
import { threadHost } from './threads/thread-host.ts';

/** Kernels on the memory of tfjs's wasm backend. */
export interface OpenKernels {
  kernels: Kernels;
  /** Address of memory that any call may use. */
  scratch: number;
  /** The kernels for memory that threads share; `null` where there are no threads. */
  shared: WebAssembly.Module | null;
}

let readKernels: ReadKernels | null = null;
let open: OpenKernels | null = null;

/** Sets how kernels are read, before a backend is opened. Without it, tfjs's own operations do everything. */
export function provideKernels(read: ReadKernels): void {
  readKernels = read;
}

/** Returns the kernels of the wasm backend, or `null` where there are none. */
export const openKernels = (): OpenKernels | null => open;

/**
 * Loads the kernels on a memory, whatever the backend.
 *
 * @throws when they can't be read or don't run here
 */
export async function loadProvidedKernels(memory: WebAssembly.Memory): Promise<Kernels> {
  if (!readKernels) throw new Error(words.engine.noKernels);
  return loadKernels(memory, readKernels);
}

/**
 * Adds the engine's own operations to tfjs's wasm backend, which must be open.
 *
 * @throws when the kernels can't be read or don't run here
 */
export async function registerWasmKernels(): Promise<void> {
  const kernels = open?.kernels ?? (await loadProvidedKernels(wasmMemory()));
  const shared = open?.shared ?? (threadHost() && readKernels ? await compileSharedKernels(readKernels) : null);
  open = { kernels, scratch: open?.scratch ?? allocate(SCRATCH_BYTES), shared };
  const { scratch } = open;
  const builder: Builder = {
    result: newTensor,
    alias: (x, shape) => ({ ...x, shape }),
    emit: (call) => bindCall(call, kernels, ({ dataId }) => addressOf(dataId), scratch)(),
  };
  for (const [kernelName, lower] of Object.entries(FUSED_LOWERINGS)) {
    if (tf.getKernel(kernelName, 'wasm')) continue;
    tf.registerKernel({
      kernelName,
      backendName: 'wasm',
      kernelFunc: ({ inputs, attrs = {} }) => lower(builder, inputs as Record<string, tf.TensorInfo>, attrs),
    });
  }
}
