import { describe, expect, it } from 'vitest';
import { defaultExperiment } from './default-experiment.ts';
import { nameOfLock, readFlags } from './link/page-flags.ts';
import {
  lockedPriorReason,
  lockedReason,
  lockedSweepReason,
  locksOfPrior,
  lockOf,
  lockSentence,
  movedByLocks,
  priorWithinLocks,
  withinLocks,
  withoutIdle,
} from './locks.ts';
import { DEFAULT_PRIOR } from './prior.ts';
import { setAtPath } from './setting-path.ts';

const locksOf = (text: string) => readFlags(`?lock=${text}`).flags.lock;
const one = (experiment = defaultExperiment) => ({ experiment, right: null, differing: [] });
const wide = setAtPath(defaultExperiment, 'net.width', 1024);
const rich = setAtPath(defaultExperiment, 'scaling.gamma0', 10);
const two = { experiment: defaultExperiment, right: rich, differing: ['scaling.gamma0'] };

describe('a lock', () => {
  it('of a setting allows its opening value only, and all of the others', () => {
    expect(lockedReason(locksOf('width'), one(), one(wide))).toMatch(/width/i);
    expect(lockedReason(locksOf('width'), one(), one(rich))).toBeNull();
    expect(lockedReason(locksOf('width'), one(), one())).toBeNull();
  });

  it('with a range allows what lies in it', () => {
    expect(lockedReason(locksOf('width:64..512'), one(), one(wide))).toMatch(/64 to 512/);
    expect(lockedReason(locksOf('width:64..2048'), one(), one(wide))).toBeNull();
  });

  it('holds on both sides of a comparison', () => {
    expect(lockedReason(locksOf('gamma0:0.01..2'), one(), two)).not.toBeNull();
    expect(lockedReason(locksOf('gamma0'), two, two)).toBeNull();
    expect(lockedReason(locksOf('gamma0'), one(), two)).not.toBeNull();
  });

  it('of all settings allows the networks of the link only', () => {
    expect(lockedReason(locksOf('settings'), one(), one(rich))).not.toBeNull();
    expect(lockedReason(locksOf('settings'), two, one())).toBeNull();
  });

  it('of the comparison allows the same one only', () => {
    expect(lockedReason(locksOf('comparison'), two, one())).not.toBeNull();
    expect(lockedReason(locksOf('comparison'), two, { ...two, experiment: wide })).toBeNull();
    expect(lockedReason(locksOf('comparison'), one(), two)).not.toBeNull();
    expect(lockedReason(locksOf('comparison'), one(), one(wide))).toBeNull();
    // The settings that differ count, in any order.
    const both = { ...two, differing: ['net.width', 'scaling.gamma0'] };
    expect(lockedReason(locksOf('comparison'), two, both)).not.toBeNull();
    expect(lockedReason(locksOf('comparison'), both, { ...both, differing: both.differing.toReversed() })).toBeNull();
    expect(lockedReason(locksOf('comparison'), { ...one(), differing: ['net.width'] }, one())).not.toBeNull();
  });

  it('with a range moves the numbers of a link into it', () => {
    expect(withinLocks(locksOf('width:64..512'), wide).net.width).toBe(512);
    expect(withinLocks(locksOf('width'), wide)).toEqual(wide);
    expect(withinLocks(locksOf('width:2000..4000'), wide).net.width).toBe(2000);
    expect(withinLocks(locksOf('width:64..2048'), wide)).toBe(wide);
    // No network has so many layers: the link stays as it is.
    expect(withinLocks([{ of: 'depth', range: [100, 200] }], wide)).toBe(wide);
  });

  it('with a range says what it moves, and what it should', () => {
    const [width] = locksOf('width:64..512');
    expect(movedByLocks([width], wide)).toEqual([{ lock: width, path: 'net.width', value: 1024, becomes: 512 }]);
    expect(movedByLocks(locksOf('width:64..1024,depth,scaling'), wide)).toEqual([]);
    expect(movedByLocks(locksOf('width:1024..2048'), wide)).toEqual([]);
    const deep = { of: 'depth', range: [100, 200] } as const;
    expect(movedByLocks([deep], wide)).toEqual([{ lock: deep, path: 'net.depth', value: 3, becomes: 3 }]);
  });

  it('is known to the controls of its setting', () => {
    const onWidth = (locks: string) => lockOf(locksOf(locks), 'net.width');
    expect(onWidth('width')).toEqual({ of: 'width', range: null });
    expect(onWidth('width:1..2')).toEqual({ of: 'width', range: [1, 2] });
    expect(onWidth('width:1..2,settings')).toEqual({ of: 'settings', range: null });
    expect(onWidth('depth,comparison')).toBeNull();
    expect(lockSentence({ of: 'settings', range: null })).toMatch(/all settings/);
  });
});

