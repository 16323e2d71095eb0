import type { NamedAttrMap, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import type { Kernels } from './kernel-module.ts';

/** The memory of one float32 or int32 array in a step; reshaped tensors share theirs. */
export interface Value {
  readonly bytes: number;
  /** The tensor of the wasm backend that this value is, for as long as the step is used. */
  readonly dataId?: object;
  /** The values of a constant. */
  readonly constant?: TypedArray;
}

/** A placeholder for the memory that any call may use while it runs. */
export const SCRATCH = 'scratch' as const;

/** A call of a kernel, still without addresses; names stand for the arrays. */
export interface KernelCall<Name> {
  kernel: keyof Kernels;
  /** Arrays, to be replaced by their addresses, and numbers; 0 for `undefined`. */
  args: (Name | typeof SCRATCH | number | undefined)[];
  /** The arrays that are written; the others are read. */
  writes: Name[];
  /** Outputs that may overwrite an input: each entry is written after it was read. */
  inPlace?: [write: Name, read: Name][];
  /** Outputs that the kernel leaves out at address 0. */
  optional?: Name[];
}

/** The target of a lowering: a trace (`trace.ts`), or the backend itself (`register-kernels.ts`). */
export interface Builder {
  /** Makes an array of float32; those that tfjs calls `bool` hold 0 and 1. */
  result(shape: number[], dtype?: 'float32' | 'bool'): TensorInfo;
  /** Returns the same array in another shape. */
  alias(x: TensorInfo, shape: number[]): TensorInfo;
  emit(call: KernelCall<TensorInfo>): void;
}

/** A function that turns a tfjs operation into calls of kernels. */
export type Lowering = (
  builder: Builder,
  inputs: Record<string, TensorInfo>,
  attributes: NamedAttrMap,
) => TensorInfo | TensorInfo[];

/** Returns the arrays among the arguments of a call. */
export const arraysOf = <Name extends object>({ args }: Pick<KernelCall<Name>, 'args'>): Name[] =>
  args.filter((arg): arg is Name => typeof arg === 'object');

/**
 * Returns the arguments of a call with addresses in place of arrays.
 *
 * @param at gives the address of an array in bytes
 * @param scratch address of scratch memory
 */
export const numbersOf = <Name extends object>(
  args: KernelCall<Name>['args'],
  at: (name: Name) => number,
  scratch: number,
): number[] =>
  args.map((arg = 0) => {
    if (arg === SCRATCH) return scratch;
    return typeof arg === 'number' ? arg : at(arg);
  });

/** Returns a function that makes a call whose arguments are numbers. */
export function callOf(kernel: keyof Kernels, numbers: readonly number[], kernels: Kernels): () => void {
  const run: (...args: number[]) => void = kernels[kernel];
  return () => run(...numbers);
}

/** Returns a function that makes the call; see {@link numbersOf}. */
export const bindCall = <Name extends object>(
  { kernel, args }: Pick<KernelCall<Name>, 'kernel' | 'args'>,
  kernels: Kernels,
  at: (name: Name) => number,
  scratch: number,
): (() => void) => callOf(kernel, numbersOf(args, at, scratch), kernels);
