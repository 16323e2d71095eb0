/** The life of the worker that reads tables: it keeps the last one, and makes samples of it. */
import type { Table } from '../../files/table/table.ts';
import { readAnyTable } from '../../tasks/own/read-any-table.ts';
import { taskOfData } from '../../tasks/own/make-own.ts';
import { digestOfData, writeOwnFile } from '../../tasks/own/own-file.ts';
import { prepareTable } from '../../tasks/own/prepare-table.ts';
import { unusableColumns, usualChoices, usualTarget } from '../../tasks/own/table-choices.ts';
import { messageOf } from '../../words/message-of.ts';
import { words } from '../../words/words.ts';
import type { PreparedSummary, TableCommand, TableEvent, TableSummary } from './table-protocol.ts';

/** Creates a session that posts its answers with `post`; returns the function that takes the page's commands. */
export function createTableSession(post: (event: TableEvent) => void): (command: TableCommand) => Promise<void> {
  let table: Table | null = null;
  let last: Promise<void> = Promise.resolve();

  const open = async ({ id, file, name, format }: Extract<TableCommand, { type: 'open' }>) => {
    table = null;
    let told = 0;
    const onProgress = (share: number) => {
      if (share - told < 0.02) return;
      told = share;
      post({ type: 'progress', id, share });
    };
    table = await readAnyTable(file, name, { format, onProgress });
    post({ type: 'opened', id, table: summaryOf(table) });
  };
  const obey = async (command: TableCommand) => {
    try {
      if (command.type === 'open') await open(command);
      else if (table) post({ type: 'prepared', id: command.id, prepared: await prepared(table, command) });
    } catch (error) {
      const sentence = error instanceof RangeError ? words.table.outOfMemory : messageOf(error);
      post({ type: 'refused', id: command.id, sentence });
    }
  };
  return (command) => (last = last.then(() => obey(command)));
}

function summaryOf(table: Table): TableSummary {
  const { name, numbers, preview, ragged, format, isTest, side } = table;
  const unusable = unusableColumns(table);
  const columns = table.columns.map((column, c) => ({
    name: column.name,
    kind: column.kind,
    targetAs: usualTarget(table, c),
    unusable: unusable[c],
  }));
  return {
    name,
    rows: numbers.rows,
    columns,
    preview,
    ragged,
    format,
    hasTest: isTest !== null,
    side,
    usual: usualChoices(table),
  };
}

async function prepared(
  table: Table,
  { choices }: Extract<TableCommand, { type: 'prepare' }>,
): Promise<PreparedSummary> {
  const { data, problems, leftOut, spread } = prepareTable(table, choices);
  const digest = await digestOfData(data);
  return {
    digest,
    task: taskOfData(data, digest),
    file: await writeOwnFile(data),
    classNames: data.classNames,
    problems,
    leftOut,
    spread,
  };
}
