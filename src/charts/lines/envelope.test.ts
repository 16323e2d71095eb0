import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Series } from '../axes/series.ts';
import { emptyEnvelope, envelope } from './envelope.ts';

const series = (y: ArrayLike<number>): Series => ({
  id: 'loss',
  label: 'loss',
  color: () => '#000000',
  x: Float64Array.from(y, (_, index) => index),
  y,
  length: y.length,
});
const evenEdges = (columns: number, length: number) =>
  Float64Array.from({ length: columns + 1 }, (_, column) => (column * length) / columns);
const columnsOf = (y: ArrayLike<number>, columns: number, kind: 'linear' | 'log' = 'linear') => {
  const into = emptyEnvelope(columns);
  envelope(series(y), evenEdges(columns, y.length), kind, into);
  return Array.from({ length: into.count }, (_, at) => [into.x[at], into.low[at], into.high[at]]);
};

describe('the envelope of a series', () => {
  it('is the points themselves where they are few', () => {
    expect(columnsOf([3, 1, 2], 3)).toEqual([
      [0, 3, 3],
      [1, 1, 1],
      [2, 2, 2],
    ]);
  });

  it('has the range of each pixel column', () => {
    expect(columnsOf([5, 6, 1, 9, 4, 7], 2)).toEqual([
      [1, 1, 6],
      [4, 4, 9],
    ]);
  });

  it('joins across what was not measured', () => {
    expect(columnsOf([NaN, 1, NaN, 2], 4).map(([x]) => x)).toEqual([1, 3]);
  });

  it('leaves out what a logarithm has no place for', () => {
    expect(columnsOf([0, 1, -3, 2], 4, 'log').map(([x]) => x)).toEqual([1, 3]);
  });

  it('begins a new line behind a value without a place, and joins across what was not measured', () => {
    const into = emptyEnvelope(6);
    const begins = (y: number[], kind: 'linear' | 'log') => {
      envelope(series(y), evenEdges(6, y.length), kind, into);
      return [...into.begins.slice(0, into.count)];
    };
    expect(begins([1, NaN, 2, 0, 1, 2], 'log')).toEqual([1, 0, 1, 0]);
    expect(begins([1, NaN, 2, 0, 1, 2], 'linear')).toEqual([1, 0, 0, 0, 0]);
    expect(begins([0, 1, 1, 1, 1, 1], 'log')).toEqual([1, 0, 0, 0, 0]);
  });

  it('counts only the first `length` points, and puts steps beyond the edges into the outer columns', () => {
    const into = emptyEnvelope(2);
    envelope({ ...series([1, 2, 3, 4]), length: 3 }, Float64Array.of(0.5, 1, 1.5), 'linear', into);
    expect([into.count, ...into.high.slice(0, 2)]).toEqual([2, 1, 3]);
  });

  it('loses no extreme, whatever the data', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: false }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (y, columns) => {
        const edges = evenEdges(columns, y.length);
        const expected = Array.from({ length: columns }, (_, column) =>
          y.filter((value, index) => Number.isFinite(value) && index >= edges[column] && index < edges[column + 1]),
        ).filter((points) => points.length > 0);
        expect(columnsOf(y, columns).map(([, low, high]) => [low, high])).toEqual(
          expected.map((points) => [Math.min(...points), Math.max(...points)]),
        );
      }),
    );
  });
});
