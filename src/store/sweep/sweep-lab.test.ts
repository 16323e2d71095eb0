import { describe, expect, it, vi } from 'vitest';
import type { OpenedArchive } from './sweep-archive.ts';
import { createFakeArchive, open, SMALL, sweepOf, withoutBrowser } from './testing/fake-sweep-host.ts';

withoutBrowser();

describe('a sweep', () => {
  it('shows its runs as they come, and keeps each at once', async () => {
    const kept = createFakeArchive();
    const { lab, state, workers, ready, finish } = await open(SMALL, kept);
    lab.run();
    await ready();
    expect(state().phase).toBe('running');
    expect(kept.head()).toMatchObject({ phase: 'running', sweep: SMALL });
    await finish(workers[0], 0.5);
    expect(state().shown?.runs).toHaveLength(1);
    expect(await kept.count()).toBe(1);
    await finish(workers[0], 0.25);
    expect(state()).toMatchObject({ phase: 'done', shown: { backend: 'wasm' } });
    expect(state().shown?.runs.map(({ cell, outcome }) => [cell, outcome])).toEqual([
      [0, 'done'],
      [1, 'done'],
    ]);
    expect(kept.head()).toMatchObject({ phase: 'done', backend: 'wasm' });
  });

  it('opens the backend of the page on each worker, and captures steps only where the page does', async () => {
    const { lab, workers } = await open();
    lab.run();
    expect(workers.map(({ commands }) => commands[0])).toMatchObject([
      { type: 'open', backend: 'cpu', capture: false },
    ]);
  });

  it('that the page locks forbid trains in no way, and says why', async () => {
    const kept = createFakeArchive();
    await kept.place({ phase: 'running' });
    const { lab, state, trains } = await open(null, kept, undefined, () => 'Held.');
    expect(state()).toMatchObject({ phase: 'stopped', notices: ['Held.'] });
    lab.run();
    lab.resume();
    await lab.openKept('placed');
    lab.resume();
    expect(trains()).toEqual([]);
    expect(state()).toMatchObject({ phase: 'stopped', notices: ['Held.'] });
  });

  it('that was kept does not replace a file that was opened before it was read', async () => {
    const kept = createFakeArchive();
    const before = await open(SMALL, kept);
    before.lab.run();
    const file = { sweep: sweepOf({ seeds: 3 }), backend: 'wasm', runs: [] };
    let found: (opened: OpenedArchive) => void = () => undefined;
    const after = await open(null, kept, new Promise((resolve) => (found = resolve)));
    after.lab.open(file);
    found({ archive: kept.archive, why: null });
    await vi.advanceTimersByTimeAsync(10);
    expect(after.state()).toMatchObject({ phase: 'done', shown: { sweep: file.sweep } });
    expect(after.trains()).toEqual([]);
  });

  it('goes on after a reload with the jobs that are left, and no others', async () => {
    const kept = createFakeArchive();
    const before = await open(SMALL, kept);
    before.lab.run();
    await before.ready();
    await before.finish(before.workers[0], 0.5);

    const after = await open(null, kept);
    expect(after.state()).toMatchObject({ phase: 'running', sweep: SMALL });
    expect(after.state().shown?.runs).toHaveLength(1);
    await after.ready();
    const [given] = before.trains();
    expect(after.trains().map(({ members }) => members)).not.toContainEqual(given.members);
    await after.finish(after.workers[0], 0.25);
    expect(after.state().phase).toBe('done');
    expect(after.state().shown?.runs).toHaveLength(2);
  });

  it.each(['pause', 'stop'] as const)('after %s waits after a reload until it is resumed', async (end) => {
    const kept = createFakeArchive();
    const before = await open(SMALL, kept);
    before.lab.run();
    await before.ready();
    before.lab[end]();

    const after = await open(null, kept);
    expect(after.state().phase).toBe(end === 'pause' ? 'paused' : 'stopped');
    expect(after.workers).toHaveLength(0);
    after.lab.resume();
    await after.ready();
    expect(after.trains()).toHaveLength(1);
  });

  it('pauses and goes on where it was', async () => {
    const { lab, state, workers, ready, finish } = await open();
    lab.run();
    await ready();
    lab.pause();
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'pause' });
    lab.resume();
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'resume' });
    await finish(workers[0], 1);
    expect(state().phase).toBe('running');
    expect(state().shown?.runs).toHaveLength(1);
  });

  it('that is stopped ends its workers and keeps its runs; another one can follow', async () => {
    const { lab, state, busy, workers, ready, finish } = await open();
    lab.run();
    await ready();
    await finish(workers[0], 1);
    lab.stop();
    expect(busy()).toHaveLength(0);
    expect(state().phase).toBe('stopped');
    expect(state().shown?.runs).toHaveLength(1);
    lab.change('seeds', { seeds: 2 });
    lab.run();
    expect(state().shown).toMatchObject({ sweep: { seeds: 2 }, runs: [] });
    await ready();
    expect(state().phase).toBe('running');
  });

  it('tries a job twice more when its worker dies, then marks it and goes on', async () => {
    const { lab, state, busy, ready, finish } = await open();
    lab.run();
    let deaths = 0;
    while (state().phase === 'running') {
      await ready();
      const [worker] = busy();
      const train = worker.commands.findLast((one) => one.type === 'train');
      const isDeadly = train?.type === 'train' && train.members[0].net.width === 4;
      if (isDeadly) worker.die('error', `death ${++deaths}`);
      else await finish(worker, 1);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(deaths).toBe(3);
    expect(state().phase).toBe('done');
    expect(state().shown?.runs).toMatchObject([{ outcome: 'failed' }, { outcome: 'done' }]);
    expect(state().shown?.runs[0].reason).toContain('death 3');
  });

  it('shows cells that the schema refuses at once, with the reason', async () => {
    const { lab, state } = await open(sweepOf({ axes: [{ setting: 'net.width', values: [4, -1] }] }));
    lab.run();
    const [refused] = state().shown?.runs ?? [];
    expect(refused).toMatchObject({ cell: 1, outcome: 'refused' });
    expect(refused.reason).toContain('net.width is -1');
  });

  it('says once that nothing is kept, and works all the same', async () => {
    const { lab, state, ready, workers, finish } = await open(SMALL, 'forbidden');
    expect(state().notices).toHaveLength(1);
    expect(state().notices[0]).toContain('gone after a reload');
    lab.run();
    await ready();
    await finish(workers[0], 1);
    await finish(workers[0], 1);
    expect(state().phase).toBe('done');
    expect(state().notices).toHaveLength(1);
  });
});
