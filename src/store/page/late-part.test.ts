import { describe, expect, it, vi } from 'vitest';
import { latePart } from './late-part.ts';

/** Returns a function that fails as often as told, then gives a module. */
const failing = (times: number, why = 'no network') => {
  const load = vi.fn(() => (load.mock.calls.length > times ? Promise.resolve({ answer: 42 }) : fail()));
  const fail = () => Promise.reject(new Error(why));
  return load;
};

describe('a part that is loaded late', () => {
  it('is loaded once, however often it is asked for', async () => {
    const load = failing(0);
    const part = latePart(load);
    await Promise.all([part.load(), part.load()]);
    await part.load();
    expect(load).toHaveBeenCalledTimes(1);
    expect(part.state()).toEqual({ module: { answer: 42 }, isLoading: false, problem: null });
  });

  it('that could not be loaded says why, and is there after another try', async () => {
    const part = latePart(failing(2));
    const states: unknown[] = [];
    part.subscribe(() => states.push(part.state()));
    for (let tries = 0; tries < 3; tries++) await part.load();
    const failed = { module: null, isLoading: false, problem: 'no network' };
    expect(states).toEqual([
      { module: null, isLoading: true, problem: null },
      failed,
      // The reason stays in sight while it is loaded again.
      { ...failed, isLoading: true },
      failed,
      { ...failed, isLoading: true },
      { module: { answer: 42 }, isLoading: false, problem: null },
    ]);
  });

  it('tells nobody who no longer listens', async () => {
    const part = latePart(failing(0));
    const listener = vi.fn();
    part.subscribe(listener)();
    await part.load();
    expect(listener).not.toHaveBeenCalled();
  });
});
