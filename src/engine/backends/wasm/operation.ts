import type { NamedAttrMap, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import type { Kernels } from './kernel-module.ts';

/** The memory of one float32 or int32 array in a step; reshaped tensors share theirs. */
export interface Value {
  readonly bytes: number;
  /** The tensor of the wasm backend that it is, for as long as the step is used. */
  readonly dataId?: object;
  /** What it always holds. */
  readonly constant?: TypedArray;
}

/** Stands for the memory that any call may use while it runs. */
export const SCRATCH = 'scratch' as const;

/** A call of a kernel, still without addresses; arrays go by whatever stands for them. */
export interface KernelCall<Name> {
  kernel: keyof Kernels;
  /** Arrays, whose addresses are meant, and numbers; 0 for `undefined`. */
  args: (Name | typeof SCRATCH | number | undefined)[];
  /** Those among the arrays that are written; the others are read. */
  writes: Name[];
  /** Writes that may take the place of what is read: each entry is written after it was read. */
  inPlace?: [write: Name, read: Name][];
  /** Writes that the kernel leaves out at address 0. */
  optional?: Name[];
}

/** Where a lowering puts what it makes: a trace (`trace.ts`), or the backend at once (`register-kernels.ts`). */
export interface Builder {
  /** A new array of float32; those that tfjs calls `bool` hold 0 and 1. */
  result(shape: number[], dtype?: 'float32' | 'bool'): TensorInfo;
  /** The same array in another shape. */
  alias(x: TensorInfo, shape: number[]): TensorInfo;
  emit(call: KernelCall<TensorInfo>): void;
}

/** Turns a tfjs operation into calls of kernels. */
export type Lowering = (
  builder: Builder,
  inputs: Record<string, TensorInfo>,
  attributes: NamedAttrMap,
) => TensorInfo | TensorInfo[];

/** The arrays among the arguments of a call. */
export const arraysOf = <Name extends object>({ args }: Pick<KernelCall<Name>, 'args'>): Name[] =>
  args.filter((arg): arg is Name => typeof arg === 'object');

/**
 * The call with its addresses.
 *
 * @param at address of an array in bytes
 * @param scratch address of scratch memory
 */
export function bindCall<Name extends object>(
  { kernel, args }: Pick<KernelCall<Name>, 'kernel' | 'args'>,
  kernels: Kernels,
  at: (name: Name) => number,
  scratch: number,
): () => void {
  const run: (...numbers: number[]) => void = kernels[kernel];
  const numbers = args.map((arg = 0) => {
    if (arg === SCRATCH) return scratch;
    return typeof arg === 'number' ? arg : at(arg);
  });
  return () => run(...numbers);
}
