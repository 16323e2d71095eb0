/** The settings that a link states survive, unless a notice names them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftValue, type Draft } from '../../settings/draft.ts';
import type { AnyRow } from '../../settings/row.ts';
import { TASK_NAMES, type MadeTaskName } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { parseExperiment } from '../experiment.ts';
import { settingRow } from '../settings/settings.ts';
import { readFields } from './link-fields.ts';
import { encodeValue } from './link-text.ts';
import { decodeLink, LINK_FIELDS_V1 } from './link.ts';
import { describeUnused } from './unused-settings.ts';
import { PRIOR } from '../prior.ts';
import { decodeWholeLink } from '../testing/decode-whole-link.ts';

const FIELDS = LINK_FIELDS_V1.filter(({ path }) => path !== 'task.name');
const textOf = (path: string, value: unknown) => settingRow(path)?.kind.write(value);
const linkOf = (task: MadeTaskName, pairs: readonly (readonly [string, string])[]) =>
  ['#v=1', `task=${task}`, ...pairs.map(([key, text]) => `${key}=${encodeValue(text)}`)].join('&');

interface Stated {
  task: MadeTaskName;
  pairs: (readonly [key: string, text: string])[];
}

/** Draws a task with `least` to `most` settings that it has, each valid by itself. */
const statedArbitrary = (least: number, most: number): fc.Arbitrary<Stated> =>
  fc.constantFrom(...TASK_NAMES).chain((task) => {
    const { experiment } = decodeLink(`#v=1&task=${task}`);
    const own = FIELDS.filter(({ path }) => !path.startsWith('task.') || draftValue(experiment, path) !== undefined);
    const pair = fc
      .constantFrom(...own)
      .chain(({ key, path }) =>
        (settingRow(path, task)?.kind.arbitrary(fc) ?? fc.constant(undefined))
          .filter((value) => value !== undefined)
          .map((value) => [key, textOf(path, value) ?? ''] as const),
      );
    return fc
      .uniqueArray(pair, { minLength: least, maxLength: most, selector: ([key]) => key })
      .map((pairs) => ({ task, pairs }));
  });

/** Returns the keys that lost their stated text, and those whose default gave way. */
function changesOf({ task, pairs }: Stated) {
  const { experiment, notices } = decodeLink(linkOf(task, pairs));
  const before = decodeLink(`#v=1&task=${task}`).experiment;
  const draft = readFields(FIELDS, new Map(pairs), before);
  const texts = new Map(pairs);
  const isChanged = (from: Draft, to: Draft, path: string) =>
    textOf(path, draftValue(from, path) ?? settingRow(path)?.kind.neutral) !==
    textOf(path, draftValue(to, path) ?? settingRow(path)?.kind.neutral);
  const lost = FIELDS.filter(({ key, path }) => texts.has(key) && isChanged(draft, experiment, path));
  const moved = FIELDS.filter(({ key, path }) => !texts.has(key) && isChanged(before, experiment, path));
  return { experiment, notices, draft, lost: lost.map(({ key }) => key), moved: moved.map(({ key }) => key) };
}

const RUNS = { numRuns: 1500 };

describe('the settings that a link states', () => {
  it('survive unless a notice names them, as do the defaults that it leaves', () => {
    fc.assert(
      fc.property(statedArbitrary(0, 10), (stated) => {
        const { experiment, notices, draft, lost, moved } = changesOf(stated);
        expect(parseExperiment(experiment).ok).toBe(true);
        for (const key of lost) expect(notices.join('\n')).toContain(`(${key}) was `);
        for (const key of moved) expect(notices.join('\n')).toContain(`(${key}) was `);
        expect(notices.join()).not.toContain(words.link.noFit);
        const parsed = parseExperiment(draft);
        if (parsed.ok) expect(notices).toEqual(describeUnused(FIELDS, new Map(stated.pairs), [parsed.experiment]));
        else expect(notices.length).toBeGreaterThanOrEqual(Math.max(1, lost.length + moved.length));
      }),
      RUNS,
    );
  });

  it('survive where only one is stated: the defaults give way', () => {
    fc.assert(
      fc.property(statedArbitrary(1, 1), (stated) => {
        // Cross-entropy needs classes, a chain needs two inputs, and the task is stated, too.
        fc.pre(!stated.pairs.some(([key]) => key === 'loss'));
        fc.pre(stated.task !== 'chain' || !stated.pairs.some(([key, text]) => key === 'd' && text === '1'));
        expect(changesOf(stated).lost).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of two that clash, one survives', () => {
    fc.assert(
      fc.property(statedArbitrary(2, 2), (stated) => {
        expect(changesOf(stated).lost.length).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  it.each(['pc', 'tp', 'dtp'])('survive the rule %s in every view', (rule) => {
    const settings = `width=512&depth=5&lr=0.5&seed=7&rule=${rule}`;
    const opened = decodeLink(`#v=1&${settings}`);
    expect(opened.experiment).toMatchObject({ seed: 7, net: { width: 512, depth: 5 }, train: { lr: 0.5, rule } });
    expect(opened.notices).toHaveLength(1);
    expect(decodeWholeLink(`#v=1&${settings}`)).toMatchObject(opened);
    expect(decodeWholeLink(`#v=1&view=lesson&lesson=alignment&${settings}`)).toMatchObject(opened);
    expect(decodeWholeLink(`#v=1&view=sweep&x=train.lr:1,2&${settings}`)).toMatchObject({
      sweep: { base: opened.experiment },
      notices: opened.notices,
    });
  });

  it('survive in a prior: targets ask for one output and for enough inputs', () => {
    expect(decodeWholeLink('#v=1&view=prior&y=1,2')).toMatchObject({ prior: { y: [1, 2], outputs: 1, inputs: 3 } });
    const pair = fc.constantFrom(...Object.values<AnyRow>(PRIOR)).chain(({ key, kind }) =>
      kind
        .arbitrary(fc)
        .filter((value) => value !== undefined)
        .map((value) => [key, kind.write(value)] as const),
    );
    fc.assert(
      fc.property(fc.uniqueArray(pair, { maxLength: 6, selector: ([key]) => key }), (pairs) => {
        const link = decodeWholeLink(`#view=prior&${pairs.map(([key, text]) => `${key}=${text}`).join('&')}`);
        if (link.view !== 'prior') throw new Error('It is no prior.');
        for (const [key, text] of pairs)
          if (String(draftValue(link.prior, key)) !== text) expect(link.notices.join('\n')).toContain(`(${key}) was `);
      }),
    );
  });

  it('survive in a sweep: a second axis alone becomes the only one', () => {
    expect(decodeWholeLink('#v=1&view=sweep&y=train.lr:1,2')).toMatchObject({
      sweep: { axes: [{ setting: 'train.lr', values: [1, 2] }] },
      notices: [],
    });
    expect(decodeWholeLink('#v=1&view=sweep&seed=2147483646&seeds=5')).toMatchObject({ sweep: { seeds: 2 } });
  });
});
