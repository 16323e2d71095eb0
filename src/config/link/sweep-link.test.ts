import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnSettings } from '../../settings/testing/drawn-settings.ts';
import { experimentArbitrary } from '../testing/experiment-arbitrary.ts';
import { readPairs } from './link-text.ts';
import { suggestedAxis } from '../sweep/axis-settings.ts';
import type { SweepAxis } from '../sweep/axis.ts';
import { presetSweep, SWEEP_PRESET_IDS } from '../sweep/presets.ts';
import { encodeSweepLink, readSweepLink } from './sweep-link.ts';
import { parseSweep, SWEEP, type Sweep } from '../sweep/sweep.ts';

const read = (fragment: string) => {
  const notices: string[] = [];
  const found = readSweepLink(readPairs(fragment, notices));
  return { ...found, notices: [...notices, ...found.notices] };
};

const numbers = (setting: string) =>
  fc
    .uniqueArray(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
      {
        minLength: 1,
        maxLength: 24,
      },
    )
    .map((values): SweepAxis => ({ setting, values }));

const xArbitrary = fc.oneof(
  numbers('train.lr'),
  fc.constantFrom('train.lr', 'net.width', 'samplesPerWeight', 'task.d').map(suggestedAxis),
);
const yArbitrary = fc.oneof(
  numbers('scaling.gamma0'),
  fc.constantFrom('scaling.preset', 'net.activation', 'scaling.centered', 'net.depth').map(suggestedAxis),
  fc.constant<SweepAxis>({ setting: 'task.classes', values: ['all', '3-7', 'a,b:c %', ''] }),
);

const sweepArbitrary: fc.Arbitrary<Sweep> = fc
  .tuple(
    experimentArbitrary,
    fc.option(fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 5 }), { nil: undefined }),
    fc.oneof(
      xArbitrary.map((x) => [x]),
      fc.tuple(xArbitrary, yArbitrary),
    ),
    drawnSettings(SWEEP),
  )
  .map(([base, at, axes, settings]) =>
    parseSweep({ ...settings, axes, base: at ? { ...base, measure: { ...base.measure, at } } : base }),
  )
  .filter((parsed) => parsed.ok)
  .map(({ sweep }) => sweep);

describe('a link of a sweep', () => {
  it('gives the same sweep back, without notices', () => {
    fc.assert(
      fc.property(sweepArbitrary, (sweep) => {
        expect(read(encodeSweepLink(sweep))).toEqual({ sweep, notices: [] });
      }),
    );
  });

  it('of every preset is short enough to read', () => {
    for (const id of SWEEP_PRESET_IDS) {
      expect(encodeSweepLink(presetSweep(id)).length, id).toBeLessThan(400);
    }
  });

  it('names evenly spaced values by their ends, and leaves out neutral settings', () => {
    const link = encodeSweepLink(presetSweep('transfer'));
    expect(link).toContain('#v=1&view=sweep&x=train.lr:log:');
    expect(link).toContain('&y=net.width:log:32:256:4');
    expect(link).not.toContain('seeds=');
    expect(read('#v=1&view=sweep&x=train.lr:0.01,0.1,1&width=64').sweep).toMatchObject({
      axes: [{ setting: 'train.lr', values: [0.01, 0.1, 1] }],
      seeds: 3,
      base: { net: { width: 64 } },
    });
  });

  it('that names no sweep gives none', () => {
    expect(read('#v=1&view=sweep')).toEqual({ sweep: null, notices: [] });
  });

  it.each([
    ['x=', 'x is ""; allowed: a setting with its values'],
    ['x=train.lr', 'x is "train.lr"; allowed: a setting with its values'],
    ['x=colour:1,2', 'x is "colour:1,2"; allowed: a setting of an experiment'],
    ['x=task.name:curve,chain', 'x is "task.name:curve,chain"; allowed: any setting but "task.name"'],
    ['x=train.lr:log:0:1:5', 'x is "train.lr:log:0:1:5"; allowed: as its spacing, "linear"'],
    ['x=train.lr:log:low:1:5', 'allowed: as its first value, a number'],
    ['x=train.lr:log:1:high:5', 'allowed: as its last value, a number'],
    ['x=train.lr:log:0.001:1:99', 'allowed: as the number of its values, a whole number from 2 to 24'],
    ['x=train.lr:1,2&y=train.lr:3', 'y is "train.lr:3"'],
    ['x=train.lr:1,2&seeds=many', 'seeds is "many"'],
    ['x=train.lr:1,2&seeds=5&seed=2147483647', 'seeds is "5"'],
    ['x=train.lr:1,2&at=1,-2', 'at is "1,-2"'],
    ['x=train.lr:1,2&frames=glance', 'frames is "glance"'],
    ['x=train.lr:1,2&colour=red', '"colour"'],
    ['x=train.lr:1,2&width=wide', 'width is "wide"'],
    ['x', '"x"'],
  ])('with the mistake %s opens all the same, and says so', (part, said) => {
    const { sweep, notices } = read(`#v=1&view=sweep&${part}&name=mine`);
    expect(sweep?.name).toBe('mine');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(said);
  });
});
