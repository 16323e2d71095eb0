import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Activation } from '../../../../maths/activation.ts';
import type { KernelCall } from './dispatch.ts';
import { denseFinish, gatedFinish, KEEP } from './finish.ts';
import { runProduct } from './product.ts';

/** Runs LabMatMul: the batched product of `a` and `b`, either side optionally transposed. */
export function matMul({ backend, inputs: { a, b }, attributes: { transposeA, transposeB } }: KernelCall): TensorInfo {
  const left = { tensor: a, transposed: transposeA === true };
  const right = { tensor: b, transposed: transposeB === true };
  const shape = [membersOf(a, b), a.shape[left.transposed ? 2 : 1], b.shape[right.transposed ? 1 : 2]];
  const outputs = [{ shape, dtype: 'float32' as const }];
  return runProduct(backend, { members: shape[0], left, right, finish: KEEP, outputs })[0];
}

/** Runs LabDense: z = x W^T + b and h = phi(z), [z, h]; only [z] where phi is linear. */
export function dense({ backend, inputs: { x, W, b }, attributes }: KernelCall): TensorInfo[] {
  const biased = b !== undefined;
  const finish = denseFinish(attributes.activation as Activation, biased);
  const shape = [membersOf(x, W, ...(biased ? [b] : [])), x.shape[1], W.shape[1]];
  return runProduct(backend, {
    members: shape[0],
    left: { tensor: x, transposed: false },
    right: { tensor: W, transposed: true },
    finish,
    outputs: finish.written.map(() => ({ shape, dtype: 'float32' as const })),
    inputs: biased ? [b] : [],
  });
}

/** Runs LabBackProduct: (delta W) * phi'(z), given h = phi(z). */
export function backProduct({ backend, inputs: { delta, W, z, h }, attributes }: KernelCall): TensorInfo {
  const finish = gatedFinish(attributes.activation as Activation);
  const shape = [membersOf(delta, W), delta.shape[1], W.shape[2]];
  return runProduct(backend, {
    members: shape[0],
    left: { tensor: delta, transposed: false },
    right: { tensor: W, transposed: false },
    finish,
    outputs: [{ shape, dtype: 'float32' }],
    inputs: finish.read.length > 0 ? [z, h] : [],
  })[0];
}

const membersOf = (...tensors: TensorInfo[]): number => Math.max(...tensors.map(({ shape }) => shape[0]));
