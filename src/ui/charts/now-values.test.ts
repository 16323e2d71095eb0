import { describe, expect, it } from 'vitest';
import { inFewDigits, isOld } from './now-values.tsx';

describe('a present value', () => {
  it('has as many digits as its place has room for', () => {
    expect([0.12345, 1.084e-9, 1.084e-11, 0].map(inFewDigits)).toEqual(['0.123', '1.08×10⁻⁹', '1.1×10⁻¹¹', '0']);
  });
});

describe('the step of a present value', () => {
  it('is not worth saying while the next frame brings a newer value', () => {
    expect(isOld(30, 32, false)).toBe(false);
    expect(isOld(9900, 10_000, false)).toBe(false);
  });

  it('is worth saying of a measure that comes rarely', () => {
    expect(isOld(32, 60, false)).toBe(true);
    expect(isOld(8192, 10_000, false)).toBe(true);
  });

  it('is worth saying of any earlier step once the run rests', () => {
    expect(isOld(9999, 10_000, true)).toBe(true);
    expect(isOld(10_000, 10_000, true)).toBe(false);
  });
});
