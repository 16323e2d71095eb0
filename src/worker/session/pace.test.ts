import type { FrameKind } from '../../config/measures/measure-row.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLogStep } from '../../maths/log-steps.ts';
import { createPace } from './pace.ts';

/** The times of a step and of each kind of frame, in ms. */
type Costs = Record<FrameKind | 'step', number>;

/** The multiply-adds of a network whose full frames every log step can afford, and of one whose it can't. */
const SMALL = { glance: 1e7, light: 1e8, alignment: 2e8, full: 5e8 };
const LARGE = { glance: 1e8, light: 1e9, alignment: 2e10, full: 4e10 };

/** Trains by a clock that moves only with work, and notes every frame. */
function train(
  { step: stepCost, ...costs }: Costs,
  duration: number,
  at?: number[],
  cost = SMALL,
  isAsked = false,
  members = 1,
) {
  const pace = createPace(cost, isAsked, members, at);
  const frames: { step: number; kind: FrameKind; began: number }[] = [];
  let now = 0;
  for (let step = 0; now < duration; step++) {
    const kind = pace.due(step, now);
    if (kind) {
      const began = now;
      now += costs[kind];
      frames.push({ step, kind, began });
      pace.measured(kind, step, began, now);
    }
    now += stepCost;
  }
  const even = frames.filter((frame) => !isLogStep(frame.step));
  const spent = even.reduce((sum, { kind }) => sum + costs[kind], 0);
  return { frames, even, spent, duration: now };
}

describe('the pace of measuring', () => {
  it('takes everything at every log step, whatever it costs', () => {
    for (const full of [0, 1, 5000]) {
      const { frames } = train({ step: 1, glance: 1, light: 1, alignment: 1, full }, 20_000);
      const last = frames.at(-1)?.step ?? 0;
      const logSteps = Array.from({ length: last + 1 }, (_, step) => step).filter(isLogStep);
      expect(frames.filter(({ step }) => isLogStep(step)).map(({ step }) => step)).toEqual(logSteps);
      expect(frames.every(({ step, kind }) => !isLogStep(step) || kind === 'full')).toBe(true);
    }
  });

  it('leaves costly frames of a large network out of the log steps, and takes them as their share allows', () => {
    const costs = { step: 50, glance: 10, light: 100, alignment: 2_000, full: 4_000 };
    const { frames, duration } = train(costs, 2_000_000, undefined, LARGE);
    const logFrames = frames.filter(({ step }) => isLogStep(step));
    expect(logFrames.slice(0, 8).map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 6, 8, 11]);
    for (const kind of ['alignment', 'full'] as const) {
      const dear = frames.filter((frame) => frame.kind === kind);
      expect(dear[0].began).toBeGreaterThanOrEqual(40 * costs[kind]);
      expect(dear.length).toBeGreaterThan(5);
      expect(dear.length * costs[kind]).toBeLessThanOrEqual(0.02 * duration + costs[kind]);
    }
  });

  it('takes a third of the share of one network where two are measured together', () => {
    const costs = { step: 5, glance: 3, light: 30, alignment: 100, full: 200 };
    const shareOf = (members: number) => {
      const { spent, duration } = train(costs, 1_000_000, undefined, SMALL, false, members);
      return spent / duration;
    };
    expect(shareOf(2)).toBeLessThan(0.055);
    expect(shareOf(2)).toBeGreaterThan(0.04);
    expect(shareOf(1)).toBeGreaterThan(0.12);
  });

  it('takes a measure that was switched on at step 0, then for its larger share of the time, and at rest', () => {
    const costs = { step: 5, glance: 3, light: 30, alignment: 100, full: 1_300 };
    const fullOf = (isAsked: boolean) =>
      train(costs, 100_000, undefined, LARGE, isAsked).frames.filter(({ kind }) => kind === 'full');
    const asked = fullOf(true);
    expect(asked[0].step).toBe(0);
    expect((asked.length - 1) * costs.full).toBeLessThanOrEqual(0.3 * 100_000);
    expect(asked.length * costs.full).toBeGreaterThan(0.25 * 100_000);
    // The first is soon followed by others.
    expect(asked.filter(({ began }) => began < 20_000).length).toBeGreaterThanOrEqual(4);
    expect(fullOf(false).length).toBeLessThanOrEqual(2);
    expect([true, false].map((isAsked) => createPace(LARGE, isAsked, 1).atRest)).toEqual(['full', 'light']);
  });

  it('takes the richest affordable kind at a log step', () => {
    const { frames } = train({ step: 50, glance: 10, light: 100, alignment: 200, full: 4_000 }, 200_000, undefined, {
      ...LARGE,
      alignment: 2e9,
    });
    const kinds = new Set(frames.filter(({ step }) => isLogStep(step)).map(({ kind }) => kind));
    expect(kinds).not.toContain('light');
    expect(kinds).toContain('alignment');
  });

  it('is at most 30 frames a second between them', () => {
    const { even } = train({ step: 0.05, glance: 0.01, light: 0.01, alignment: 0.01, full: 0.02 }, 10_000);
    expect(even.length).toBeLessThanOrEqual(300);
    expect(even.length).toBeGreaterThan(250);
    expect(even.every(({ kind }) => kind === 'full')).toBe(true);
  });

  it('spends at most a seventh of the time between them, apart from the last frame', () => {
    const cost = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(cost, cost, cost, cost, cost, (step, glance, light, alignment, full) => {
        const { spent, duration } = train({ step, glance, light, alignment, full }, 20_000);
        expect(spent).toBeLessThanOrEqual(0.14 * duration + glance + light + alignment + full);
      }),
      { numRuns: 50 },
    );
  });

  it('takes cheap kinds more often than costly ones, and still a full frame now and then', () => {
    const { even } = train({ step: 5, glance: 1, light: 8, alignment: 20, full: 80 }, 100_000);
    const count = (kind: FrameKind) => even.filter((frame) => frame.kind === kind).length;
    expect(count('full')).toBeGreaterThan(10);
    expect(count('alignment')).toBeGreaterThan(2 * count('full'));
    expect(count('light')).toBeGreaterThan(2 * count('alignment'));
    expect(count('glance')).toBeGreaterThan(1.5 * count('light'));
    // 30 cheap frames a second.
    expect(even.length).toBeGreaterThan(2500);
  });

  it('takes no full frames between log steps that are close together and costly', () => {
    const { frames } = train({ step: 1, glance: 1, light: 1, alignment: 1, full: 500 }, 8000);
    const full = frames.filter(({ kind }) => kind === 'full').map(({ step }) => step);
    expect(full).toEqual(full.filter(isLogStep));
  });

  it('is exactly the steps that an experiment asks for', () => {
    const { frames } = train({ step: 1, glance: 1, light: 1, alignment: 1, full: 1 }, 1000, [5, 7, 100]);
    expect(frames.map(({ step, kind }) => [step, kind])).toEqual([
      [5, 'full'],
      [7, 'full'],
      [100, 'full'],
    ]);
  });
});
