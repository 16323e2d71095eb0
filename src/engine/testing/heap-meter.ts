import * as tf from '@tensorflow/tfjs-core';

/** A meter of the heap of WebAssembly, in bytes. */
export interface HeapMeter {
  readonly live: number;
  /** The most bytes taken since `reset`. */
  readonly peak: number;
  /** The size of the heap, which never shrinks. */
  readonly size: number;
  reset(): void;
  /** Restores the functions that the meter had replaced. */
  close(): void;
}

/** The part of tfjs's wasm backend that allocates and frees memory. */
interface Heap {
  asm: { memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** Meters the memory that tfjs and our replays take from the heap, by wrapping malloc and free. */
export function openHeapMeter(): HeapMeter {
  const heap = (tf.backend() as unknown as { wasm: Heap }).wasm;
  // At their first call emscripten's functions replace themselves by others.
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

/** Returns the number of live tensors, which a run must keep constant. */
export const memoryTensors = (): number => tf.memory().numTensors;
