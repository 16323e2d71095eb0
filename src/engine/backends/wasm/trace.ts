import * as tf from '@tensorflow/tfjs-core';
import { words } from '../../../words/words.ts';
import type { StatePair } from '../capture.ts';
import { switchBackend } from '../tfjs-internals/switch-backend.ts';
import { LOWERINGS } from './lowerings.ts';
import { arraysOf, type Builder, type KernelCall, type Value } from './operation.ts';

/** A call in a step. */
export type Operation = KernelCall<Value> & { reads: Value[] };

/** A step as a list of operations, with the values that are the new state of tensors. */
export interface Trace {
  operations: Operation[];
  /** The new value of each tensor that lives on. */
  updates: { from: Value; to: Value }[];
}

const BACKEND = 'lab-trace';

/**
 * Runs a step on a backend that computes nothing, and records the operations that it asks for.
 *
 * @param step pure: the same operations whatever the values
 * @throws when it reads values back or asks for an operation that has no lowering
 */
export function traceStep(step: () => StatePair[]): Trace {
  const tracer = new Tracer();
  for (const [kernelName, lower] of Object.entries(LOWERINGS)) {
    tf.registerKernel({
      kernelName,
      backendName: BACKEND,
      kernelFunc: ({ inputs, attrs = {} }) => lower(tracer, inputs as Record<string, tf.TensorInfo>, attrs),
    });
  }
  const switchBack = switchBackend(BACKEND, tracer);
  try {
    let updates: Trace['updates'] = [];
    tf.tidy(() => {
      updates = step().map(({ from, to }) => ({ from: tracer.standInFor(from), to: tracer.standInFor(to) }));
    });
    return { operations: tracer.operations, updates: updates.filter(({ from, to }) => from !== to) };
  } finally {
    switchBack();
    for (const kernelName of Object.keys(LOWERINGS)) tf.unregisterKernel(kernelName, BACKEND);
  }
}

class Tracer extends tf.KernelBackend implements Builder {
  readonly operations: Operation[] = [];
  private readonly values = new WeakMap<object, Value>();
  /** Single numbers, each stored once however often a step asks for it. */
  private readonly numbers = new Map<string, Value>();

  /** Returns the value that stands for a tensor; a tensor that was not made here lives on the backend below. */
  standInFor({ dataId, shape }: { dataId: object; shape: number[] }): Value {
    const known = this.values.get(dataId);
    if (known) return known;
    const value = { bytes: 4 * tf.util.sizeFromShape(shape), dataId };
    this.values.set(dataId, value);
    return value;
  }

  result(shape: number[], dtype: tf.DataType = 'float32'): tf.TensorInfo {
    return this.register({ bytes: 4 * tf.util.sizeFromShape(shape) }, shape, dtype);
  }

  alias(x: tf.TensorInfo, shape: number[]): tf.TensorInfo {
    return this.register(this.standInFor(x), shape, x.dtype);
  }

  emit({ kernel, args, writes, inPlace, optional }: KernelCall<tf.TensorInfo>): void {
    const value = (info: tf.TensorInfo) => this.standInFor(info);
    const reads = arraysOf({ args }).filter((info) => !writes.includes(info));
    this.operations.push({
      kernel,
      args: args.map((arg) => (typeof arg === 'object' ? value(arg) : arg)),
      reads: reads.map(value),
      writes: writes.map(value),
      inPlace: inPlace?.map(([write, read]) => [value(write), value(read)]),
      optional: optional?.map(value),
    });
  }

  override write(values: tf.BackendValues, shape: number[], dtype: tf.DataType): object {
    const numbers = values as ArrayLike<number>;
    const constant = dtype === 'int32' ? Int32Array.from(numbers) : Float32Array.from(numbers);
    const value = { bytes: constant.byteLength, constant };
    if (constant.length > 1) return this.register(value, shape, dtype).dataId;
    const key = `${dtype} ${constant[0]}`;
    const known = this.numbers.get(key) ?? value;
    this.numbers.set(key, known);
    return this.register(known, shape, dtype).dataId;
  }

  override readSync(): never {
    throw new Error(words.engine.readsWhileRecording);
  }

  override read(): never {
    throw new Error(words.engine.readsWhileRecording);
  }

  override disposeData(): boolean {
    return true;
  }

  override incRef(): void {
    // Values live as long as operations use them (memory-plan.ts).
  }

  override refCount(): number {
    return 1;
  }

  override numDataIds(): number {
    return 0;
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override dispose(): void {
    // There is nothing to free.
  }

  private register(value: Value, shape: number[], dtype: tf.DataType): tf.TensorInfo {
    const dataId = {};
    this.values.set(dataId, value);
    return { dataId, shape, dtype };
  }
}
