import { describe, expect, it } from 'vitest';
import { isOld } from './now-values.tsx';

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
