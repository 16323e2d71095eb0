/** Writes .npy files header by header, by no code of the lab. */

/** Returns a file with this header, and zeros or the given bytes after it. */
export function npyFile(header: string, data: Uint8Array | number = 0, version: readonly [number, number] = [1, 0]) {
  const text = Buffer.from(`${header}\n`, 'latin1');
  const length = Buffer.alloc(version[0] === 1 ? 2 : 4);
  if (version[0] === 1) length.writeUInt16LE(text.length % 0x10000);
  else length.writeUInt32LE(text.length);
  const magic = Buffer.from([0x93, ...Buffer.from('NUMPY'), ...version]);
  const values = typeof data === 'number' ? Buffer.alloc(data) : data;
  return Uint8Array.from(Buffer.concat([magic, length, text, values]));
}

/** Returns a header such as numpy writes. */
export const npyHeader = (type: string, shape: string, order = 'False'): string =>
  `{'descr': '${type}', 'fortran_order': ${order}, 'shape': ${shape}, }`;
