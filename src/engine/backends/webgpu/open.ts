/** All that is needed to open the WebGPU backend, in one module that is loaded only then. */
export { LabWebGpuBackend } from './lab-backend.ts';
export { captureStep } from './capture-webgpu-step.ts';
export { registerWebGpuKernels } from './kernels/register.ts';
