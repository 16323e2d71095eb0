import { describe, expect, it, vi } from 'vitest';
import { encodeSweepLink } from '../../config/link/sweep-link.ts';
import { presetSweep } from '../../config/sweep/presets.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { openLinkedSweep } from './linked-sweep.ts';

const open = (fragment: string | null) =>
  openLinkedSweep({
    host: createFakeWorkers({ backend: 'cpu', capture: false }).host,
    fragment,
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
