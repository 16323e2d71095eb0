import { expect, it } from 'vitest';
import { openRunArchive } from './run-archive.ts';
import { openRunList } from './run-list.ts';
import { madeRecording, SMALL } from './testing/made-recording.ts';

const atOnce = () => Promise.resolve();

// One test, since a page has one archive for as long as it lives.
it('the archive of a browser keeps runs to the last bit, and one tab alone has it', async () => {
  const { archive, why } = await openRunArchive();
  expect(why).toBeNull();
  const openArchive = () => Promise.resolve({ archive, why });
  const list = openRunList({ openArchive, idle: atOnce });
  const recording = madeRecording({ steps: [0, 1, 2, 100], snapshots: [0, 1, 100] });
  list.keep([recording, madeRecording({ experiment: { ...SMALL, seed: 1 } })], 2);
  const entries = () => list.store.getState().entries;
  await expect.poll(() => entries().every((entry) => entry.recording === null && entry.bytes.frames > 0)).toBe(true);

  const read = await archive.read(recording.id);
  if (!read.ok) throw new Error(read.sentence);
  expect(read.recording.stream.series(1)).toEqual(recording.stream.series(1));
  expect(read.recording.snapshots.steps).toEqual([0, 1, 100]);
  expect(read.recording.snapshots.at(100)).toEqual(recording.snapshots.at(100));

  const again = openRunList({ openArchive, idle: atOnce });
  await expect.poll(() => again.store.getState().entries).toEqual(entries());

  list.remove(recording.id);
  await expect.poll(async () => (await archive.summaries()).summaries.length).toBe(1);
  await archive.drop({ snapshotsOf: [], framesOf: [recording.id] });
  expect((await archive.read(recording.id)).ok).toBe(false);

  // The lock does not know its tab, so a second opening stands for a second tab.
  expect((await openRunArchive()).why).toBe('elsewhere');
});
