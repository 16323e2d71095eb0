import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pixelPaths, surfacePaths, type Pixels } from './pixel-paths.ts';
import { surfaceLevels } from './surface-levels.ts';

/** Paints what {@link pixelPaths} writes. */
function paintedPixels(svg: string, width: number, height: number): string[] {
  const ground = /<path fill="([^"]+)"/.exec(svg)?.[1] ?? '';
  const pixels = Array.from({ length: width * height }, () => ground);
  for (const [, color, path] of svg.matchAll(/<path stroke="(#[0-9a-f]{6})" d="([^"]+)"/g)) {
    let [x, y] = [0, 0];
    for (const [, across, down, length] of path.matchAll(/m(-?\d+) ?(-?\d+)h(\d+)/g)) {
      [x, y] = [x + Number(across), y + Number(down)];
      for (const end = x + Number(length); x < end; x++) pixels[y * width + x] = color;
    }
  }
  return pixels;
}

const hex = (value: number) => value.toString(16).padStart(2, '0');

describe('an image as paths', () => {
  it('has the colour of each pixel', () => {
    const image = fc
      .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
      .chain(({ width, height }) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          shades: fc.array(fc.constantFrom(0, 100, 255), { minLength: width * height, maxLength: width * height }),
        }),
      );
    fc.assert(
      fc.property(image, ({ width, height, shades }) => {
        const data = Uint8ClampedArray.from(shades.flatMap((shade) => [shade, 0, shade, 255]));
        const svg = pixelPaths({ width, height, data });
        const expected = shades.map((shade) => `#${hex(shade)}00${hex(shade)}`);
        expect(paintedPixels(svg, width, height)).toEqual(expected);
      }),
    );
  });

  it('leaves out what is transparent', () => {
    const pixels: Pixels = { width: 2, height: 1, data: Uint8ClampedArray.of(0, 0, 0, 0, 255, 0, 0, 255) };
    expect(pixelPaths(pixels)).toContain('<path stroke="#ff0000" d="m1 0h1"/>');
  });

  it('takes a quarter of the bytes of rectangles', () => {
    const side = 64;
    const shades = Array.from({ length: side ** 2 }, (_, at) => (at * 7919) % 251);
    const data = Uint8ClampedArray.from(shades.flatMap((shade) => [shade, shade, shade, 255]));
    const rect = '<rect x="12" y="12" width="1" height="1" fill="#aabbcc"/>';
    expect(pixelPaths({ width: side, height: side, data }).length).toBeLessThan((rect.length * side ** 2) / 4);
  });
});

describe('a surface as areas', () => {
  const side = 33;
  const place = (point: number) => [(point % side) / (side - 1) - 0.5, Math.floor(point / side) / (side - 1) - 0.5];
  const plane = (f: (x: number, y: number) => number) => ({
    ...{ of: 'plane' as const, side, low: -0.5, high: 0.5, outputs: 1, hinges: new Float32Array(0) },
    f: Float32Array.from({ length: side ** 2 }, (_, point) => f(...(place(point) as [number, number]))),
  });

  it('begins with an area that covers all of it', () => {
    for (const classes of [null, 2]) {
      const levels = surfaceLevels({ ...plane((x) => x), classes, limit: 1 }, 'light');
      const [back] = surfacePaths(side, levels, { width: 320, height: 320 }, 1).split('/>');
      // Half a point beyond the edges: it is clipped.
      expect(back).toContain('-5');
      expect(back).toContain('325');
    }
  });

  it('has the border between two classes where the function is zero', () => {
    const levels = surfaceLevels({ ...plane((x) => x), classes: 2, limit: 1 }, 'light');
    const [, zero] = surfacePaths(side, levels, { width: 320, height: 320 }, 1).split('/>');
    // Class 0 leads left of the middle, and its area ends there.
    const across = [...zero.matchAll(/(-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x));
    expect(Math.max(...across)).toBeCloseTo(160, 0);
  });

  it('is small where it is rough, and has no point without a place', () => {
    const rough = plane((x, y) => (x > 0.3 ? NaN : Math.sin(40 * x) * Math.sin(40 * y) * 3));
    const svg = surfacePaths(
      side,
      surfaceLevels({ ...rough, classes: 2, limit: 1 }, 'dark'),
      { width: 320, height: 320 },
      1,
    );
    expect(svg).not.toContain('NaN');
    expect(svg.length).toBeLessThan(400_000);
  });
});
