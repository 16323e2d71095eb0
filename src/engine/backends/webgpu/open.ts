/** What opening the WebGPU backend needs, in one place that is loaded only then. */
export { LabWebGpuBackend } from './lab-backend.ts';
export { captureStep } from './capture-webgpu-step.ts';
export { registerWebGpuKernels } from './kernels/register.ts';
