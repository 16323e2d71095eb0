import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnSettings } from '../../settings/testing/drawn-settings.ts';
import { experimentArbitrary } from '../testing/experiment-arbitrary.ts';
import { readPairs } from './link-text.ts';
import { suggestedAxis } from '../sweep/axis-settings.ts';
import type { SweepAxis } from '../sweep/axis.ts';
import { presetSweep, SWEEP_PRESET_IDS } from '../sweep/presets.ts';
import { nameOfKey } from './link.ts';
import { encodeSweepLink, readSweepLink } from './sweep-link.ts';
import { parseSweep, SWEEP, type Sweep } from '../sweep/sweep.ts';

const read = (fragment: string) => {
  const notices: string[] = [];
  const found = readSweepLink(readPairs(fragment, notices, nameOfKey));
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
  it('gives the same sweep back, and says only what has no effect in it', () => {
    fc.assert(
      fc.property(sweepArbitrary, (sweep) => {
        const { sweep: opened, notices } = read(encodeSweepLink(sweep));
        expect(opened).toEqual(sweep);
        for (const notice of notices) expect(notice).toContain('has no effect here');
      }),
    );
  });

  it('of every preset is short enough to read, and has no notices', () => {
    for (const id of SWEEP_PRESET_IDS) {
      const link = encodeSweepLink(presetSweep(id));
      expect(link.length, id).toBeLessThan(400);
      expect(read(link).notices, id).toEqual([]);
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
    ['x=', 'x was set to train.lr:log:0.005:1:9 instead of "": it takes a setting with its values'],
    ['x=train.lr', 'instead of "train.lr": it takes a setting with its values'],
    ['x=colour:1,2', 'instead of "colour:1,2": it takes a setting of an experiment'],
    ['x=task.name:curve,chain', 'instead of "task.name:curve,chain": it takes any setting but "task.name"'],
    ['x=train.lr:log:0:1:5', 'instead of "train.lr:log:0:1:5": it takes "linear"'],
    ['x=train.lr:log:low:1:5', 'it takes a number as its first value'],
    ['x=train.lr:log:1:high:5', 'it takes a number as its last value'],
    ['x=train.lr:log:0.001:1:99', 'it takes a whole number from 2 to 24 as the number of its values'],
    ['x=train.lr:1,2&y=train.lr:3', 'y = "train.lr:3" was left out'],
    ['x=train.lr:1,2&seeds=many', '"Seeds" (seeds) was set to 3 instead of "many"'],
    ['x=train.lr:1,2&seeds=5&seed=2147483647', '"Seeds" (seeds) was set to 1 instead of "5"'],
    ['x=train.lr:1,2&at=1,-2', 'at = "1,-2" was left out'],
    ['x=train.lr:1,2&frames=glance', '"Measured" (frames) = "glance" was left out'],
    ['x=train.lr:1,2&colour=red', '"colour"'],
    ['x=train.lr:1,2&width=wide', '"Width n" (width) was set to 256 instead of "wide"'],
    ['x', '"x"'],
  ])('with the mistake %s opens all the same, and says so', (part, said) => {
    const { sweep, notices } = read(`#v=1&view=sweep&${part}&name=mine`);
    expect(sweep?.name).toBe('mine');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(said);
  });
});
