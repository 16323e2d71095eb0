import * as tf from '@tensorflow/tfjs-core';

/** The parts of tfjs's WebAssembly backend through which kernels share memory. */
interface WasmBackend {
  wasm: { asm: { memory: WebAssembly.Memory }; _malloc(bytes: number): number; _free(address: number): void };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
}

const open = () => tf.findBackend('wasm') as unknown as WasmBackend;

/** Returns tfjs's memory. When it grows, its old buffer is detached. */
export const wasmMemory = (): WebAssembly.Memory => open().wasm.asm.memory;

/** Address of a tensor's values, in bytes. */
export const addressOf = (dataId: object): number => open().dataIdMap.get(dataId).memoryOffset;

/** Makes a tensor with arbitrary values: those that its memory held before. */
export const newTensor = (shape: number[]): tf.TensorInfo => open().makeOutput(shape, 'float32');

/**
 * Allocates memory and returns its address in bytes.
 *
 * @throws a RangeError when there is none left
 */
export function allocate(bytes: number): number {
  const address = open().wasm._malloc(bytes);
  if (address === 0) throw new RangeError(`WebAssembly has no ${bytes} bytes left`);
  return address;
}

/** Frees memory of {@link allocate}. */
export const free = (address: number): void => open().wasm._free(address);
