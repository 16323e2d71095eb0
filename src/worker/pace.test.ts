import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameKind } from '../engine/run-interface.ts';
import { isLogStep } from '../maths/log-steps.ts';
import { createPace } from './pace.ts';

interface Costs {
  step: number;
  light: number;
  full: number;
}

/** Multiply-adds of a network whose alignment every log step can bear, and of one where it can't. */
const SMALL = { light: 1e8, full: 5e8 };
const LARGE = { light: 1e9, full: 2e10 };

/** Trains by a clock that only work moves, and notes every frame. */
function train({ step: stepCost, light, full }: Costs, duration: number, at?: number[], cost = SMALL) {
  const pace = createPace(cost, at);
  const frames: { step: number; kind: FrameKind; began: number }[] = [];
  let now = 0;
  for (let step = 0; now < duration; step++) {
    const kind = pace.due(step, now);
    if (kind) {
      const began = now;
      now += kind === 'full' ? full : light;
      frames.push({ step, kind, began });
      pace.measured(kind, step, began, now);
    }
    now += stepCost;
  }
  const even = frames.filter((frame) => !isLogStep(frame.step));
  const spent = even.reduce((sum, { kind }) => sum + (kind === 'full' ? full : light), 0);
  return { frames, even, spent, duration: now };
}

describe('the pace of measuring', () => {
  it('takes everything at every log step, whatever it costs', () => {
    for (const full of [0, 1, 5000]) {
      const { frames } = train({ step: 1, light: 1, full }, 20_000);
      const last = frames.at(-1)?.step ?? 0;
      const logSteps = Array.from({ length: last + 1 }, (_, step) => step).filter(isLogStep);
      expect(frames.filter(({ step }) => isLogStep(step)).map(({ step }) => step)).toEqual(logSteps);
      expect(frames.every(({ step, kind }) => !isLogStep(step) || kind === 'full')).toBe(true);
    }
  });

  it('leaves the alignment of a large network out of the log steps, and takes it as often as its share buys', () => {
    const { frames, duration } = train({ step: 50, light: 100, full: 2_000 }, 200_000, undefined, LARGE);
    const logFrames = frames.filter(({ step }) => isLogStep(step));
    expect(logFrames.slice(0, 8).map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 6, 8, 11]);
    const full = frames.filter(({ kind }) => kind === 'full');
    expect(full[0].began).toBeGreaterThanOrEqual(19_000);
    expect(full.length).toBeGreaterThan(5);
    expect(full.length * 2_000).toBeLessThanOrEqual(0.1 * duration + 2_000);
  });

  it('is at most 30 frames a second between them', () => {
    const { even } = train({ step: 0.05, light: 0.01, full: 0.02 }, 10_000);
    expect(even.length).toBeLessThanOrEqual(300);
    expect(even.length).toBeGreaterThan(250);
    expect(even.every(({ kind }) => kind === 'full')).toBe(true);
  });

  it('spends at most a fifth of the time between them, apart from the last frame', () => {
    const cost = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(cost, cost, cost, (step, light, full) => {
        const { spent, duration } = train({ step, light, full }, 20_000);
        expect(spent).toBeLessThanOrEqual(0.2 * duration + light + full);
      }),
      { numRuns: 50 },
    );
  });

  it('is light more often than full where full is dear, and still full now and then', () => {
    const { even } = train({ step: 5, light: 4, full: 80 }, 20_000);
    const full = even.filter(({ kind }) => kind === 'full').length;
    expect(full).toBeGreaterThan(10);
    expect(even.length - full).toBeGreaterThan(10 * full);
  });

  it('takes no full frames between log steps that are close together and dear', () => {
    const { frames } = train({ step: 1, light: 1, full: 500 }, 8000);
    const full = frames.filter(({ kind }) => kind === 'full').map(({ step }) => step);
    expect(full).toEqual(full.filter(isLogStep));
  });

  it('is exactly the steps that an experiment asks for', () => {
    const { frames } = train({ step: 1, light: 1, full: 1 }, 1000, [5, 7, 100]);
    expect(frames.map(({ step, kind }) => [step, kind])).toEqual([
      [5, 'full'],
      [7, 'full'],
      [100, 'full'],
    ]);
  });
});
