import { describe, expect, it } from 'vitest';
import { spacedLabels } from './event-labels.ts';

const marks = (...places: number[]) => places.map((at) => ({ at, width: 50 }));

describe('labels of events', () => {
  it('stand to the right of their marks', () => {
    expect(spacedLabels(marks(10, 100), 0, 300)).toEqual(['right', 'right']);
  });

  it('turn to the left at the right edge', () => {
    expect(spacedLabels(marks(280), 0, 300)).toEqual(['left']);
  });

  it('give way to later ones', () => {
    expect(spacedLabels(marks(100, 120, 130), 0, 300)).toEqual([null, null, 'right']);
    expect(spacedLabels(marks(240, 290), 0, 300)).toEqual([null, 'left']);
    expect(spacedLabels(marks(180, 290), 0, 300)).toEqual(['right', 'left']);
  });
});
