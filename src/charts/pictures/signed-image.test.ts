import { describe, expect, it } from 'vitest';
import { signedLimit } from './signed-image.ts';

describe('the limit of a colour scale', () => {
  it('is a round number that holds the values of all pictures', () => {
    expect(signedLimit([Float32Array.of(0.1, -0.4), Float32Array.of(1.2)])).toBeCloseTo(1.5, 12);
    expect(signedLimit([Float32Array.of(0.001, -0.003)])).toBeCloseTo(0.003, 12);
  });

  it('leaves a bright diagonal out, so that the rest can be seen', () => {
    const side = 200;
    const values = Float32Array.from({ length: side ** 2 }, (_, at) => (at % (side + 1) === 0 ? 1 : 0.01));
    expect(signedLimit([values])).toBeCloseTo(0.01, 6);
  });

  it('is 1 where there is nothing to see', () => {
    expect(signedLimit([new Float32Array(9)])).toBe(1);
    expect(signedLimit([])).toBe(1);
  });
});
