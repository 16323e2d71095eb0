import fc from 'fast-check';
import { interpolateRgb, rgb } from 'd3';
import { expect, it } from 'vitest';
import { mixColors, rgbOf } from './rgb.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((bits) => `#${bits.toString(16).padStart(6, '0')}`);

it('a colour has the parts that D3 reads', () => {
  fc.assert(
    fc.property(color, (text) => {
      const { r, g, b } = rgb(text);
      expect(rgbOf(text)).toEqual([r, g, b]);
    }),
  );
});

it('a mixture of two colours is that of D3', () => {
  fc.assert(
    fc.property(color, color, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, t) => {
      expect(mixColors(from, to, t)).toBe(rgb(interpolateRgb(from, to)(t)).formatHex());
    }),
  );
});
