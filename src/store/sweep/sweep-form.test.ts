import { describe, expect, it } from 'vitest';
import { presetSweep } from '../../config/sweep/presets.ts';
import { createFakeArchive, open, SMALL, sweepOf, withoutBrowser } from './testing/fake-sweep-host.ts';

withoutBrowser();

describe('the form', () => {
  it('takes values that the schema accepts; gives the reason for others, and changes nothing', async () => {
    const { lab, state } = await open();
    lab.change('seeds', { seeds: 0 }, 0);
    expect(state().sweep).toEqual(SMALL);
    expect(state().refusals.seeds?.sentence).toContain('a whole number from 1 to 64');
    lab.forgive('seeds');
    expect(state().refusals.seeds).toBeUndefined();
    lab.change('seeds', { seeds: 4 }, 4);
    expect(state().sweep.seeds).toBe(4);
  });

  it('holds the sweep of the address, though another one was kept', async () => {
    const kept = createFakeArchive();
    await kept.place({ sweep: SMALL, phase: 'stopped' });
    const other = presetSweep('depth');
    const { state } = await open(other, kept);
    expect(state()).toMatchObject({ sweep: other, shown: { sweep: SMALL }, phase: 'stopped' });
  });

  it.each([
    ['settings', { sweep: { ...SMALL, seeds: 0 } }],
    ['measures', { measures: 'loss' }],
  ])('tells of a kept sweep with %s that this lab can not read', async (_, change) => {
    const kept = createFakeArchive();
    await kept.place({ sweep: SMALL, phase: 'running', ...change });
    const { state } = await open(null, kept);
    expect(state()).toMatchObject({ phase: 'idle', shown: null });
    expect(state().notices[0]).toContain('another version');
  });
});

describe('the reading of a result', () => {
  it('changes with another sweep in the form only once that one is run', async () => {
    const { lab, state } = await open();
    lab.run();
    lab.read({ measure: { of: 'run', measure: 'loss' } });
    const { reading } = state();
    lab.replace(presetSweep('phase'));
    expect(state().reading).toBe(reading);
    lab.run();
    expect(state().reading).toMatchObject({ moment: 'best', relative: true, summary: 'share' });
  });

  it('stays if another sweep was in the form for a while', async () => {
    const { lab, state } = await open();
    lab.run();
    lab.read({ summary: 'median' });
    lab.replace(presetSweep('phase'));
    lab.replace(SMALL);
    lab.run();
    expect(state().reading.summary).toBe('median');
  });

  it('is that of the address if another sweep was kept', async () => {
    const kept = createFakeArchive();
    await kept.place({ sweep: SMALL, phase: 'stopped' });
    const { lab, state } = await open(presetSweep('phase'), kept);
    expect(state().reading.summary).toBe('mean');
    lab.run();
    expect(state().reading.summary).toBe('share');
  });
});

describe('the result of a file', () => {
  it('shows only the newest refusal, which goes when a file is opened', async () => {
    const { lab, state } = await open(SMALL, 'forbidden');
    lab.refuseFile('one.txt is none.');
    lab.refuseFile('two.txt is none.');
    expect(state().refusedFile).toBe('two.txt is none.');
    lab.open({ sweep: SMALL, backend: 'cpu', runs: [] });
    expect(state()).toMatchObject({ refusedFile: null, notices: [expect.any(String)] });
  });

  it('replaces the shown result; the sweep that ran is stopped and kept', async () => {
    const kept = createFakeArchive();
    const { lab, state, busy, ready } = await open(SMALL, kept);
    lab.run();
    await ready();
    const sweep = sweepOf({ seeds: 3 });
    lab.open({ sweep, backend: 'cpu', runs: [] });
    expect(busy()).toHaveLength(0);
    expect(state()).toMatchObject({ phase: 'done', sweep, shown: { sweep, backend: 'cpu' } });
    expect(kept.head()).toMatchObject({ phase: 'stopped', sweep: SMALL });
  });
});
