import type { LabWebGpuBackend } from './lab-backend.ts';

/** Returns whether this tfjs backend is our WebGPU one. */
export const isWebGpuBackend = (backend: object): backend is LabWebGpuBackend => 'runProgram' in backend;

/** Submits the commands that the backend still holds, and resolves when the GPU has done them all. */
export async function settleQueue(backend: LabWebGpuBackend): Promise<void> {
  backend.submit();
  await backend.queue.onSubmittedWorkDone();
}
