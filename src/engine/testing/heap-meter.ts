import * as tf from '@tensorflow/tfjs-core';

/** What is taken of the heap of WebAssembly, in bytes. */
export interface HeapMeter {
  readonly live: number;
  /** The most since `reset`. */
  readonly peak: number;
  /** The size of the heap, which never shrinks. */
  readonly size: number;
  reset(): void;
  /** Puts back what it has put itself in the place of. */
  close(): void;
}

/** The part of tfjs's wasm backend that takes and gives back memory. */
interface Heap {
  asm: { memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** Meters what tfjs and our replays take of the heap, by standing before malloc and free. */
export function openHeapMeter(): HeapMeter {
  const heap = (tf.backend() as unknown as { wasm: Heap }).wasm;
  // At their first call emscripten's functions put others in their own place.
  heap._free(heap._malloc(1));
  const { _malloc, _free } = heap;
  const sizes = new Map<number, number>();
  let live = 0;
  let peak = 0;
  heap._malloc = (bytes) => {
    const address = _malloc(bytes);
    sizes.set(address, bytes);
    live += bytes;
    peak = Math.max(peak, live);
    return address;
  };
  heap._free = (address) => {
    live -= sizes.get(address) ?? 0;
    sizes.delete(address);
    _free(address);
  };
  return {
    get live() {
      return live;
    },
    get peak() {
      return peak;
    },
    get size() {
      return heap.asm.memory.buffer.byteLength;
    },
    reset: () => void (peak = live),
    close: () => Object.assign(heap, { _malloc, _free }),
  };
}

/** The number of live tensors, which a run must keep constant. */
export const memoryTensors = (): number => tf.memory().numTensors;
