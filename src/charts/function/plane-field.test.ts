import { rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { colorOfClass, signedColor, THEMES } from '../shell/palette.ts';
import type { LearnedPlane } from './function-data.ts';
import { bordersOf, classField, leadsOf, signedField } from './plane-field.ts';

const plane = (side: number, outputs: number, f: readonly number[]): LearnedPlane => {
  return { of: 'plane', side, low: -1, high: 1, outputs, f: Float32Array.from(f), hinges: new Float32Array() };
};
/** The colour of a pixel, rows from the top. */
const pixel = (image: Uint8ClampedArray, index: number) =>
  rgb(image[4 * index], image[4 * index + 1], image[4 * index + 2]).formatHex();
const distance = (one: string, other: string) => {
  const [a, b] = [rgb(one), rgb(other)];
  return Math.hypot(a.r - b.r, a.g - b.g, a.b - b.b);
};

describe('the leading class', () => {
  it('is the sign of a single output', () => {
    const { leader, margin } = leadsOf(plane(2, 1, [-0.5, 2, 0.25, -1]));
    expect([...leader]).toEqual([0, 1, 1, 0]);
    expect([...margin]).toEqual([0.5, 2, 0.25, 1]);
  });

  it('is the largest of several outputs, by its distance to the second', () => {
    const points = [
      [3, 1, 2],
      [0, 0.5, 0.25],
      [-3, -2, -1.5],
      [1, 1, 0],
    ];
    const { leader, margin } = leadsOf(plane(2, 3, points.flat()));
    expect([...leader]).toEqual([0, 1, 2, 0]);
    expect([...margin]).toEqual([1, 0.25, 0.5, 0]);
  });
});

describe.each(THEMES)('the field of a plane, %s', (theme) => {
  it('has the lowest row at the bottom', () => {
    const image = classField(leadsOf(plane(2, 1, [-1, -1, 1, 1])), 2, theme);
    expect(pixel(image, 0)).toBe(pixel(image, 1));
    const [top, bottom] = [pixel(image, 0), pixel(image, 2)];
    const [zero, one] = [0, 1].map((index) => colorOfClass(index)(theme));
    expect(distance(top, one)).toBeLessThan(distance(top, zero));
    expect(distance(bottom, zero)).toBeLessThan(distance(bottom, one));
  });

  it('is pale at a border, and no stronger than sure', () => {
    const image = classField(leadsOf(plane(2, 1, [0, 0.5, 1, 30])), 2, theme);
    const [sure, verySure, atBorder, half] = [0, 1, 2, 3].map((index) => pixel(image, index));
    expect(atBorder).toBe(signedColor(0, theme));
    expect(sure).toBe(verySure);
    expect(distance(half, atBorder)).toBeLessThan(distance(sure, atBorder));
  });

  it('has the signed scale for a regression, and its middle where a value is missing', () => {
    const image = signedField(plane(2, 1, [-2, NaN, 4, 1]), 2, theme);
    const places = [0, 1, 2, 3].map((index) => pixel(image, index));
    expect(places).toEqual([1, 0.5, -1, 0].map((value) => signedColor(value, theme)));
  });
});

describe('the borders between classes', () => {
  it('lie where a single output is 0', () => {
    // f = x - 0.25 on grid points 0, 1, 2.
    const f = [0, 1, 2].flatMap(() => [0, 1, 2].map((x) => x - 0.25));
    const borders = [...bordersOf(leadsOf(plane(3, 1, f)))];
    expect(borders).toHaveLength(8);
    expect(borders.filter((_, index) => index % 2 === 0)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(borders.filter((_, index) => index % 2 === 1).sort()).toEqual([0, 1, 1, 2]);
  });

  it('meet where three classes do', () => {
    const points = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ];
    const borders = bordersOf(leadsOf(plane(2, 3, points.flat())));
    expect(borders).toHaveLength(3 * 4);
    for (let i = 0; i < borders.length; i += 4)
      expect([borders[i + 2], borders[i + 3]]).toEqual([borders[2], borders[3]]);
  });

  it('are none where one class leads everywhere', () => {
    expect(
      bordersOf(
        leadsOf(
          plane(
            3,
            1,
            Array.from({ length: 9 }, () => 1),
          ),
        ),
      ),
    ).toHaveLength(0);
  });
});
