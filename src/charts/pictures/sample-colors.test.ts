import { describe, expect, it } from 'vitest';
import { colorOfClass, signedColor, THEMES, valueColor } from '../shell/palette.ts';
import { colorOfSign, colorOfTarget, isTwoClasses, largestOf } from './sample-colors.ts';

describe.each(THEMES)('the colour of a sample, %s', (theme) => {
  it('is that of its class', () => {
    expect(isTwoClasses(Float32Array.of(-1, 1, 1))).toBe(true);
    expect(isTwoClasses(Float32Array.of(-1, 0.5, 1))).toBe(false);
    expect([-1, 1].map(colorOfSign(theme))).toEqual([0, 1].map((index) => colorOfClass(index)(theme)));
  });

  it('is that of its target, strongest for the largest', () => {
    const signed = colorOfTarget(Float32Array.of(-2, 4), theme);
    expect([-2, 4].map(signed)).toEqual([signedColor(-0.5, theme), signedColor(1, theme)]);
    expect(colorOfTarget(Float32Array.of(0, 4), theme)(4)).toBe(valueColor(1, theme));
  });
});

it('the largest of some values leaves out those that are not finite', () => {
  expect(largestOf(Float32Array.of(1, -3, NaN, Infinity))).toBe(3);
  expect(largestOf(Float32Array.of(0))).toBe(1);
});
