import * as tf from '@tensorflow/tfjs-core';
import type { FusedKernel } from '../../fused/kernel.ts';
import { descend, descendBias } from './descend.ts';
import type { KernelBackend, KernelCall } from './dispatch.ts';
import { activate, addScaled, gate } from './elementwise.ts';
import { backProduct, dense, matMul } from './products.ts';
import { pickRows } from './pick-rows.ts';
import { innerProduct, squaredNorm } from './reduce.ts';

const KERNELS: Record<FusedKernel, (call: KernelCall) => tf.TensorInfo | tf.TensorInfo[]> = {
  LabMatMul: matMul,
  LabDense: dense,
  LabBackProduct: backProduct,
  LabActivate: activate,
  LabGate: gate,
  LabAddScaled: addScaled,
  LabDescend: descend,
  LabDescendBias: descendBias,
  LabPickRows: pickRows,
  LabSquaredNorm: squaredNorm,
  LabInnerProduct: innerProduct,
};

/** Registers the engine's own operations in WGSL with tfjs, for a `LabWebGpuBackend` that is registered as `webgpu`. */
export function registerWebGpuKernels(): void {
  for (const [kernelName, kernel] of Object.entries(KERNELS)) {
    if (tf.getKernel(kernelName, 'webgpu')) continue;
    tf.registerKernel({
      kernelName,
      backendName: 'webgpu',
      kernelFunc: ({ backend, inputs, attrs }) =>
        kernel({
          backend: backend as KernelBackend,
          inputs: inputs as KernelCall['inputs'],
          attributes: (attrs ?? {}) as KernelCall['attributes'],
        }),
    });
  }
}
