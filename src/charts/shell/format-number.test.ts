import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatLogTick,
  formatNumber,
  formatPercent,
  formatSetting,
  formatTableNumber,
  formatTick,
  formatTiny,
} from './format-number.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Reads a written number back. */
const read = (text: string) =>
  Number(
    text
      .replaceAll('\u2212', '-')
      .replace('×10', 'e')
      .replace(/^(-?)10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/, '$11e')
      .replace('⁻', '-')
      .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String(SUPERSCRIPTS.indexOf(sign))),
  );
const measured = fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((value) => Math.abs(value) > 1e-12);

describe('a measured value', () => {
  it('has four significant digits', () => {
    expect(formatNumber(0.0132)).toBe('0.01320');
    expect(formatNumber(12.345)).toBe('12.35');
    expect(formatNumber(99999)).toBe('99999');
  });

  it('becomes a power of ten where decimals are hard to read', () => {
    expect(formatNumber(1.32e-5)).toBe('1.320×10⁻⁵');
    expect(formatNumber(-2.5e12)).toBe('−2.500×10¹²');
  });

  it('says when there is none', () => {
    expect([NaN, Infinity, -Infinity, 0].map((value) => formatNumber(value))).toEqual(['–', '>10³⁸', '<−10³⁸', '0']);
    expect(formatTableNumber(null)).toBe('–');
  });

  it('is within half a unit of its last digit', () => {
    /** Half a unit of the fourth digit, relative, with room for the decimal rounding itself. */
    const HALF_DIGIT = 5.0001e-4;
    fc.assert(
      fc.property(measured, (value) => {
        for (const text of [formatNumber(value), formatTableNumber(value)]) {
          expect(Math.abs(read(text) - value)).toBeLessThanOrEqual(HALF_DIGIT * Math.abs(value));
        }
      }),
    );
  });
});

it('writes a setting without idle zeros', () => {
  expect([0.1, 250, 1e-4, 3e-4, 1e-3, -0.25].map((value) => formatSetting(value))).toEqual([
    ...['0.1', '250', '10⁻⁴', '3×10⁻⁴', '0.001', '−0.25'],
  ]);
});

it('writes table values without superscripts', () => {
  expect(formatTableNumber(1.32e-5)).toBe('1.320e−5');
  expect(formatTableNumber(-3e9)).toBe('−3.000e9');
});

it('groups the digits of counts', () => {
  expect([7, -4096, 999.6, 12_300_000].map(formatCount)).toEqual(['7', '−4,096', '1,000', '12,300,000']);
});

it('fits movements into little room', () => {
  expect([0, 0.00002, 0.0042, 0.0419, 0.42, 1.34, 12.4, NaN].map(formatTiny)).toEqual([
    ...['0', '2e−5', '0.004', '0.04', '0.42', '1.3', '12', '–'],
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (value) => formatTiny(value).length <= 5 || value < 1e-9),
  );
});

it('gives all ticks of an even axis the same decimals and unit', () => {
  expect([0, 0.5, 1].map((value) => formatTick(value, 0.5, 1))).toEqual(['0', '0.5', '1.0']);
  expect([0, 5000, 10_000].map((value) => formatTick(value, 5000, 10_000))).toEqual(['0', '5k', '10k']);
  expect([500_000, 1_500_000].map((value) => formatTick(value, 500_000, 1_500_000))).toEqual(['0.5M', '1.5M']);
  expect([-1, -0.5].map((value) => formatTick(value, 0.5, 1))).toEqual(['−1.0', '−0.5']);
  expect(formatTick(0.00002, 0.00001, 0.00005)).toBe('2×10⁻⁵');
  // Ticks that no float64 tells apart.
  expect(formatTick(2e-5, 1e-300, 5e-5)).toBe('2×10⁻⁵');
  expect(formatTick(0.5, 1e-300, 1)).toBe('0.500000000000000');
});

it('writes ticks that are close to each other with so many digits that they differ', () => {
  expect([0.486, 0.48602].map((value) => formatTick(value, 0.00002, 0.4861))).toEqual(['0.48600', '0.48602']);
  expect([3e-4, 3.002e-4].map((value) => formatTick(value, 2e-7, 3.002e-4))).toEqual(['3×10⁻⁴', '3.002×10⁻⁴']);
  expect([2e9, 2.001e9].map((value) => formatTick(value, 1e6, 2.001e9))).toEqual(['2×10⁹', '2.001×10⁹']);
});

it('writes the ticks of a logarithmic axis in the shortest usual form', () => {
  expect([1e-5, 2e-4, 1e-3, 2e-3, 0.01, 0.5, 1, 200, 2e3, 2e4, 5e6, 1e9].map(formatLogTick)).toEqual([
    ...['10⁻⁵', '2×10⁻⁴', '0.001', '0.002', '0.01', '0.5', '1', '200', '2000', '20k', '5M', '10⁹'],
  ]);
});

describe('a share', () => {
  it('is a whole percentage', () => {
    expect([0, 0.5, 0.944, 1].map(formatPercent)).toEqual(['0 %', '50 %', '94 %', '100 %']);
  });

  it('is 0 % or 100 % only where it is', () => {
    expect([1e-5, 0.004, 0.996, 0.99999].map(formatPercent)).toEqual(['0.1 %', '0.4 %', '99.6 %', '99.9 %']);
  });

  it('has a dash where it is not measured', () => {
    expect(formatPercent(NaN)).toBe('–');
  });
});
