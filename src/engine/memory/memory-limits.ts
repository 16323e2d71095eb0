import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../config/backend.ts';
import { capturesSteps } from '../backends/capture.ts';
import { isWebGpuBackend } from '../backends/webgpu/queue.ts';
import type { StepKind } from '../backends/counting/count-memory.ts';

/** The memory that there is, in bytes; `null` where it is unknown. */
export interface MemoryLimits {
  backend: BackendName;
  /** The limit for all buffers together. */
  total: number | null;
  /** The limit for each buffer. */
  buffer: number | null;
}

/** Returns how the open backend runs a step; `isPure`: whether the rule's steps are all the same operations. */
export function presentStepKind(isPure: boolean): StepKind {
  if (!tf.getKernel('LabDense', tf.getBackend())) return 'plain';
  return isPure && capturesSteps() ? 'captured' : 'eager';
}

/** The limit for WebAssembly, whose address space is 4 GiB, with gaps where memory was freed. */
const WASM_BYTES = 3.5e9;
/** The limit for plain JavaScript, which is slow long before; it fits into the memory of a small machine. */
const CPU_BYTES = 2e9;

/** Returns the limits of the open backend. WebGPU does not tell how much memory a GPU has. */
export function memoryLimits(): MemoryLimits {
  const open = tf.backend();
  if (isWebGpuBackend(open)) {
    const { maxBufferSize, maxStorageBufferBindingSize } = open.device.limits;
    return { backend: 'webgpu', total: null, buffer: Math.min(maxBufferSize, maxStorageBufferBindingSize) };
  }
  const backend = tf.getBackend() as BackendName;
  return { backend, total: backend === 'wasm' ? WASM_BYTES : CPU_BYTES, buffer: null };
}
