import { describe, expect, it, vi } from 'vitest';
import { encodeSweepLink } from '../../config/link/sweep-link.ts';
import { presetSweep } from '../../config/sweep/presets.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { readFlags } from '../../config/link/page-flags.ts';
import { lockedSweepReason } from '../../config/locks.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { openLinkedSweep } from './linked-sweep.ts';

const open = (fragment: string | null, lock = '', given: string | null = null) =>
  openLinkedSweep({
    host: createFakeWorkers({ backend: 'cpu', capture: false }).host,
    fragment,
    given: () => given,
    sweepReason: (networks, own) =>
      lockedSweepReason(readFlags(`?lock=${lock}`).flags.lock, [defaultExperiment, ...own], networks),
    onChange: vi.fn(),
    onBackend: vi.fn(),
    openInLab: vi.fn(),
  });
const depth = encodeSweepLink(presetSweep('depth'));

describe('a sweep with links', () => {
  it('opens that of the link, or the first preset where there is none', () => {
    expect(open(depth).link()).toBe(depth);
    for (const fragment of [null, '#v=1&view=sweep'])
      expect(open(fragment).link()).toBe(encodeSweepLink(presetSweep('transfer')));
  });

  it('says what is wrong with the link that it opens, and with one that it follows', () => {
    const bad = `${depth}&colour=red`;
    expect(open(bad).notices).toEqual([expect.stringContaining('colour')]);
    const sweep = open(null);
    expect(sweep.follow(bad)).toEqual(open(bad).notices);
    expect(sweep.link()).toBe(depth);
  });

  it('goes on if a link says what is there, and if it names no sweep', () => {
    const sweep = open(depth);
    const { sweep: before } = sweep.store.getState();
    for (const link of [depth, '#v=1&view=sweep']) sweep.follow(link);
    expect(sweep.store.getState().sweep).toBe(before);
  });
});

describe('a sweep under locks', () => {
  const refusalOf = (lock: string, given: string | null = null) => {
    const { refuses, store } = open(depth, lock, given);
    return refuses(store.getState().sweep);
  };

  it('is refused where one of its networks breaks them, in the sentence of the lab', () => {
    expect(refusalOf('')).toBeNull();
    expect(refusalOf('depth')).toContain('holds');
    expect(refusalOf('settings')).toContain('all settings');
    expect(refusalOf('depth:1..2')).toContain('from 1 to 2 only');
    expect(refusalOf('comparison')).toBeNull();
  });

  it('trains as the link with the locks has it, and with no other values', () => {
    expect(refusalOf('settings', depth)).toBeNull();
    expect(refusalOf('settings', encodeSweepLink(presetSweep('transfer')))).not.toBeNull();
  });
});
