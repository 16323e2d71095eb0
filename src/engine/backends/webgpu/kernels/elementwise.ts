import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Activation } from '../../../../maths/activation.ts';
import { activationShader } from './activation.ts';
import { bindings, foldedGroups, GROUP, sizeOf, sizesOf, type KernelBackend, type KernelCall } from './dispatch.ts';

const WORKGROUP = 64;

/** Runs LabActivate: phi(z). */
export function activate({ backend, inputs: { z }, attributes }: KernelCall): TensorInfo {
  const declarations = activationShader(attributes.activation as Activation);
  return elementwise(backend, { z }, 'phi(z)', declarations);
}

/** Runs LabGate: signal * phi'(z), given h = phi(z); an input with a leading 1 is shared by all members. */
export function gate({ backend, inputs: { signal, z, h }, attributes }: KernelCall): TensorInfo {
  const declarations = activationShader(attributes.activation as Activation);
  return elementwise(backend, { signal, z, h }, 'signal * slope(z, h)', declarations);
}

/** Runs LabAddScaled: x + factor y. */
export function addScaled({ backend, inputs: { x, y }, attributes }: KernelCall): TensorInfo {
  return elementwise(backend, { x, y }, `x + f32(${String(attributes.factor)}) * y`, '');
}

/** Evaluates an expression of the named inputs entry by entry, in the shape of the largest. */
function elementwise(
  backend: KernelBackend,
  inputs: Record<string, TensorInfo>,
  expression: string,
  declarations: string,
): TensorInfo {
  const tensors = Object.values(inputs);
  const largest = tensors.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
  const size = sizeOf(largest);
  const reads = Object.entries(inputs).map(([name, tensor]) => {
    const index = sizeOf(tensor) === size ? 'i' : `i % sizes.${name}`;
    return `let ${name} = ${name}Values[${index}];`;
  });
  const wgsl = /* wgsl */ `
${sizesOf(['size', ...Object.keys(inputs)])}
${bindings(
  ['result'],
  Object.keys(inputs).map((name) => `${name}Values`),
)}
${declarations}
@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(num_workgroups) workgroups: vec3u,
        @builtin(local_invocation_index) at: u32) {
  let i = (${GROUP}) * ${WORKGROUP}u + at;
  if (i >= sizes.size) { return; }
  ${reads.join('\n  ')}
  result[i] = ${expression};
}`;
  const outputs = [{ shape: largest.shape, dtype: 'float32' as const }];
  const workgroups = foldedGroups(Math.ceil(size / WORKGROUP));
  return backend.runProgram({
    wgsl,
    outputs,
    inputs: tensors,
    uniforms: [size, ...tensors.map(sizeOf)],
    workgroups,
  })[0];
}
