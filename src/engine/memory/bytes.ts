import type { Buffers } from '../run/run-interface.ts';

/** Returns the bytes of all buffers together. */
export const bytesOf = (buffers: Buffers[]): number =>
  buffers.reduce((sum, { count, shape }) => sum + count * shape.reduce((product, length) => product * length, 4), 0);
