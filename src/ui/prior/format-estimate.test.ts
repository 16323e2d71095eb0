import { describe, expect, it } from 'vitest';
import { formatEstimate } from './format-estimate.ts';

describe('a measured value', () => {
  it.each([
    [8.3984, 0.6399, '8.40', '0.64'],
    [-1.78381, 0.01011, '\u22121.784', '0.010'],
    [-0.00001, 0.0123, '0.000', '0.012'],
    [1234.5, 321, '1235', '321'],
    [0.2312, 0.0096, '0.2312', '0.0096'],
    [123456, 7891, '123456', '7891'],
    [1.16277e38, 1.24189e37, '1.16×10³⁸', '1.2×10³⁷'],
    [-1.16277e38, 1.24189e38, '\u22121.2×10³⁸', '1.2×10³⁸'],
    [1.39008e122, 1.58722e79, '1.390×10¹²²', '1.6×10⁷⁹'],
    [2.5, 1.58722e79, '3', '1.6×10⁷⁹'],
    [0, 1.58722e79, '0', '1.6×10⁷⁹'],
  ])('%d is written as far as its error %d allows', (value, error, shown, shownError) => {
    expect(formatEstimate(value, error)).toEqual({ value: shown, error: shownError });
  });

  it('without an error stands alone', () => {
    expect(formatEstimate(3, 0)).toEqual({ value: '3.000', error: null });
    expect(formatEstimate(-Infinity, NaN)).toEqual({ value: '<\u221210³⁸', error: null });
    expect(formatEstimate(NaN, NaN).error).toBeNull();
  });
});
