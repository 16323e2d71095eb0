import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAME_HEIGHT, placePictures, type ShownPicture } from './place-pictures.ts';

const SUBPIXEL = 1e-6;
const at = (left: number, top: number, width: number, height: number, isNamed = false): ShownPicture => ({
  place: { left, top, width, height },
  isNamed,
});

describe('the pictures of a figure', () => {
  it('are as large as on the page, if they are to be as shown', () => {
    const { places, height } = placePictures([at(100, 40, 300, 150)], { width: 300, height: null, isShown: true });
    expect(places).toEqual([{ left: 0, top: 0, width: 300, height: 150 }]);
    expect(height).toBe(150);
  });

  it('stand in the rows of the page, side by side where there is room', () => {
    const shown = [at(0, 0, 100, 60), at(110, 0, 100, 60), at(0, 70, 210, 60)];
    const { places } = placePictures(shown, { width: 600, height: null, isShown: false });
    expect(places[0].top).toBe(places[1].top);
    expect(places[1].left).toBeGreaterThan(places[0].left + places[0].width);
    expect(places[2].top).toBeGreaterThan(places[0].top + places[0].height);
  });

  it('stand below each other in a narrow column', () => {
    const shown = [0, 1, 2].map((column) => at(110 * column, 0, 100, 60));
    const { places } = placePictures(shown, { width: 296, height: null, isShown: false });
    expect(places[1].top).toBe(places[0].top);
    expect(places[2].top).toBeGreaterThan(places[0].top);
  });

  it('get the height that they are to have at least, and no less than they need', () => {
    const height = (least: number) => {
      const shown = [at(0, 0, 400, 160)];
      return placePictures(shown, { width: 300, height: null, least, isShown: false }).height;
    };
    expect(height(250)).toBeCloseTo(250);
    expect(height(20)).toBe(height(0));
    expect(height(1e4)).toBeLessThan(500);
  });

  it('flow in rows of the width of the figure, if those of one size do so on the page', () => {
    const shown = [0, 1, 2, 3, 4].map((index) => at(160 * (index % 2), 100 * Math.floor(index / 2), 150, 90));
    const tops = (width: number) =>
      placePictures(shown, { width, height: null, isShown: false }).places.map(({ top }) => top);
    expect(new Set(tops(632)).size).toBe(2);
    expect(new Set(tops(296)).size).toBe(3);
    const { places } = placePictures(shown, { width: 632, height: null, isShown: false });
    expect(new Set(places.map(({ width }) => Math.round(width))).size).toBe(1);
  });

  it('have room for their names above them', () => {
    const [picture] = placePictures([at(0, 0, 100, 60, true)], { width: 200, height: null, isShown: false }).places;
    expect(picture.top).toBe(NAME_HEIGHT);
  });

  it('stay squares', () => {
    const shown = [at(0, 0, 180, 180), at(200, 0, 180, 180)];
    for (const height of [null, 150, 900]) {
      const { places } = placePictures(shown, { width: 600, height, isShown: false });
      for (const { width, height: up } of places) expect(up).toBeCloseTo(width, 6);
    }
  });

  it('lie inside their room and beside each other, whatever they are', () => {
    const picture = fc
      .record({
        column: fc.integer({ min: 0, max: 5 }),
        row: fc.integer({ min: 0, max: 3 }),
        height: fc.integer({ min: 40, max: 290 }),
        isNamed: fc.boolean(),
      })
      .map(({ column, row, height, isNamed }) => at(310 * column, 300 * row, 300, height, isNamed));
    const pictures = fc.uniqueArray(picture, {
      minLength: 1,
      maxLength: 12,
      selector: ({ place: { left, top } }) => `${left} ${top}`,
    });
    const room = fc.record({ width: fc.constantFrom(296, 632, 1264), height: fc.constantFrom(null, 900) });
    fc.assert(
      fc.property(pictures, room, (shown, { width, height }) => {
        const placed = placePictures(shown, { width, height, isShown: false });
        for (const [index, { left, top, width: across, height: up }] of placed.places.entries()) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + across).toBeLessThanOrEqual(width + SUBPIXEL);
          expect(top + up).toBeLessThanOrEqual(placed.height + SUBPIXEL);
          for (const other of placed.places.slice(0, index)) {
            const isApart =
              left >= other.left + other.width ||
              other.left >= left + across ||
              top >= other.top + other.height ||
              other.top >= top + up;
            expect(isApart).toBe(true);
          }
        }
        if (height !== null) expect(placed.height).toBeLessThanOrEqual(height + SUBPIXEL);
      }),
    );
  });
});
