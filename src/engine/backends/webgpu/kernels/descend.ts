import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bindings, sizesOf, type KernelBackend, type KernelCall } from './dispatch.ts';
import { descendBiasFinish, descendFinish, type ShaderOptimizer } from './finish.ts';
import { runProduct } from './product.ts';

/**
 * Runs LabDescend: [moved', W', memory'...] after one step by the gradient delta^T h, in place on copies of the old
 * tensors.
 */
export function descend({ backend, inputs, attributes }: KernelCall): TensorInfo[] {
  const { delta, h, initial, moved, W } = inputs;
  const optimizer = attributes.optimizer as ShaderOptimizer;
  const rates = ratesOf(backend, optimizer, inputs);
  const outputs = runProduct(backend, {
    members: W.shape[0],
    left: { tensor: delta, transposed: true },
    right: { tensor: h, transposed: false },
    finish: descendFinish(optimizer, Number(attributes.weightDecay)),
    outputs: [moved, W, ...memoryOf(optimizer, inputs)].map((old) => backend.copyOf(old)),
    inputs: [initial, rates],
  });
  if (rates !== inputs.lr) backend.disposeData(rates.dataId);
  return outputs;
}

/**
 * Runs LabDescendBias: [b', memory'...] after one step by the sum over the batch of delta, in place on copies of the
 * old tensors.
 */
export function descendBias({ backend, inputs, attributes }: KernelCall): TensorInfo[] {
  const { delta, b } = inputs;
  const optimizer = attributes.optimizer as ShaderOptimizer;
  const rates = ratesOf(backend, optimizer, inputs);
  const outputs = runProduct(backend, {
    members: b.shape[0],
    left: { tensor: delta, transposed: true },
    finish: descendBiasFinish(optimizer),
    outputs: [b, ...memoryOf(optimizer, inputs)].map((old) => backend.copyOf(old)),
    inputs: [rates],
  });
  if (rates !== inputs.lr) backend.disposeData(rates.dataId);
  return outputs;
}

function memoryOf(optimizer: ShaderOptimizer, { m, v }: KernelCall['inputs']): TensorInfo[] {
  if (optimizer === 'sgd') return [];
  return optimizer === 'momentum' ? [v] : [m, v];
}

const PACK = /* wgsl */ `
${sizesOf(['members'])}
${bindings(['rates'], ['lr', 'c1', 'c2'])}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= sizes.members) { return; }
  rates[3u * at.x] = lr[at.x];
  rates[3u * at.x + 1u] = c1[0];
  rates[3u * at.x + 2u] = c2[0];
}`;

/**
 * Returns lr by member. For Adam its two corrections are in the same tensor, since a device need not allow more than 8
 * in a shader.
 */
function ratesOf(backend: KernelBackend, optimizer: ShaderOptimizer, { lr, c1, c2 }: KernelCall['inputs']): TensorInfo {
  if (optimizer !== 'adam') return lr;
  const members = lr.shape[0];
  const outputs = [{ shape: [members, 1, 3], dtype: 'float32' as const }];
  const workgroups: [number, number, number] = [Math.ceil(members / 64), 1, 1];
  return backend.runProgram({ wgsl: PACK, outputs, inputs: [lr, c1, c2], uniforms: [members], workgroups })[0];
}
