import { describe, expect, it } from 'vitest';
import type { TableFormat } from '../../files/table/table.ts';
import type { TableEvent } from '../../worker/table/table-protocol.ts';
import { createTableSession } from '../../worker/table/table-session.ts';
import { createDataDesk, type DataDesk } from './data-desk.ts';
import type { TableReader } from './table-reader.ts';

/** A desk with the reader that its worker has. */
function openDesk(): DataDesk {
  let answer: (event: TableEvent) => void = () => undefined;
  const session = createTableSession((event) => {
    if (event.type !== 'progress') answer(event);
  });
  const ask = async <Type extends TableEvent['type']>(command: Parameters<typeof session>[0], type: Type) => {
    const event = await new Promise<TableEvent>((resolve) => {
      answer = resolve;
      void session(command);
    });
    if (event.type === 'refused') throw new Error(event.sentence);
    expect(event.type).toBe(type);
    return event as Extract<TableEvent, { type: Type }>;
  };
  const reader: TableReader = {
    open: async (file, name, format: Partial<TableFormat>) =>
      (await ask({ type: 'open', id: 1, file, name, format }, 'opened')).table,
    prepare: async (choices) => (await ask({ type: 'prepare', id: 2, choices }, 'prepared')).prepared,
    dispose: () => undefined,
  };
  return createDataDesk(reader);
}

const file = (name: string, text: string) => ({ name, blob: new Blob([text]) });
const TABLE = ['a,b,c', ...Array.from({ length: 20 }, (_, i) => `${i},${i % 3},${'xy'[i % 2]}`)].join('\n');

describe('a table that is refused', () => {
  it('leaves an empty desk empty, with the reason in one sentence', async () => {
    const desk = openDesk();
    await desk.open(file('one.csv', '\n\n'));
    expect(desk.store.getState()).toMatchObject({
      ...{ table: null, prepared: null, share: null, refusal: null },
      refusedFile: 'one.csv has no rows; choose a file with a sample in each row.',
    });
  });

  it('leaves the table that was there, with the roles that were chosen, and can be followed by another one', async () => {
    const desk = openDesk();
    await desk.open(file('good.csv', TABLE));
    await desk.setRole(1, 'ignore');
    const before = desk.store.getState();
    await desk.open(file('bad.csv', '\n\n'));
    const after = desk.store.getState();
    expect(after.refusedFile).toMatch(/^bad\.csv has no rows/);
    expect({ ...after, refusedFile: null }).toEqual(before);
    // The reader has the table, too.
    await desk.setRole(1, 'input');
    expect(desk.store.getState().prepared?.task.d).toBe(2);
    await desk.open(file('other.csv', TABLE));
    expect(desk.store.getState()).toMatchObject({ refusedFile: null, table: { name: 'other.csv' } });
  });
});
