import { Matrix } from 'ml-matrix';
import type { Breathe } from '../backends/fused/blocks.ts';

/** Multiply-adds between two looks at the messages: some 10 ms. */
const BLOCK = 1e7;

/** Returns X X^T in float64, [size, size], from the rows of X, [size, length] row-major. */
export async function rowGram(entries: Float32Array, size: number, length: number, breathe: Breathe): Promise<Matrix> {
  const gram = Matrix.zeros(size, size);
  let work = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let at = 0; at < length; at++) sum += entries[i * length + at] * entries[j * length + at];
      gram.set(i, j, sum);
      gram.set(j, i, sum);
    }
    work += i * length;
    if (work > BLOCK) {
      work = 0;
      await breathe();
    }
  }
  return gram;
}
