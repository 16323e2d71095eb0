/** The part of tfjs's WebGPU backend that queues commands. */
interface QueueingBackend {
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  queue: GPUQueue;
}

/** Whether this tfjs backend is the WebGPU one. */
export const isWebGpuBackend = (backend: object): backend is QueueingBackend =>
  'submitQueue' in backend && 'queue' in backend;

/** Submits the commands that the backend still holds, and resolves when the GPU has done them all. */
export async function settleQueue(backend: QueueingBackend): Promise<void> {
  // submitQueue fails on a backend that holds nothing.
  backend.ensureCommandEncoderReady();
  // ... and leaves an open pass to whoever calls it.
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.queue.onSubmittedWorkDone();
}
