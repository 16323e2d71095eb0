import { describe, expect, it } from 'vitest';
import { sweepCells } from '../../config/sweep/cells.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { LessonResults, Study } from '../lesson.ts';
import { measureClaims } from '../measure-claims.ts';
import { madeSweep, type MadeFrame } from '../testing/made-sweep.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const names = {
  loss: { of: 'run', measure: 'loss' },
  sharpness: { of: 'run', measure: 'sharpness' },
  twinLoss: { of: 'run', measure: 'twinLoss' },
} as const satisfies Record<string, MeasureName>;
const frame = (step: number, values: Partial<Record<keyof typeof names, number>>): MadeFrame => ({
  step,
  values: Object.entries(values).map(([name, value]) => [names[name as keyof typeof names], value] as const),
});
const shaken = (value: number, seed: number) => value * (1 + 0.01 * seed);
const valuesOf = (study: Study) =>
  sweepCells(study.kind === 'sweep' ? study.quick : expect.fail('The study is not a sweep.')).map(
    ({ values }) => values,
  );

/** A network above or below the critical rate: peak and last loss as multiples of the first, last sharpness, twin. */
interface Thrown {
  peak: number;
  last: number;
  sharpness: number;
  twin: number;
}
const calm: Thrown = { peak: 1, last: 0.1, sharpness: 0.9, twin: 0.1 };
const thrown: Thrown = { peak: 500, last: 0.1, sharpness: 0.8, twin: 1e12 };
const lost: Thrown = { peak: 1e7, last: 1e7, sharpness: 100, twin: 1e12 };

/** Results as in the papers. */
const AS_CLAIMED = {
  /** The sharpness of the last steps: lazy and rich, then the same with momentum. */
  dial: [0.3, 1.01, 0.3, 0.97],
  /** The same at rates of 0.05, 0.3 and 0.5. */
  rates: [0.1, 1, 1.02],
  /** Whether the loss zigzags, and what is left of it. */
  small: { zigzag: 0, left: 0.95 },
  large: { zigzag: 0.05, left: 0.3 },
  /** Rates of 0.9, 1.1, 1.5 and 3. */
  catapult: [calm, thrown, thrown, lost],
  /** The largest rates at which networks come down, by row. */
  window: [1.9, 1.9, 1.3],
  widths: [1.9, 1.9, 1.9, 1.9],
  deep: [1.9, 5, 6],
  /** Slopes of the peak over the width, under NTP and μP. */
  heights: [1, 0],
};
type Made = typeof AS_CLAIMED;

function ratesOf(made: Made) {
  return madeSweep(studies.rates, (cell, seed) => {
    const { zigzag, left } = cell === 2 ? made.large : made.small;
    const late = Array.from({ length: 41 }, (_, i) =>
      frame(960 + i, {
        loss: left * (1 + (i % 2) * zigzag) * (1 - 0.001 * i),
        sharpness: shaken(made.rates[cell], seed),
      }),
    );
    return [frame(0, { loss: 2, sharpness: 0.3 }), frame(500, { loss: 1, sharpness: 0.5 }), ...late];
  });
}

function windowOf(study: Study, ends: readonly number[]) {
  const values = valuesOf(study);
  const rows = [...new Set(values.map(([, row]) => row))];
  return madeSweep(study, (cell) => {
    const [rate, row] = values[cell];
    return [frame(0, { loss: 1 }), frame(500, { loss: Number(rate) <= ends[rows.indexOf(row)] ? 0.1 : 1e9 })];
  });
}

function failing(changes: Partial<Made>) {
  const made = { ...AS_CLAIMED, ...changes };
  const heights = valuesOf(studies.heights);
  const results: LessonResults = {
    dial: madeSweep(studies.dial, (cell, seed) => [
      frame(0, { loss: 1, sharpness: 0.3 }),
      frame(800, { loss: 0.1, sharpness: shaken(made.dial[cell], seed) }),
      frame(1000, { loss: 0.1, sharpness: shaken(made.dial[cell], seed) }),
    ]),
    rates: ratesOf(made),
    catapult: madeSweep(studies.catapult, (cell, seed) => {
      const { peak, last, sharpness, twin } = made.catapult[cell];
      return [
        frame(0, { loss: 1, sharpness: [0.9, 1.1, 1.5, 3][cell], twinLoss: 1 }),
        frame(20, { loss: shaken(peak, seed), sharpness: 1, twinLoss: twin }),
        frame(200, { loss: last, sharpness, twinLoss: twin }),
      ];
    }),
    window: windowOf(studies.window, made.window),
    widths: windowOf(studies.widths, made.widths),
    deep: windowOf(studies.deep, made.deep),
    heights: madeSweep(studies.heights, (cell, seed) => {
      const [width, preset] = heights[cell];
      const slope = made.heights[preset === 'ntp' ? 0 : 1];
      return [
        frame(0, { loss: 1 }),
        frame(8, { loss: shaken(20 * (Number(width) / 64) ** slope, seed) }),
        frame(24, { loss: 0.5 }),
      ];
    }),
  };
  return measureClaims(lesson, results).flatMap(({ claim, verdict }) =>
    verdict.kind === 'reproduced' ? [] : [[claim.id, verdict.kind]],
  );
}

