import { words } from '../../words/words.ts';
import type { Buffers } from '../run/run-interface.ts';

/** Formats a number of bytes with this many significant digits and its unit, such as "5.1 GB". */
export function formatBytes(bytes: number, digits = 2): string {
  const { byteUnits } = words.engine;
  const rounded = Number(bytes.toPrecision(digits));
  const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, rounded)) / 3)));
  return words.engine.bytes(String(Number((rounded / 1000 ** power).toPrecision(digits))), byteUnits[power]);
}

/** Returns the bytes of all buffers together. */
export const bytesOf = (buffers: Buffers[]): number =>
  buffers.reduce((sum, { count, shape }) => sum + count * shape.reduce((product, length) => product * length, 4), 0);
