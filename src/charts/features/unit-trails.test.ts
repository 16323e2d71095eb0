import { describe, expect, it } from 'vitest';
import type { ShownUnits } from './features-data.ts';
import { movedMost, trailParts } from './unit-trails.ts';

const NOTHING_LEFT_OUT = 0;

/** Two units: one goes around a corner, one stays. */
const units = (places: number[][], shown = places.length): ShownUnits => ({
  of: 'units',
  layer: 1,
  start: Float32Array.of(0, 0, 5, 5),
  now: Float32Array.of(2, 2, 5, 5),
  trail: { places: places.map((place) => Float32Array.from(place)), shown },
});
const around = [
  [1, 0, 5, 5],
  [2, 0, 5, 5],
  [2, 1, 5, 5],
];
const segmentsOf = (shown: ShownUnits, least = NOTHING_LEFT_OUT, only?: number) =>
  trailParts(shown, least, only).flatMap(({ segments }) => segments);

describe('the way of units', () => {
  it('goes from the start through all places so far to where they are now', () => {
    const way = [0, 0, 1, 0, 1, 0, 2, 0, 2, 0, 2, 1, 2, 1, 2, 2];
    expect(segmentsOf(units(around))).toEqual(way);
    expect(segmentsOf(units(around), NOTHING_LEFT_OUT, 0)).toEqual(way);
    expect(segmentsOf(units(around), NOTHING_LEFT_OUT, 1)).toEqual([]);
  });

  it('leaves out places that are not reached yet', () => {
    expect(segmentsOf(units(around, 1))).toEqual([0, 0, 1, 0, 1, 0, 2, 2]);
  });

  it('is straight where no places are known', () => {
    expect(segmentsOf({ ...units([]), trail: null })).toEqual([0, 0, 2, 2]);
  });

  it('is faintest where it is oldest', () => {
    const parts = trailParts(units(around), NOTHING_LEFT_OUT);
    expect(parts.map(({ age }) => age)).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(parts[0].segments).toEqual([0, 0, 1, 0]);
    expect(parts[3].segments).toEqual([2, 1, 2, 2]);
  });

  it('leaves out small moves, but ends where the unit is', () => {
    expect(segmentsOf(units(around), 2)).toEqual([0, 0, 2, 0, 2, 0, 2, 2]);
    expect(segmentsOf(units(around), 100)).toEqual([0, 0, 2, 2]);
  });

  it('ends where a place is not finite', () => {
    expect(
      segmentsOf(
        units([
          [1, 0, 5, 5],
          [NaN, 0, 5, 5],
        ]),
      ),
    ).toEqual([0, 0, 1, 0]);
    expect(segmentsOf({ ...units([]), now: Float32Array.of(NaN, 0, Infinity, 5) })).toEqual([]);
  });
});

it('the units that moved most come in the order of their moves, without those that stand still', () => {
  const start = Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0);
  const now = Float32Array.of(1, 0, 0, -3, 0, 0, 2, 0);
  expect(movedMost({ now, start }, 2)).toEqual([1, 3]);
  expect(movedMost({ now, start }, 9)).toEqual([1, 3, 0]);
});
