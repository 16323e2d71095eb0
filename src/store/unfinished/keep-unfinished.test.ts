import { describe, expect, it, vi } from 'vitest';
import { createRunStore, type RunsState } from '../training/run-state.ts';
import { keepUnfinished } from './keep-unfinished.ts';
import { madeUnfinished } from './testing/made-unfinished.ts';
import type { UnfinishedRun } from './unfinished-file.ts';
import type { FoundRun, UnfinishedShelf } from './unfinished-shelf.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

interface Opening {
  left?: FoundRun[];
  bytes?: number;
  /** The run that the lab itself has left. */
  own?: string;
  /** The runs whose settings locks forbid. */
  forbidden?: string[];
}

/** A page that trains a run, and a shelf with what earlier ones have left. */
async function opened({ left = [], bytes = 1000, ...others }: Opening = {}) {
  let time = 0;
  let step = 0;
  let told: () => void = () => undefined;
  let leave: () => void = () => undefined;
  const run = createRunStore();
  const kept = new Map(left.map(({ id, run: unfinished }) => [id, unfinished]));
  const put = vi.fn<UnfinishedShelf['put']>((id, unfinished) => {
    kept.set(id, unfinished);
    return Promise.resolve(bytes);
  });
  const shelf: UnfinishedShelf = {
    put,
    remove: (id) => Promise.resolve(void kept.delete(id)),
    next: (known) => {
      const [found] = [...kept].filter(([id]) => !known.has(id));
      return Promise.resolve(found ? { id: found[0], run: found[1] } : null);
    },
  };
  const { checkpoint } = madeUnfinished(1);
  const takeUp = vi.fn((unfinished: UnfinishedRun) => {
    become({ phase: 'opening', shown: unfinished.recordings });
    return true;
  });
  const training = {
    kept: () => (step > 0 ? { checkpoint: { ...checkpoint, step } } : null),
    onKept: (listener: () => void) => void (told = listener),
    mayTakeUp: (unfinished: Pick<UnfinishedRun, 'recordings'>) =>
      !others.forbidden?.some((id) => left.find((each) => each.id === id)?.run === unfinished),
    takeUp,
  };
  const page = { visibilityState: 'visible' as DocumentVisibilityState, addEventListener: vi.fn() };
  page.addEventListener.mockImplementation((_: string, listener: () => void) => void (leave = listener));
  const become = (state: Partial<RunsState>) => run.setState(state);
  const parts = { run, training, shelf, breathe: settled as () => Promise<void>, page, left: others.own };
  const runs = keepUnfinished({ ...parts, now: () => time });
  await settled();
  return {
    ...{ runs, become, put, kept, takeUp },
    /** A checkpoint at this step, so many ms after the one before. */
    reach: async (next: number, ms = 1000) => {
      step = next;
      time += ms;
      told();
      await settled();
    },
    hide: async () => {
      page.visibilityState = 'hidden';
      leave();
      await settled();
    },
    offered: () => runs.offer.getState().found?.id ?? null,
  };
}

const begin = () => ({ phase: 'running' as const, shown: madeUnfinished(1).recordings });

describe('a run that has not ended', () => {
  it('is kept at each checkpoint from the fifth second on', async () => {
    const { become, put, reach } = await opened();
    become(begin());
    await reach(10, 4000);
    expect(put).not.toHaveBeenCalled();
    for (const step of [20, 30, 40]) await reach(step);
    expect(put.mock.calls.map(([, { checkpoint }]) => checkpoint.step)).toEqual([20, 30, 40]);
  });

  it('is kept more seldom where it is large', async () => {
    const { become, put, reach } = await opened({ bytes: 12e6 });
    become(begin());
    await reach(10, 5000);
    for (const step of [20, 30, 40]) await reach(step);
    expect(put.mock.calls.map(([, { checkpoint }]) => checkpoint.step)).toEqual([10, 40]);
  });

  it('is kept when the page is left, as it is then', async () => {
    const { become, put, reach, hide } = await opened({ bytes: 12e6 });
    become(begin());
    await reach(10, 5000);
    await reach(20);
    await hide();
    await hide();
    expect(put.mock.calls.map(([, { checkpoint }]) => checkpoint.step)).toEqual([10, 20]);
  });

  it('is forgotten once it has ended, or another one took its place, but not while it can go on', async () => {
    const { become, reach, kept } = await opened();
    for (const end of [{ phase: 'done' as const }, { phase: 'failed' as const }, begin()]) {
      become(begin());
      await reach(10, 5000);
      become({ phase: 'failed', goesOnAt: 10 });
      await settled();
      expect(kept.size).toBe(1);
      become({ ...end, goesOnAt: null });
      await settled();
      expect(kept.size).toBe(0);
    }
  });

  it('is tried again half a minute after a write that failed, and trains on', async () => {
    const { become, put, reach } = await opened();
    put.mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'));
    become(begin());
    await reach(10, 5000);
    await reach(20, 29_000);
    expect(put).toHaveBeenCalledTimes(1);
    await reach(30, 1000);
    expect(put).toHaveBeenCalledTimes(2);
  });

  it('that is a kept run of the list is none', async () => {
    const { become, put, reach } = await opened();
    become({ ...begin(), isKept: true });
    await reach(10, 9000);
    expect(put).not.toHaveBeenCalled();
  });
});

describe('what an earlier page has left', () => {
  const left = ['a', 'b'].map((id) => ({ id, run: madeUnfinished(7) }));

  it('is offered and goes on, and is forgotten at its end', async () => {
    const run = madeUnfinished(7);
    const { runs, offered, takeUp, become, kept } = await opened({ left: [{ id: run.recordings[0].id, run }] });
    expect(offered()).toBe(run.recordings[0].id);
    runs.goOn();
    expect(takeUp).toHaveBeenCalledExactlyOnceWith(run);
    expect(offered()).toBeNull();
    expect(kept.size).toBe(1);
    become({ phase: 'done' });
    await settled();
    expect(kept.size).toBe(0);
  });

  it('is gone when it is dismissed, and the next one is offered', async () => {
    const { runs, offered, kept } = await opened({ left });
    expect(offered()).toBe('a');
    runs.discard();
    await settled();
    expect([...kept.keys()]).toEqual(['b']);
    expect(offered()).toBe('b');
    runs.discard();
    await settled();
    expect(offered()).toBeNull();
  });

  it('waits for a page without locks where its settings are forbidden, and the next one is offered', async () => {
    const { offered, kept } = await opened({ left, forbidden: ['a'] });
    expect(offered()).toBe('b');
    expect(kept.size).toBe(2);
    const none = await opened({ left, forbidden: ['a', 'b'] });
    expect(none.offered()).toBeNull();
    expect(none.kept.size).toBe(2);
  });

  it('is still offered where it was refused after all', async () => {
    const { runs, takeUp, offered } = await opened({ left });
    takeUp.mockReturnValueOnce(false);
    runs.goOn();
    expect(offered()).toBe('a');
  });

  it('is none that the lab itself has left for another one', async () => {
    const { offered, kept } = await opened({ left, own: 'a' });
    expect(offered()).toBe('b');
    expect([...kept.keys()]).toEqual(['b']);
  });

  it('stays where nobody answers', async () => {
    const { become, reach, kept } = await opened({ left });
    become(begin());
    await reach(10, 9000);
    expect(kept.size).toBe(3);
  });
});