describe('the claims on the edge of stability and the catapult', () => {
  it('are reproduced by results that show what they say', () => {
    expect(failing({})).toEqual([]);
  });

  it.each<[string, Partial<Made>]>([
    ['lazy-stays', { dial: [0.35, 1.01, 0.3, 0.97] }],
    ['every-rate', { rates: [0.1, 0.8, 1.02] }],
    ['every-rate', { rates: [0.1, 1, 1.3] }],
    ['not-monotonic', { large: { zigzag: 0, left: 0.3 } }],
    ['not-monotonic', { large: { zigzag: 0.05, left: 0.9 } }],
    ['momentum', { dial: [0.3, 1.01, 0.3, 0.5] }],
    ['momentum', { dial: [0.3, 1.01, 0.3, 1.3] }],
    ['catapult', { catapult: [calm, { ...thrown, peak: 5 }, thrown, lost] }],
    ['catapult', { catapult: [calm, thrown, { ...thrown, sharpness: 1.2 }, lost] }],
    ['twin', { catapult: [calm, { ...thrown, twin: 100 }, thrown, lost] }],
    ['window', { window: [1.5, 1.9, 1.3] }],
    ['window', { window: [1.9, 2.6, 1.3] }],
    ['widths', { widths: [1.9, 1.9, 1.9, 1.5] }],
    ['deep', { deep: [1.9, 2.5, 6] }],
    ['heights', { heights: [0.5, 0] }],
  ])('%s is not, by %j', (id, changes) => {
    expect(failing(changes)).toEqual([[id, 'notReproduced']]);
  });

  it('take a rich network that stays below the edge for none that sharpens to it', () => {
    expect(failing({ dial: [0.3, 0.8, 0.3, 0.97] })).toEqual([['sharpens', 'notReproduced']]);
  });

  it('take a network that is thrown and ends above its first loss for lost', () => {
    expect(failing({ catapult: [calm, thrown, { ...thrown, last: 2 }, lost] })).toEqual([
      ['catapult', 'notReproduced'],
      ['twin', 'notReproduced'],
    ]);
  });

  it('do not count the narrowest networks', () => {
    expect(failing({ widths: [1.3, 1.9, 1.9, 1.9] })).toEqual([]);
  });

  it.each<[string, Partial<Made>]>([
    ['every-rate', { rates: [1, 1, 1] }],
    ['not-monotonic', { small: { zigzag: 0.05, left: 0.3 } }],
    ['momentum', { dial: [0.3, 1.9, 0.3, 0.97] }],
    ['catapult', { catapult: [calm, thrown, thrown, thrown] }],
    ['twin', { catapult: [{ ...calm, twin: 1e12 }, thrown, thrown, lost] }],
    ['window', { window: [1.9, 1.9, 1.9] }],
    ['heights', { heights: [1, 1] }],
  ])('%s tells nothing where its control holds as well: %j', (id, changes) => {
    expect(failing(changes)).toContainEqual([id, 'notTold']);
  });

  it('tell nothing of depth where all depths have one window', () => {
    expect(failing({ deep: [5, 5, 5] })).toEqual([['deep', 'notTold']]);
    expect(failing({ deep: [1.9, 5, 1.9] })).toEqual([
      ['widths', 'notTold'],
      ['deep', 'notReproduced'],
    ]);
  });

  it('tell nothing of richness where lazy networks do as rich ones', () => {
    expect(failing({ dial: [1.01, 1.01, 0.3, 0.97] })).toEqual([
      ['sharpens', 'notTold'],
      ['lazy-stays', 'notReproduced'],
    ]);
    expect(failing({ dial: [0.3, 0.3, 0.3, 0.97] })).toEqual([
      ['sharpens', 'notReproduced'],
      ['lazy-stays', 'notTold'],
    ]);
  });
});
