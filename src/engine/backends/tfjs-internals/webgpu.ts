import type { BackendValues, DataType } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** What tfjs 4.22 knows of a tensor's data: `values` before they are uploaded, `resource` from then on. */
interface TensorData {
  values: BackendValues | null;
  dtype: DataType;
  refCount: number;
  resource?: GPUBuffer | null;
}

/** Where tfjs takes its buffers from. */
export interface BufferManager {
  readonly numBytesUsed: number;
  readonly numBytesAllocated: number;
  acquireBuffer(size: number, usage: GPUBufferUsageFlags, mappedAtCreation?: boolean, reuse?: boolean): GPUBuffer;
  releaseBuffer(buffer: GPUBuffer, reuse?: boolean): void;
  dispose(): void;
}

/**
 * The parts of tfjs's WebGPU backend that we rely on without a promise of tfjs: `tfjs-internals.test.ts` names each
 * and what it is for, and fails when one is gone.
 */
interface Internals {
  device: GPUDevice;
  queue: GPUQueue;
  bufferManager: BufferManager;
  tensorMap: { get(dataId: object): TensorData; has(dataId: object): boolean };
  /** There once `ensureCommandEncoderReady` was called. */
  commandEncoder: GPUCommandEncoder;
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  dispatchCountInPass: number;
  uniformPendingDisposal: GPUBuffer[];
  convertAndCacheOnCPU(dataId: object, values: BackendValues): BackendValues;
}

/** The backend with its private parts in sight. */
export const internalsOf = (backend: WebGPUBackend): Internals => backend as unknown as Internals;