describe('several locks', () => {
  it('are all named where none of them allows a change', () => {
    const next = setAtPath(setAtPath(wide, 'net.depth', 5), 'train.lr', 9);
    expect(lockedReason(locksOf('depth,lr:0.1..1,width,gamma0'), one(), one(next))).toBe(
      `The teacher's link holds ${nameOfLock({ of: 'depth' })} and ${nameOfLock({ of: 'width' })} fixed. The teacher's link allows ${nameOfLock({ of: 'lr' })} from 0.1 to 1 only.`,
    );
  });
});

it('a prior is held by locks of all settings, and by those of its own keys', () => {
  const held = locksOfPrior(locksOf('width,lr,comparison,depth:1..4,width:2..8,overlap'));
  expect(held.map(lockSentence).join()).toMatch(/Width.*fixed.*Depth.*from 1 to 4/);
  expect(held).toHaveLength(2);
  expect(locksOfPrior(locksOf('settings,width'))).toHaveLength(2);
});

describe('two locks of one setting', () => {
  it('are one: what is held fixed has no range', () => {
    const { lock } = readFlags('?lock=width,width:64..512,depth:1..4').flags;
    expect(withoutIdle(lock)).toEqual(readFlags('?lock=width,depth:1..4').flags.lock);
    expect(withoutIdle(readFlags('?lock=settings,width:64..512').flags.lock)).toEqual([
      { of: 'settings', range: null },
    ]);
  });
});

describe('a lock on a sweep', () => {
  it('holds in all of its networks, whichever side of the link they are like', () => {
    const opened = [defaultExperiment, rich];
    expect(lockedSweepReason(locksOf('gamma0'), opened, [rich, defaultExperiment, rich])).toBeNull();
    expect(lockedSweepReason(locksOf('width'), opened, [rich, wide])).toMatch(/width/i);
    expect(lockedSweepReason(locksOf('width:64..512'), opened, [rich, wide])).toMatch(/64 to 512/);
    expect(lockedSweepReason(locksOf('settings'), opened, [rich])).toBeNull();
    expect(lockedSweepReason(locksOf('settings'), opened, [wide])).not.toBeNull();
  });

  it('of the comparison holds nothing there', () => {
    expect(lockedSweepReason(locksOf('comparison'), [defaultExperiment], [wide, rich])).toBeNull();
  });
});

describe('a lock on a prior', () => {
  const deep = { ...DEFAULT_PRIOR, depth: 60 };

  it('holds what the prior has under the same key', () => {
    expect(lockedPriorReason(locksOf('depth'), DEFAULT_PRIOR, deep)).toMatch(/depth/i);
    expect(lockedPriorReason(locksOf('width'), DEFAULT_PRIOR, deep)).toBeNull();
    expect(lockedPriorReason(locksOf('lr,comparison'), DEFAULT_PRIOR, deep)).toBeNull();
    expect(lockedPriorReason(locksOf('depth:1..59'), DEFAULT_PRIOR, deep)).toMatch(/1 to 59/);
    expect(lockedPriorReason(locksOf('depth:1..60'), DEFAULT_PRIOR, deep)).toBeNull();
  });

  it('of all settings allows the prior of the link only', () => {
    expect(lockedPriorReason(locksOf('settings'), DEFAULT_PRIOR, deep)).not.toBeNull();
    expect(lockedPriorReason(locksOf('settings'), deep, { ...deep })).toBeNull();
  });

  it('with a range moves the numbers of a link into it', () => {
    expect(priorWithinLocks(locksOf('depth:1..12'), deep)).toEqual({ ...deep, depth: 12 });
    expect(priorWithinLocks(locksOf('width:100..200,depth:80..90'), deep)).toEqual({ ...deep, width: 100, depth: 80 });
    for (const locks of ['depth:1..60', 'depth', 'lr:0.1..1'])
      expect(priorWithinLocks(locksOf(locks), deep)).toBe(deep);
    expect(priorWithinLocks([{ of: 'depth', range: [500, 600] }], deep)).toBe(deep);
  });
});
