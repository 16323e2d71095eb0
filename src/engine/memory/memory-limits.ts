import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../config/backend.ts';
import { capturesSteps } from '../backends/capture.ts';
import { isWebGpuBackend } from '../backends/webgpu/queue.ts';
import type { StepKind } from '../backends/counting/count-memory.ts';

/** How much memory there is, in bytes; `null`: nobody knows. */
export interface MemoryLimits {
  backend: BackendName;
  /** Of all buffers together. */
  total: number | null;
  /** Of each. */
  buffer: number | null;
}

/** How the backend that is open runs a step; `isPure`: whether the rule's steps are all the same operations. */
export function presentStepKind(isPure: boolean): StepKind {
  if (!tf.getKernel('LabDense', tf.getBackend())) return 'plain';
  return isPure && capturesSteps() ? 'captured' : 'eager';
}

/** The address space of WebAssembly is 4 GiB, and what is freed leaves gaps in it. */
const WASM_BYTES = 3.5e9;
/** What is slow long before, and fits into the memory of a small machine. */
const CPU_BYTES = 2e9;

/** The limits of the backend that is open. WebGPU does not tell how much memory a GPU has. */
export function memoryLimits(): MemoryLimits {
  const open = tf.backend();
  if (isWebGpuBackend(open)) {
    const { maxBufferSize, maxStorageBufferBindingSize } = open.device.limits;
    return { backend: 'webgpu', total: null, buffer: Math.min(maxBufferSize, maxStorageBufferBindingSize) };
  }
  const backend = tf.getBackend() as BackendName;
  return { backend, total: backend === 'wasm' ? WASM_BYTES : CPU_BYTES, buffer: null };
}
