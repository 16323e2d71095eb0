import * as tf from '@tensorflow/tfjs-core';

/** The parts of tfjs's WebAssembly backend that its kernels share memory through. */
interface WasmBackend {
  wasm: { asm: { memory: WebAssembly.Memory }; _malloc(bytes: number): number; _free(address: number): void };
  dataIdMap: { get(dataId: object): { memoryOffset: number } };
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
}

const open = () => tf.findBackend('wasm') as unknown as WasmBackend;

/** tfjs's own memory; it grows, and then its old buffer is detached. */
export const wasmMemory = (): WebAssembly.Memory => open().wasm.asm.memory;

/** Address of a tensor's values, in bytes. */
export const addressOf = (dataId: object): number => open().dataIdMap.get(dataId).memoryOffset;

/** A new tensor with whatever its memory held. */
export const newTensor = (shape: number[]): tf.TensorInfo => open().makeOutput(shape, 'float32');

/**
 * Takes memory; address in bytes.
 *
 * @throws a RangeError when there is none left
 */
export function allocate(bytes: number): number {
  const address = open().wasm._malloc(bytes);
  if (address === 0) throw new RangeError(`WebAssembly has no ${bytes} bytes left`);
  return address;
}

/** Gives memory of {@link allocate} back. */
export const free = (address: number): void => open().wasm._free(address);
