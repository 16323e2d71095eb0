import { describe, expect, it } from 'vitest';
import { setAtPath } from '../../config/setting-path.ts';
import type { UnfinishedRun } from './unfinished-file.ts';
import { decodeUnfinished, encodeUnfinished } from './unfinished-file.ts';
import { madeUnfinished } from './testing/made-unfinished.ts';

const atOnce = () => Promise.resolve();

/** Writes an unfinished run, and what the browser gives back of it. */
async function written(run: UnfinishedRun) {
  const { head, snapshots, values } = structuredClone(await encodeUnfinished(run, atOnce));
  return { head, snapshots, values: Float32Array.from(values.flatMap((all) => [...all])) };
}

describe('an unfinished run', () => {
  it('is the same to the last bit after it was kept', async () => {
    const run = madeUnfinished(7);
    const { head, ...arrays } = await written(run);
    const read = decodeUnfinished(head, arrays);
    expect(read?.checkpoint).toEqual(run.checkpoint);
    for (const [side, recording] of run.recordings.entries()) {
      const found = read?.recordings[side];
      expect(found?.id).toBe(recording.id);
      expect(found?.stream.series(1)).toEqual(recording.stream.series(1));
      expect(found?.snapshots.at(7)).toEqual(recording.snapshots.at(7));
    }
  });

  it('keeps the network of a file with which it began', async () => {
    const run = madeUnfinished(7);
    const of = (step: number) => run.recordings.flatMap(({ snapshots }) => snapshots.at(step) ?? []);
    const from = { initial: of(0), present: of(7) };
    const { head, ...arrays } = await written({ ...run, from });
    expect(decodeUnfinished(head, arrays)?.from).toEqual(from);
  });

  it('that is broken, cut, or of another lab is none', async () => {
    const { head, ...arrays } = await written(madeUnfinished(7));
    const broken: unknown[] = [
      ...[null, 'a run', {}, { ...head, version: 2 }, { ...head, step: -1 }, { ...head, members: [] }],
      { ...head, members: [head.members[0], { net: { width: -1 } }] },
      { ...head, runs: [head.runs[0]] },
      { ...head, members: [head.members[0], setAtPath(head.members[1], 'net.depth', 2)] },
      { ...head, runs: [head.runs[0], { ...head.runs[1], frames: [1, 2] }] },
      ...[
        { ...head, parts: [] },
        { ...head, parts: [null, null] },
        { ...head, parts: [{ step: 7 }, null] },
      ],
    ];
    for (const each of broken) expect(decodeUnfinished(each, arrays)).toBeNull();
    expect(decodeUnfinished(head, { ...arrays, values: arrays.values.slice(1) })).toBeNull();
  });
});
