import { describe, expect, it } from 'vitest';
import { movementRichness } from './richness-scale.ts';

describe('the richness of a movement of features', () => {
  it('is half where features move by a tenth of their size', () => {
    expect(movementRichness(0.1)).toBeCloseTo(0.5, 10);
  });

  it('goes from features that stay to features that are all new', () => {
    expect([0, 1e-4, NaN].map(movementRichness)).toEqual([0, 0, 0]);
    expect([5, Infinity].map(movementRichness)).toEqual([1, 1]);
  });

  it('rises by equal steps for equal factors', () => {
    expect(movementRichness(1) - movementRichness(0.1)).toBeCloseTo(movementRichness(0.1) - movementRichness(0.01), 10);
  });
});
