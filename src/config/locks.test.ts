import { describe, expect, it } from 'vitest';
import { defaultExperiment } from './default-experiment.ts';
import { nameOfLock, readFlags } from './link/page-flags.ts';
import { lockedReason, lockOf, lockSentence, withinLocks, withoutIdle } from './locks.ts';
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
  });

  it('with a range moves the numbers of a link into it', () => {
    expect(withinLocks(locksOf('width:64..512'), wide).net.width).toBe(512);
    expect(withinLocks(locksOf('width'), wide)).toEqual(wide);
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

describe('two locks of one setting', () => {
  it('are one: what is held fixed has no range', () => {
    const { lock } = readFlags('?lock=width,width:64..512,depth:1..4').flags;
    expect(withoutIdle(lock)).toEqual(readFlags('?lock=width,depth:1..4').flags.lock);
    expect(withoutIdle(readFlags('?lock=settings,width:64..512').flags.lock)).toEqual([
      { of: 'settings', range: null },
    ]);
  });
});
