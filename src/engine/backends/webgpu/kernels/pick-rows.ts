import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bindings, foldedGroups, GROUP, sizesOf, type KernelCall } from './dispatch.ts';

const WORKGROUP = 64;

const WGSL = /* wgsl */ `
${sizesOf(['size', 'count', 'columns', 'valuesStride', 'rowsStride'])}
${bindings(['result'], ['values', 'rows'], { rows: 'i32' })}
@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(num_workgroups) workgroups: vec3u,
        @builtin(local_invocation_index) at: u32) {
  let i = (${GROUP}) * ${WORKGROUP}u + at;
  if (i >= sizes.size) { return; }
  let column = i % sizes.columns;
  let sample = i / sizes.columns;
  let member = sample / sizes.count;
  let row = u32(rows[member * sizes.rowsStride + sample % sizes.count]);
  result[i] = values[member * sizes.valuesStride + row * sizes.columns + column];
}`;

/** Runs LabPickRows: the rows of each member's values that its sample indices name. */
export function pickRows({ backend, inputs: { values, rows } }: KernelCall): TensorInfo {
  const [valueMembers, samples, columns] = values.shape;
  const [rowMembers, count] = rows.shape;
  const members = Math.max(valueMembers, rowMembers);
  const size = members * count * columns;
  return backend.runProgram({
    wgsl: WGSL,
    outputs: [{ shape: [members, count, columns], dtype: 'float32' }],
    inputs: [values, rows],
    uniforms: [size, count, columns, valueMembers > 1 ? samples * columns : 0, rowMembers > 1 ? count : 0],
    workgroups: foldedGroups(Math.ceil(size / WORKGROUP)),
  })[0];
}
