import type { BufferName, Buffers } from '../run/run-interface.ts';

/** Bytes of one of them. */
export const bytesOfOne = ({ shape }: Buffers): number => shape.reduce((product, length) => product * length, 4);

/** Bytes of all of them. */
export const bytesOf = (buffers: Buffers[]): number =>
  buffers.reduce((sum, each) => sum + each.count * bytesOfOne(each), 0);

/** `count` buffers of each of these shapes; equal shapes come as one. */
export function buffers(name: BufferName, count: number, shapes: number[][]): Buffers[] {
  const known = new Map<string, Buffers>();
  for (const shape of shapes) {
    const key = shape.join(' ');
    const same = known.get(key) ?? { name, count: 0, shape };
    same.count += count;
    known.set(key, same);
  }
  return [...known.values()].filter((each) => bytesOf([each]) > 0);
}
