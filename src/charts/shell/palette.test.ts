import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  COLORS,
  depthColor,
  movementRichness,
  RICHNESS_STOPS,
  richnessColor,
  signedColor,
  THEMES,
  valueColor,
  type Theme,
} from './palette.ts';

/** WCAG 2.2, level AA: text, and graphics such as lines. */
const TEXT_CONTRAST = 4.5;
const GRAPHIC_CONTRAST = 3;
const MAX_LAYERS = 13;

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const token = (name: string, theme: Theme) => {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  return pair?.[theme === 'light' ? 1 : 2];
};
const layersOf = (theme: Theme, layers = MAX_LAYERS) =>
  Array.from({ length: layers }, (_, index) => depthColor(index + 1, layers, theme));
const isMonotone = (values: number[]) => {
  const steps = values.slice(1).map((value, index) => value - values[index]);
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
};

describe.each(THEMES)('the %s theme', (theme) => {
  const grounds = [COLORS[theme].page, COLORS[theme].surface, COLORS[theme].raised];

  it('has the same colours in CSS and on canvases', () => {
    for (const [name, color] of Object.entries(COLORS[theme])) expect(token(name, theme), name).toBe(color);
    RICHNESS_STOPS[theme].forEach((color, index) => expect(token(`rich-${index}`, theme)).toBe(color));
  });

  it.each(['ink', 'muted', 'accent', 'danger', 'loss-train', 'loss-test', 'counterpart'])(
    'has legible %s on each ground',
    (name) => {
      for (const ground of grounds) {
        expect(contrast(token(name, theme) ?? '', ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }
    },
  );

  it('has legible text on the accent, and borders of controls that can be seen', () => {
    expect(contrast(token('on-accent', theme) ?? '', COLORS[theme].accent)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(token('accent', theme) ?? '', token('accent-quiet', theme) ?? '')).toBeGreaterThanOrEqual(
      TEXT_CONTRAST,
    );
    expect(contrast(token('danger', theme) ?? '', token('danger-quiet', theme) ?? '')).toBeGreaterThanOrEqual(
      TEXT_CONTRAST,
    );
    for (const ground of grounds) {
      expect(contrast(token('line-strong', theme) ?? '', ground)).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
    }
  });

  it('draws every layer visibly on the surface of a chart', () => {
    for (const color of layersOf(theme)) {
      expect(contrast(color, COLORS[theme].surface)).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
    }
  });

  it('keeps depth in order by lightness alone', () => {
    for (const layers of [2, 3, 4, MAX_LAYERS]) expect(isMonotone(layersOf(theme, layers).map(luminance))).toBe(true);
  });

  it('keeps richness in order by lightness alone', () => {
    expect(isMonotone(RICHNESS_STOPS[theme].map(luminance))).toBe(true);
  });

  it('keeps plain values in order by lightness alone', () => {
    const places = Array.from({ length: 33 }, (_, index) => index / 32);
    expect(isMonotone(places.map((t) => luminance(valueColor(t, theme))))).toBe(true);
  });

  it('shows the size of a signed value by lightness alone, and its sign by hue', () => {
    const sizes = [0, 0.1, 0.3, 0.5, 0.8, 1];
    for (const sign of [1, -1]) {
      expect(isMonotone(sizes.map((size) => luminance(signedColor(sign * size, theme))))).toBe(true);
    }
    expect(signedColor(-1, theme)).not.toBe(signedColor(1, theme));
    expect(signedColor(5, theme)).toBe(signedColor(1, theme));
    expect(signedColor(NaN, theme)).toBe(signedColor(0, theme));
  });

  it('shows what is not measured yet as lazy, and what is beyond the ramp as its ends', () => {
    expect(richnessColor(NaN, theme)).toBe(RICHNESS_STOPS[theme][0]);
    expect(richnessColor(-1, theme)).toBe(RICHNESS_STOPS[theme][0]);
    expect(richnessColor(7, theme)).toBe(RICHNESS_STOPS[theme][8]);
  });
});

it('gives a lone layer the first colour of depth', () => {
  expect(depthColor(1, 1, 'light')).toBe(depthColor(1, 13, 'light'));
});

const channel = (hex: string, at: number) => {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of a colour `#rrggbb`, 0 (black) to 1 (white); WCAG 2.2. */
export const luminance = (hex: string) =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** Contrast of two colours `#rrggbb`, 1 to 21, whichever is the lighter; WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

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
