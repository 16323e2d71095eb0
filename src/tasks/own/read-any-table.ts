import { FOREIGN_HEAD, foreignKind } from '../../files/foreign-file.ts';
import { readTable, type ReadOptions } from '../../files/table/read-table.ts';
import type { Table } from '../../files/table/table.ts';
import { words } from '../../words/words.ts';
import { isArrays, tableOfFile } from './table-of-arrays.ts';

/**
 * Reads a file of rows or of arrays; its first bytes say which of them it is.
 *
 * @throws a sentence that says what is wrong with it, and what to do
 */
export async function readAnyTable(file: Blob, name: string, options?: ReadOptions): Promise<Table> {
  const kind = foreignKind(new Uint8Array(await file.slice(0, FOREIGN_HEAD).arrayBuffer()));
  if (kind) throw new Error(words.table.foreign[kind](name));
  return (await isArrays(file))
    ? tableOfFile(new Uint8Array(await file.arrayBuffer()), name)
    : readTable(file, name, options);
}
