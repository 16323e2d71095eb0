import { afterEach, expect, it, vi } from 'vitest';
import type { TaskOf } from '../../tasks/tasks.ts';
import { MOST_TABLE_BYTES, openDataShelf, type DataShelf, type DataToKeep } from './data-shelf.ts';

afterEach(() => vi.restoreAllMocks());

const taken = {
  format: { delimiter: ';', decimal: ',', header: true },
  choices: { roles: ['input', 'target'], targetAs: 'numbers', standardize: true, testShare: 0.5, seed: 3 },
  targets: ['price'],
} as const;

const TASK: Omit<TaskOf<'own'>, 'digest'> = {
  name: 'own',
  file: 'table.csv',
  ...{ d: 1, outputs: 1, areClasses: false, samples: 5, testSamples: 5 },
};

/** Data of a digest of their own, with a table. */
const data = (digit: string, bytes = 10): DataToKeep => ({
  digest: digit.repeat(16),
  name: `${digit}.csv`,
  task: { ...TASK, digest: digit.repeat(16) },
  taken,
  file: new Blob(['numbers']),
  table: new Blob(['x'.repeat(bytes)]),
});
const entry = (shelf: DataShelf, { digest }: DataToKeep) =>
  shelf.store.getState().kept.find((each) => each.digest === digest);
/** A page that is opened later. */
async function later() {
  const shelf = openDataShelf();
  await expect.poll(() => shelf.store.getState().kept.length).toBeGreaterThan(0);
  return shelf;
}

it('keeps data with their table and choices, and frees both', async () => {
  const kept = data('1');
  await openDataShelf().put(kept);
  const shelf = await later();
  expect(entry(shelf, kept)).toMatchObject({ name: '1.csv', taken, hasTable: true, bytes: 17 });
  expect(await (await shelf.table(kept.digest))?.text()).toBe('x'.repeat(10));
  await openDataShelf().put(data('2'));
  await shelf.remove(kept.digest);
  const after = await later();
  expect(entry(after, kept)).toBeUndefined();
  expect([await after.file(kept.digest), await after.table(kept.digest)]).toEqual([null, null]);
  await shelf.undoRemove();
  expect(await (await (await later()).table(kept.digest))?.text()).toBe('x'.repeat(10));
});

it('has data at once, for the run that is begun with them', async () => {
  const kept = data('5');
  const shelf = openDataShelf();
  void shelf.put(kept);
  expect(await (await shelf.file(kept.digest))?.text()).toBe('numbers');
});

it('keeps data without a table that is too large, with what is known of it', async () => {
  const kept = data('3', MOST_TABLE_BYTES + 1);
  await openDataShelf().put(kept);
  const shelf = await later();
  expect(entry(shelf, kept)).toMatchObject({ taken, hasTable: false });
  expect(await shelf.table(kept.digest)).toBeNull();
});

it('keeps the data where there is no room for their table, and says so', async () => {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (typeof key === 'string' && key.endsWith('table')) throw new DOMException('No room.', 'QuotaExceededError');
    return put.call(this, value, key);
  });
  const kept = data('4');
  const full = openDataShelf();
  await full.put(kept);
  expect(full.store.getState().why).toBe('no-table');
  // As long as the page lives, it has it.
  expect(await full.table(kept.digest)).not.toBeNull();
  const shelf = await later();
  expect(entry(shelf, kept)).toMatchObject({ taken, hasTable: false });
  expect(await (await shelf.file(kept.digest))?.text()).toBe('numbers');
});

it('says which data have no room, removes none by itself, and keeps them once others are removed', async () => {
  const old = data('6');
  const shelf = openDataShelf();
  await shelf.put(old);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  const kept = data('7');
  await shelf.put(kept);
  expect(shelf.store.getState()).toMatchObject({ why: 'full', waiting: [kept.digest] });
  expect(entry(await later(), old)).toBeDefined();
  vi.restoreAllMocks();
  await shelf.remove(old.digest);
  expect(shelf.store.getState()).toMatchObject({ why: null, waiting: [] });
  expect(await (await (await later()).file(kept.digest))?.text()).toBe('numbers');
});
