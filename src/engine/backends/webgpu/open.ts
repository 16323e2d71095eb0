/** What opening the WebGPU backend needs, in one place that is loaded only then. */
export { LabWebGpuBackend } from './backend.ts';
export { captureStep } from './capture.ts';
export { registerWebGpuKernels } from './kernels/register.ts';
