/** Samples of small tables, as the page makes them. */
import { readTable } from '../../../files/table/read-table.ts';
import { prepareTable, type Prepared } from '../prepare-table.ts';
import { usualChoices, type TableChoices } from '../table-choices.ts';

/** Makes samples of the text of a table with the usual choices, but for those given. */
export async function preparedText(text: string, change: Partial<TableChoices> = {}): Promise<Prepared> {
  const table = await readTable(new Blob([text]), 'table.csv');
  return prepareTable(table, { ...usualChoices(table), ...change });
}

/** A table of two inputs and three classes: 40 rows in a fixed order. */
export const THREE_CLASSES = [
  'width,height,kind',
  ...Array.from({ length: 40 }, (_, i) => `${Math.sin(i).toFixed(3)},${1000 + i},${'abc'[i % 3]}`),
].join('\n');
