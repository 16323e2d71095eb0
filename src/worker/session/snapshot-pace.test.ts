import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { createSnapshotPace, hasSnapshots } from './snapshot-pace.ts';

interface Training {
  steps: number;
  /** In ms. */
  stepCost: number;
  /** The cost of a snapshot, in ms, and its bytes. */
  cost: number;
  bytes?: number;
  /** The steps between two frames. */
  frameEvery?: number;
}

const LARGE = 50e6;
const SMALL = 1e5;

/** Trains at a constant speed; returns the steps of the snapshots and the time. */
function train({ steps, stepCost, cost, bytes = LARGE, frameEvery = Infinity }: Training) {
  const pace = createSnapshotPace(steps, bytes);
  const taken: number[] = [];
  let now = 0;
  for (let step = 0; step <= steps; step++) {
    if (pace.due(step, now, step === steps, step % frameEvery === 0)) {
      pace.taken(step, now, now + cost);
      now += cost;
      taken.push(step);
    }
    now += stepCost;
  }
  return { taken, now };
}

const gaps = (steps: readonly number[]) => steps.slice(1).map((step, i) => step - steps[i]);

describe('the snapshots of a run', () => {
  it('begin with step 0 and end with the last', () => {
    for (const stepCost of [0.01, 1, 3000]) {
      const { taken } = train({ steps: 3000, stepCost, cost: 5 });
      expect([taken[0], taken.at(-1)]).toEqual([0, 3000]);
    }
  });

  it('are log-spaced first, and even later, however quick a small network is', () => {
    const { taken } = train({ steps: 20_000, stepCost: 0.01, cost: 0.5, bytes: SMALL });
    expect(taken.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 8]);
    const early = taken.filter((step) => step >= 10 && step <= 1000);
    for (const [i, gap] of gaps(early).entries()) expect(gap / early[i]).toBeLessThan(0.3);
    expect(new Set(gaps(taken.filter((step) => step > 2000 && step < 20_000)))).toEqual(new Set([200]));
    expect(taken.length).toBeLessThan(140);
  });

  it('are denser where frames are measured anyway', () => {
    const few = train({ steps: 20_000, stepCost: 1, cost: 0.1 }).taken.length;
    const { taken } = train({ steps: 20_000, stepCost: 1, cost: 0.1, frameEvery: 33 });
    expect(taken.length).toBeGreaterThan(1.3 * few);
    expect(taken.length).toBeLessThan(350);
  });

  it('take at most 3 percent of the time of a large network, whatever they cost', () => {
    for (const [stepCost, cost] of [
      [0.05, 0.2],
      [0.5, 2],
      [2, 40],
      [20, 15],
    ]) {
      const { taken, now } = train({ steps: 20_000, stepCost, cost });
      // The last one is that of the end, which nothing comes after.
      expect(((taken.length - 1) * cost) / now).toBeLessThan(0.0301);
    }
  });

  it('are taken at the same steps, whatever they cost, though not at all of them', () => {
    const all = new Set(train({ steps: 20_000, stepCost: 1, cost: 0 }).taken);
    for (const cost of [0.5, 3, 10]) {
      const { taken } = train({ steps: 20_000, stepCost: 1, cost });
      expect(taken.length).toBeGreaterThan(30);
      expect(taken.filter((step) => !all.has(step))).toEqual([]);
    }
  });

  it('are taken once at each rest', () => {
    const pace = createSnapshotPace(1000, LARGE);
    pace.taken(0, 0, 100);
    expect(pace.due(5, 150, false, true)).toBe(false);
    expect(pace.due(5, 150, true, true)).toBe(true);
    pace.taken(5, 150, 250);
    expect(pace.due(5, 1000, true, true)).toBe(false);
  });

  it('are not there for a network of 64 MB or more', () => {
    expect(hasSnapshots(defaultExperiment)).toBe(true);
    expect(hasSnapshots(setAtPath(defaultExperiment, 'net.width', 2048))).toBe(true);
    expect(hasSnapshots(setAtPath(defaultExperiment, 'net.width', 4096))).toBe(false);
  });
});
