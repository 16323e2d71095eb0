import { describe, expect, it } from 'vitest';
import { classTable, cutText } from './class-table.ts';

/** Letters of the usual width. */
const widthOf = (text: string, size = 10) => 0.56 * size * text.length;
const SQUARE = { width: 220, height: 220 };
const HEAD = 21;
const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

describe('a table of classes', () => {
  it.each([
    ['short', ['a', 'b', 'c']],
    ['long', ['Iris-setosa', 'Iris-versicolor', 'Iris-virginica']],
    ['very long', ['x'.repeat(80), 'y'.repeat(60)]],
    ['many', Array.from({ length: 32 }, (_, k) => `class number ${k}`)],
  ])('with %s names lies within its picture, and so do the names', (_, labels) => {
    for (const size of [SQUARE, { width: 150, height: 150 }, { width: 640, height: 320 }]) {
      const { left, top, cell, count, names } = classTable(labels, size, HEAD, widthOf);
      expect(cell).toBeGreaterThan(0);
      expect(count).toBe(labels.length);
      expect(left).toBeGreaterThanOrEqual(names.beside);
      expect(top - names.above).toBeCloseTo(HEAD);
      expect(left + cell * count).toBeLessThanOrEqual(size.width + 1e-9);
      expect(top + cell * count).toBeLessThanOrEqual(size.height + 1e-9);
      // Names of neighbours don't lie on one another.
      expect(names.every * cell).toBeGreaterThanOrEqual(names.text);
    }
  });

  it('writes short names above the columns, and long ones upwards', () => {
    expect(classTable(digits, SQUARE, HEAD, widthOf).names).toMatchObject({ areUpright: false, every: 1, beside: 18 });
    const { names } = classTable(['Iris-setosa', 'Iris-versicolor', 'Iris-virginica'], SQUARE, HEAD, widthOf);
    expect(names.areUpright).toBe(true);
    expect(names.above).toBe(names.beside);
  });

  it.each([60, 80, 104, 150])('never turns a single digit, however small the table is (%d px)', (side) => {
    const { names, cell } = classTable(digits, { width: side, height: side }, HEAD, widthOf);
    expect(names.areUpright).toBe(false);
    expect(names.every * cell).toBeGreaterThanOrEqual(widthOf('8', names.text));
  });

  it('writes long names smaller before it cuts them', () => {
    const label = 'Iris-versicolor';
    const { names } = classTable([label, 'b', 'c'], SQUARE, HEAD, widthOf);
    expect(names.text).toBeLessThan(classTable(['a', 'b', 'c'], SQUARE, HEAD, widthOf).names.text);
    expect(widthOf(label, names.text)).toBeLessThanOrEqual(names.beside);
    const { names: longer } = classTable(['x'.repeat(80), 'b'], SQUARE, HEAD, widthOf);
    expect(longer.text).toBeGreaterThan(8);
    expect(longer.beside).toBeLessThan(SQUARE.width / 2);
  });
});

describe('a text that is cut', () => {
  it('fits, and ends with an ellipsis; one that fits is whole', () => {
    expect(cutText('setosa', 100, widthOf)).toBe('setosa');
    const cut = cutText('November (late autumn)', 60, widthOf);
    expect(cut).toBe('November…');
    expect(widthOf(cut)).toBeLessThanOrEqual(60);
    expect(cutText('💥💥💥💥', 20, widthOf)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});
