import { getBackend } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../config/experiment.ts';
import { words } from '../words/words.ts';

/** Multiply-adds of each kind of frame. */
export interface FrameCost {
  light: number;
  full: number;
}

/**
 * What measuring costs, from the shapes alone.
 *
 * @param shapes [fan_out, fan_in] of each weight layer
 * @param samples training, test and probe samples together
 * @param rows rows of D, Q k
 * @param members M
 */
export function frameCost(shapes: [number, number][], samples: number, rows: number, members: number): FrameCost {
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const light = members * samples * sum(shapes.map(([fanOut, fanIn]) => fanOut * fanIn));
  const alignment = shapes.map(([fanOut, fanIn]) => {
    const weights = fanOut * fanIn;
    // The rows of the layer below, and then D W, (D W) W^T and two Gram matrices for W and for W - W_0.
    return (
      rows * weights +
      2 * (2 * rows * weights + Math.min(fanOut, fanIn) * weights + Math.min(rows, fanIn) * rows * fanIn)
    );
  });
  return { light, full: light + members * sum(alignment) };
}

/** W_0, W - W_0 and W before and after a step, the gradients, and a product in the making. */
const COPIES_OF_WEIGHTS = 6;
/** What the optimizer remembers, before and after a step. */
const COPIES_OF_MEMORY: Record<Optimizer, number> = { sgd: 0, slo: 0, momentum: 2, adam: 4 };
/** The address space of WebAssembly is 4 GiB; tfjs does not notice that it is full before it writes elsewhere. */
const WASM_BYTES = 3.5e9;

/** Throws a RangeError, a sentence, when the weights of a run can't fit into the memory of its backend. */
export function checkMemory(weights: number, optimizer: Optimizer): void {
  const bytes = 4 * (COPIES_OF_WEIGHTS + COPIES_OF_MEMORY[optimizer]) * weights;
  if (getBackend() !== 'wasm' || bytes <= WASM_BYTES) return;
  throw new RangeError(words.engine.tooLarge((bytes / 1e9).toFixed(1), (WASM_BYTES / 1e9).toFixed(1)));
}
