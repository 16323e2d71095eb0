import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { LabWebGpuBackend } from '../lab-backend.ts';

/** The parts of the backend that the kernels need. */
export type KernelBackend = Pick<LabWebGpuBackend, 'runProgram' | 'copyOf' | 'disposeData' | 'software' | 'device'>;

/** The arguments of a kernel call, as tfjs passes them. */
export interface KernelCall {
  backend: KernelBackend;
  inputs: Record<string, TensorInfo>;
  attributes: Record<string, string | number | boolean>;
}

/** Workgroups along one dimension of a dispatch that every WebGPU device allows. */
const MOST_ALONG_ONE = 65535;

/**
 * Returns the dimensions of this many workgroups, folded into two where they are too many for one. A shader undoes it
 * with {@link GROUP}.
 */
export function foldedGroups(count: number): [number, number, number] {
  const down = Math.ceil(count / MOST_ALONG_ONE);
  return [Math.ceil(count / down), down, 1];
}

/**
 * WGSL: the number of this workgroup in a folded dispatch, from `workgroup` and `workgroups`; some numbers lie beyond
 * the last.
 */
export const GROUP = 'workgroup.x + workgroup.y * workgroups.x';

/** Returns WGSL: the declarations of float bindings 0, 1, ..., the written ones first, and of `sizes` after them. */
export function bindings(written: readonly string[], read: readonly string[], types: Record<string, string> = {}) {
  const names = [...written, ...read];
  const lines = names.map((name, i) => {
    const access = i < written.length ? 'read_write' : 'read';
    return `@group(0) @binding(${i}) var<storage, ${access}> ${name}: array<${types[name] ?? 'f32'}>;`;
  });
  return [...lines, `@group(0) @binding(${names.length}) var<uniform> sizes: Sizes;`].join('\n');
}

/** Returns WGSL: the structure `Sizes` of the uniforms, each a u32. */
export const sizesOf = (names: readonly string[]): string =>
  `struct Sizes { ${names.map((name) => `${name}: u32`).join(', ')} }`;

/** Returns the number of entries of a tensor. */
export const sizeOf = ({ shape }: Pick<TensorInfo, 'shape'>): number => shape.reduce((size, n) => size * n, 1);
