import { describe, expect, it } from 'vitest';
import { colorOfOne } from '../shell/palette.ts';
import type { FunctionData, LearnedLine } from './function-data.ts';
import { gridOf } from './images-function.ts';
import { distanceToCurve, lineFunction } from './line-function.ts';
import { pairsFunction } from './pairs-function.ts';

const line = Float32Array.of(-1, -1, 0, 0, 1, 1);
const data = (f: number[], task: FunctionData['task']): FunctionData<LearnedLine> => ({
  ...{ run: 'one', classes: null, color: colorOfOne, accuracy: null, task },
  learned: {
    of: 'line',
    x: Float32Array.of(-1, 0, 1),
    f: Float32Array.from(f),
    kinks: new Float32Array(0),
    twin: null,
    limit: null,
  },
});
const curve = { kind: 'curve', xLabel: 'x', yLabel: 'y', line, points: new Float32Array(0) } as const;

describe('the range of a fit', () => {
  it('is that of the curve, whatever the fit does', () => {
    const range = lineFunction.rangeOf(data([0, 0, 0], curve), null);
    expect(lineFunction.rangeOf(data([-50, 0, 90], curve), range)).toEqual(range);
    expect(range[0]).toBeLessThan(-1);
    expect(range[1]).toBeGreaterThan(1);
  });

  it('only grows where the curve is not known', () => {
    const range = lineFunction.rangeOf(data([-1, 0, 1], null), null);
    expect(lineFunction.rangeOf(data([0, 0.1, 0], null), range)).toBe(range);
    expect(lineFunction.rangeOf(data([0, 9, 0], null), range)[1]).toBeGreaterThan(9);
  });
});

it('the range of outputs against targets is that of the targets', () => {
  const target = Float32Array.of(-1, 1);
  const pairs = (f: number[]) => ({
    ...data([0], null),
    learned: { of: 'pairs' as const, samples: 'test' as const, target, f: Float32Array.from(f), directions: null },
  });
  expect(pairsFunction.rangeOf(pairs([0, 0]), null)).toEqual(pairsFunction.rangeOf(pairs([-9, 9]), null));
});

describe('the distance of a fit from a curve', () => {
  it('is 0 on it, also between its points', () => {
    const x = Float32Array.of(-2, 0, 2);
    expect(distanceToCurve({ x, f: x }, line)).toBeCloseTo(0, 6);
  });

  it('is the root mean square', () => {
    const x = Float32Array.of(-1, 0, 1);
    expect(distanceToCurve({ x, f: Float32Array.of(-1, 3, 1) }, line)).toBeCloseTo(Math.sqrt(3), 6);
  });
});

describe('test images', () => {
  it.each([320, 180, 150])('lie within %i pixels, large enough to be read', (length) => {
    const { columns, rows, side, top, gap, beside = 0 } = gridOf(24, { width: length, height: length });
    expect(side).toBeGreaterThanOrEqual(27);
    expect(columns * (side + beside + gap) - gap).toBeLessThanOrEqual(length + 1e-6);
    expect(top + rows * (side + gap) - gap).toBeLessThanOrEqual(length + 1e-6);
  });

  it('are all shown where there is room', () => {
    const { columns, rows } = gridOf(24, { width: 320, height: 320 });
    expect(columns * rows).toBeGreaterThanOrEqual(24);
  });
});
