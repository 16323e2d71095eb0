import { describe, expect, expectTypeOf, it } from 'vitest';
import { changeDraft, draftValue } from '../../settings/draft.ts';
import { defaultTask, TASK_NAMES, taskSettings } from '../../tasks/tasks.ts';
import { defaultExperiment } from '../default-experiment.ts';
import { parseExperiment, type Experiment } from '../experiment.ts';
import { decodeLink, encodeLink, LINK_FIELDS_V1 } from '../link/link.ts';
import type { SettingPath } from '../setting-path.ts';
import { offeredSettings, suggestedAxis } from '../sweep/axis-settings.ts';
import { parseSweep } from '../sweep/sweep.ts';
import { ALL_SETTINGS, type RowPath } from './settings.ts';

const EXPONENTS = [0, 0.5, 1];

/** Values of settings that have neither choices nor a range. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'task.digest': ['0123456789abcdef'],
  'task.file': ['flowers.csv'],
  'task.points': [[[0.5, -0.5, 1]], [[0.5, -0.5]]],
};

/** Experiments such that each setting is used by some of them. */
const BASES = [
  ...TASK_NAMES.map((task) => ({ ...defaultExperiment, task: defaultTask(task) })),
  ...['fa', 'pc', 'tp'].map((rule) => ({ task: { name: 'chain' }, train: { rule } })),
  { train: { optimizer: 'slo' } },
  { task: { name: 'drawn', on: 'line', points: [[0.5, 0.5]] } },
  { train: { weightDecay: 0.1 } },
  { net: { residual: 'depth-mup' } },
  { measure: { rfm: true } },
  ...['cosine', 'step'].map((kind) => ({ train: { schedule: { kind } } })),
  { scaling: { preset: 'custom', b: EXPONENTS, c: EXPONENTS } },
].flatMap((input) => {
  const parsed = parseExperiment(input);
  return parsed.ok ? [parsed.experiment] : [];
});

describe('the table of settings', () => {
  it('has a row for every path of an experiment, except those that only files hold', () => {
    type WithoutRow = 'v' | 'task.name' | 'train.batches' | 'measure.at';
    // This way round the error of types names the paths.
    expectTypeOf<never>().toEqualTypeOf<Exclude<SettingPath, WithoutRow | RowPath>>();
    expectTypeOf<never>().toEqualTypeOf<Exclude<RowPath, SettingPath>>();
  });

  it('gives no two settings the same key in links', () => {
    const keys = LINK_FIELDS_V1.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives task settings of one name the same key, axis and reading in all tasks', () => {
    for (const [name, row] of TASK_NAMES.flatMap(taskSettings)) {
      const { key, axis, kind } = ALL_SETTINGS[`task.${name}`];
      expect({ key: row.key, axis: row.axis, isWhole: row.kind.isWhole }, name).toEqual({
        key,
        axis,
        isWhole: kind.isWhole,
      });
      for (const text of ['3', 'true', '1,2', 'full', '']) expect(row.kind.read(text), name).toEqual(kind.read(text));
    }
  });
});

describe.each(Object.entries(ALL_SETTINGS))('the setting %s', (path, { key, axis, kind, isUsed }) => {
  const bases = BASES.filter((base) =>
    path.startsWith('task.') ? draftValue(base, path) !== undefined : (isUsed?.(base) ?? true),
  );

  it('survives links with each of its choices, or its ends, that fit the other settings', () => {
    const numbers = kind.range ? [kind.range.min, kind.range.max] : [];
    const values = VALUES[path] ?? [];
    const lists = numbers.flatMap((end) => [new Array<number>(3).fill(end), new Array<number>(4).fill(end)]);
    const experiments = bases.flatMap((base) =>
      [...kind.choices, ...numbers, ...lists, ...values].flatMap((value) => {
        const parsed = parseExperiment(changeDraft(base, path, value));
        return parsed.ok ? [parsed.experiment] : [];
      }),
    );
    const links = experiments.map((experiment) => encodeLink(experiment));
    const valueIn = (experiment: Experiment) => draftValue(experiment, path) ?? kind.neutral;
    const opened = links.map((link) => decodeLink(link));
    expect(opened.map(({ experiment }) => valueIn(experiment))).toEqual(experiments.map(valueIn));
    // The base may hold other settings without an effect, such as the lazy twin of a network that has none.
    for (const notice of opened.flatMap(({ notices }) => notices)) {
      expect(notice).toContain('has no effect here');
      if (!path.startsWith('measure.')) expect(notice).not.toContain(`(${key})`);
    }
    expect(links.some((link) => link.includes(`&${key}=`))).toBe(true);
  });

  it('makes an axis that the schema takes, if sweeps offer it', () => {
    const offering = bases.filter((base) => Object.values(offeredSettings(base)).flat().includes(path));
    expect(offering.length > 0).toBe(axis !== null);
    for (const base of offering) expect(parseSweep({ base, axes: [suggestedAxis(path)] }).ok).toBe(true);
  });
});
