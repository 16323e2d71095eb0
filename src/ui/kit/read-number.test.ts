import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

describe('a typed number', () => {
  it.each([
    ['0.1', 0.1],
    ['0,1', 0.1],
    [' 256 ', 256],
    ['1e-3', 1e-3],
    ['−0.5', -0.5],
    ['2^10', 1024],
    ['1/8', 0.125],
    ['10^-3', 1e-3],
  ])('is read from "%s"', (text, value) => {
    expect(readNumber(text)).toBeCloseTo(value, 12);
  });

  it.each(['', ' ', 'wide', '1e', '1/0', '2^', '1 000 x', 'Infinity'])('is not found in "%s"', (text) => {
    expect(readNumber(text)).toBeNull();
  });
});
