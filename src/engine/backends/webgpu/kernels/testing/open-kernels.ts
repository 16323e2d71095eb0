import * as tf from '@tensorflow/tfjs-core';
import { LabWebGpuBackend } from '../../lab-backend.ts';
import { findAdapter } from '../../device.ts';
import type { KernelBackend } from '../dispatch.ts';
import { registerWebGpuKernels } from '../register.ts';

/** Opens WebGPU with all features that a kernel may use. */
export async function openKernels(): Promise<void> {
  const report = await findAdapter(navigator.gpu);
  if (!report) throw new Error('there is no WebGPU adapter');
  const requiredFeatures = (['subgroups'] as const).filter((name) => report.adapter.features.has(name));
  const device = await report.adapter.requestDevice({ requiredFeatures });
  device.addEventListener('uncapturederror', ({ error }) => {
    throw new Error(error.message);
  });
  tf.registerBackend('webgpu', () => new LabWebGpuBackend(device, report));
  await tf.setBackend('webgpu');
  registerWebGpuKernels();
}

/** Returns the open backend, presented as a CPU or as a GPU, so that the shaders of either can run. */
export function passingFor(kind: 'CPU' | 'GPU'): KernelBackend {
  const backend = tf.backend() as unknown as KernelBackend;
  return {
    software: kind === 'CPU',
    device: backend.device,
    runProgram: (program) => backend.runProgram(program),
    copyOf: (tensor) => backend.copyOf(tensor),
    disposeData: (data) => backend.disposeData(data),
  };
}
