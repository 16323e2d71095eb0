import { describe, expect, it } from 'vitest';
import { axisPlaces } from './draw-heat-map-over.ts';

describe('places between the values of an axis', () => {
  it('go by ratios where those are even', () => {
    const places = axisPlaces([64, 128, 256, 512]);
    expect(places?.positionOf(128)).toBeCloseTo(1, 12);
    expect(places?.positionOf(Math.sqrt(128 * 256))).toBeCloseTo(1.5, 12);
    expect(places?.positionOf(1024)).toBeCloseTo(4, 12);
    expect(places?.valueAt(-1)).toBeCloseTo(32, 10);
    expect(places?.positionOf(0)).toBe(-Infinity);
    expect(places?.positionOf(-3)).toBeNaN();
  });

  it('go by differences where those are even', () => {
    const places = axisPlaces([0.1, 0.2, 0.3, 0.4]);
    expect(places?.positionOf(0.25)).toBeCloseTo(1.5, 12);
    expect(places?.valueAt(3.5)).toBeCloseTo(0.45, 12);
    expect(axisPlaces([-1, 0, 1])?.positionOf(0.5)).toBeCloseTo(1.5, 12);
  });

  it('fall where the values fall', () => {
    const places = axisPlaces([8, 4, 2, 1]);
    expect(places?.positionOf(Math.sqrt(8))).toBeCloseTo(1.5, 12);
    expect(places?.positionOf(16)).toBeCloseTo(-1, 12);
  });

  it('give back each value and position on uneven axes', () => {
    const values = [0.001, 0.02, 0.3, 0.31, 7];
    const places = axisPlaces(values);
    values.forEach((value, index) => expect(places?.positionOf(value)).toBeCloseTo(index, 12));
    for (const at of [-0.5, 0.3, 1.9, 2.5, 4.5]) expect(places?.positionOf(places.valueAt(at))).toBeCloseTo(at, 10);
  });

  it('are not there for words, for one value, and for values up and down', () => {
    expect(axisPlaces(['sp', 'mup'])).toBeNull();
    expect(axisPlaces([1])).toBeNull();
    expect(axisPlaces([])).toBeNull();
    expect(axisPlaces([1, 3, 2])).toBeNull();
  });
});
