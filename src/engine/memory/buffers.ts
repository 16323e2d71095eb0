import type { BufferName, Buffers } from '../run/run-interface.ts';

/** Bytes of all of them. */
export const bytesOf = (buffers: Buffers[]): number =>
  buffers.reduce((sum, { count, shape }) => sum + count * shape.reduce((product, length) => product * length, 4), 0);

/** A buffer for each of these shapes; equal shapes come as one, and empty ones not at all. */
export function grouped(name: BufferName, shapes: number[][]): Buffers[] {
  const known = new Map<string, Buffers>();
  for (const shape of shapes) {
    const key = shape.join(' ');
    const same = known.get(key) ?? { name, count: 0, shape };
    same.count++;
    known.set(key, same);
  }
  return [...known.values()].filter((each) => bytesOf([each]) > 0);
}
