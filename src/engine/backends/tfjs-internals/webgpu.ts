import type { BackendValues, DataType } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** The data of a tensor in tfjs 4.22: `values` before they are uploaded, `resource` from then on. */
interface TensorData {
  values: BackendValues | null;
  dtype: DataType;
  refCount: number;
  resource?: GPUBuffer | null;
}

/** The manager that gives tfjs its buffers. */
export interface BufferManager {
  readonly numBytesUsed: number;
  readonly numBytesAllocated: number;
  acquireBuffer(size: number, usage: GPUBufferUsageFlags, mappedAtCreation?: boolean, reuse?: boolean): GPUBuffer;
  releaseBuffer(buffer: GPUBuffer, reuse?: boolean): void;
  dispose(): void;
}

/**
 * The undocumented parts of tfjs's WebGPU backend that we rely on. `tfjs-internals.test.ts` names each with its
 * purpose, and fails when one is missing.
 */
interface Internals {
  device: GPUDevice;
  queue: GPUQueue;
  bufferManager: BufferManager;
  tensorMap: { get(dataId: object): TensorData; has(dataId: object): boolean };
  /** Exists once `ensureCommandEncoderReady` was called. */
  commandEncoder: GPUCommandEncoder;
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  dispatchCountInPass: number;
  uniformPendingDisposal: GPUBuffer[];
  convertAndCacheOnCPU(dataId: object, values: BackendValues): BackendValues;
}

/** Returns the backend, typed with its private parts. */
export const internalsOf = (backend: WebGPUBackend): Internals => backend as unknown as Internals;
