/** Files and records of the page: runs, talks, and what earlier visits have left in IndexedDB. */
import { expect, it } from 'vitest';
import { isRunResult, type RunJson } from '../config/export/experiment-file.ts';
import { runFileText } from '../config/export/run-result.ts';
import { damagedJson, damagedText, fuzz, requireSentence } from '../maths/testing/fuzz.ts';
import { readRunJson } from './files/run-json.ts';
import { writtenRun } from './files/taken-runs.ts';
import { readSummary } from './runs/run-archive.ts';
import { entryOf, summaryOf } from './runs/run-entry.ts';
import { decodeRun, encodeRun, KEPT_BOUNDS } from './runs/run-file.ts';
import { madeRecording } from './runs/testing/made-recording.ts';
import { madeUnfinished } from './unfinished/testing/made-unfinished.ts';
import { decodeUnfinished, encodeUnfinished, type UnfinishedArrays } from './unfinished/unfinished-file.ts';
import { readTalk, readTalkLink, talkLink, type Talk } from './talk/talk.ts';

const recording = { ...madeRecording({ steps: [0, 1, 2, 7], snapshots: [0, 1, 7] }), backend: 'wasm', notices: ['A.'] };
const show = (value: unknown) => JSON.stringify(value) ?? 'undefined';

it('the damaged file of a run is read, or refused in a sentence', async () => {
  const text = [...runFileText([writtenRun({ recording, name: 'a run', seconds: 2.5 })])].join('');
  const seeds = [JSON.parse(text) as RunJson];
  expect(readRunJson(seeds[0])).toMatchObject({ ok: true });
  const outcome = await fuzz({
    make: (draw) => damagedJson(draw, seeds),
    show,
    read: (json) => {
      if (!isRunResult(json)) return false;
      const read = readRunJson(json);
      if (!read.ok) requireSentence(read.sentence);
      return read.ok;
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

it('a damaged kept run, and its summary, are read, or refused in a sentence', async () => {
  const seeds = [await encodeRun(recording, KEPT_BOUNDS, () => Promise.resolve()), summaryOf(entryOf(recording))];
  expect(decodeRun(seeds[0])).toMatchObject({ ok: true });
  expect(readSummary(seeds[1])).not.toBeTypeOf('string');
  const outcome = await fuzz({
    make: (draw) => damagedJson(draw, seeds),
    show,
    read: (value) => {
      const run = decodeRun(value);
      if (!run.ok) requireSentence(run.sentence);
      const summary = readSummary(value);
      if (typeof summary === 'string') requireSentence(summary);
      return run.ok || typeof summary !== 'string';
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

it('a damaged unfinished run is read, or none', async () => {
  const { head, snapshots, values } = await encodeUnfinished(madeUnfinished(7), () => Promise.resolve());
  const whole = Float32Array.from(values.flatMap((all) => [...all]));
  const listed = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
  const outcome = await fuzz({
    // IndexedDB gives a list, whatever is in it.
    make: (draw) => ({
      head: damagedJson(draw, [head]),
      snapshots: draw.onceIn(2) ? listed(damagedJson(draw, [snapshots])).map(listed) : snapshots,
    }),
    show,
    read: (made) =>
      decodeUnfinished(made.head, { snapshots: made.snapshots, values: whole } as UnfinishedArrays) !== null,
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

const TALK: Talk = {
  title: 'Lazy or rich',
  items: [
    { link: '#v=1&gamma0=10', title: 'Rich', note: 'Look at the strip.' },
    { link: '?hide=language#v=1&view=lesson&lesson=alignment', title: '', note: '' },
  ],
};

it('a damaged talk, and its link, are read, or refused in a sentence', async () => {
  const links = [talkLink(TALK) ?? ''];
  const outcome = await fuzz({
    make: (draw) => ({
      json: damagedJson(draw, [{ kind: 'talk', version: 1, ...TALK }]),
      link: damagedText(draw, links),
    }),
    show,
    read: ({ json, link }) => {
      const read = [readTalk(json), readTalkLink(link)];
      for (const each of read) if (!each.ok) requireSentence(each.sentence);
      return read.some(({ ok }) => ok);
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
