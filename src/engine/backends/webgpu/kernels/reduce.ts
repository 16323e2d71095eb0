import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bindings, foldedGroups, GROUP, sizeOf, sizesOf, type KernelBackend, type KernelCall } from './dispatch.ts';

/** Runs LabSquaredNorm: the sum of squares over all but the leading axis, [M]. */
export const squaredNorm = ({ backend, inputs: { x } }: KernelCall): TensorInfo => sums(backend, { x }, 'x * x');

/**
 * Runs LabInnerProduct: the sum of products over all but the leading axis, [M]; one of leading 1 is shared by all
 * members.
 */
export const innerProduct = ({ backend, inputs: { x, y } }: KernelCall): TensorInfo => sums(backend, { x, y }, 'x * y');

/** Invocations of a workgroup. On a GPU they add up their sums in its memory; on a CPU each makes a sum of its own. */
const WORKGROUP = { hardware: 256, software: 4 };
/** The fewest terms of an invocation with which a second stage pays. */
const TERMS = { hardware: 64, software: 256 };

/**
 * Sums an expression of the named inputs over each member. A long sum takes two stages: first parts, then the parts of
 * each member. Such sums of sums are short, and keep the digits of float32.
 */
function sums(backend: KernelBackend, inputs: Record<string, TensorInfo>, expression: string): TensorInfo {
  const [first] = Object.values(inputs);
  const members = Math.max(...Object.values(inputs).map(({ shape }) => shape[0]));
  const parts = partsOf(sizeOf(first) / first.shape[0], backend.software);
  if (parts === 1) return stage(backend, inputs, expression, [members]);
  const partial = stage(backend, inputs, expression, [members, parts]);
  const total = stage(backend, { x: partial }, 'x', [members]);
  backend.disposeData(partial.dataId);
  return total;
}

/** Returns the number of parts of a sum: on a CPU as many as terms in a part, on a GPU a workgroup each. */
function partsOf(size: number, software: boolean): number {
  if (software) return size > TERMS.software ? Math.ceil(Math.sqrt(size)) : 1;
  return Math.ceil(size / (WORKGROUP.hardware * TERMS.hardware));
}

/** Runs one stage as one dispatch, to [M] or [M, parts]. */
function stage(
  backend: KernelBackend,
  inputs: Record<string, TensorInfo>,
  expression: string,
  shape: [members: number, parts?: number],
): TensorInfo {
  const [members, parts = 1] = shape;
  const tensors = Object.values(inputs);
  const sizes = tensors.map((tensor) => sizeOf(tensor) / tensor.shape[0]);
  const strides = tensors.map((tensor, i) => (tensor.shape[0] === 1 ? 0 : sizes[i]));
  const count = members * parts;
  return backend.runProgram({
    wgsl: shader(Object.keys(inputs), expression, backend.software),
    outputs: [{ shape: shape as number[], dtype: 'float32' }],
    inputs: tensors,
    uniforms: [members, parts, sizes[0], ...strides],
    workgroups: foldedGroups(backend.software ? Math.ceil(count / WORKGROUP.software) : count),
  })[0];
}

function shader(names: string[], expression: string, software: boolean): string {
  const workgroup = software ? WORKGROUP.software : WORKGROUP.hardware;
  const output = software ? `group * ${workgroup}u + at` : 'group';
  const first = software ? 'part' : `part * ${workgroup}u + at`;
  const step = software ? 'sizes.parts' : `sizes.parts * ${workgroup}u`;
  const tree = /* wgsl */ `
  partials[at] = total;
  for (var half = ${workgroup / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (at < half) { partials[at] += partials[at + half]; }
  }
  if (at > 0u) { return; }
  total = partials[0];`;
  return /* wgsl */ `
${sizesOf(['members', 'parts', 'size', ...names.map((name) => `${name}Stride`)])}
${bindings(
  ['result'],
  names.map((name) => `${name}Values`),
)}
${software ? '' : `var<workgroup> partials: array<f32, ${workgroup}>;`}
@compute @workgroup_size(${workgroup})
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(num_workgroups) workgroups: vec3u,
        @builtin(local_invocation_index) at: u32) {
  let group = ${GROUP};
  let output = ${output};
  if (output >= sizes.members * sizes.parts) { return; }
  let member = output / sizes.parts;
  let part = output % sizes.parts;
  var total = 0.0;
  for (var i = ${first}; i < sizes.size; i += ${step}) {
    ${names.map((name) => `let ${name} = ${name}Values[member * sizes.${name}Stride + i];`).join('\n    ')}
    total += ${expression};
  }
  ${software ? '' : tree}
  result[output] = total;
}`;
}
