import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CHOSEN_CASING,
  CLASS_COLOR_COUNT,
  colorOfClass,
  colorOfLazy,
  colorOfRich,
  colorOfRun,
  COLORS,
  depthColor,
  movementRichness,
  RICHNESS_STOPS,
  richnessColor,
  RUN_COLOR_COUNT,
  signedColor,
  THEMES,
  tintOfLazy,
  tintOfRich,
  valueColor,
  type Theme,
} from './palette.ts';
import { colorDistance, contrast, lightness, luminance, VISIONS } from './testing/color-vision.ts';

/** WCAG 2.2, level AA: text, and graphics such as lines. */
const TEXT_CONTRAST = 4.5;
const GRAPHIC_CONTRAST = 3;
const MAX_LAYERS = 13;
/** Distances in OKLab at which neighbouring lines are told apart: some four times what is just noticed (.02). */
const APART = 0.078;
const FAR_APART = 0.2;
/** The least distance of the two signs of one size; in the dark the ends are pale. */
const SIGNS_APART = 0.07;
/** The least distance of two classes among ten: to all eyes, to full colour vision, and of the first two to all eyes. */
const CLASSES_APART = { all: 0.05, full: 0.14, firstTwo: 0.14 };

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

  it('draws every class visibly on each ground, and unlike the others and the two regimes', () => {
    const classes = Array.from({ length: CLASS_COLOR_COUNT }, (_, index) => colorOfClass(index)(theme));
    classes.forEach((color, index) => {
      for (const ground of grounds) expect(contrast(color, ground), color).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
      for (const other of classes.slice(index + 1)) {
        const distance = (vision: (typeof VISIONS)[number]) => colorDistance(color, other, vision);
        expect(distance('full'), `${color} ${other}`).toBeGreaterThanOrEqual(CLASSES_APART.full);
        expect(Math.min(...VISIONS.map(distance)), `${color} ${other}`).toBeGreaterThanOrEqual(CLASSES_APART.all);
      }
      for (const regime of [colorOfLazy, colorOfRich]) {
        expect(colorDistance(color, regime(theme), 'full'), color).toBeGreaterThanOrEqual(CLASSES_APART.full);
      }
    });
  });

  it('tells the first two classes apart for all eyes', () => {
    for (const vision of VISIONS) {
      const distance = colorDistance(colorOfClass(0)(theme), colorOfClass(1)(theme), vision);
      expect(distance, vision).toBeGreaterThanOrEqual(CLASSES_APART.firstTwo);
    }
  });

  it('marks what is chosen unlike the first two classes and the regimes, with an edge that stands out', () => {
    const { chosen, surface } = COLORS[theme];
    for (const other of [colorOfClass(0)(theme), colorOfClass(1)(theme), colorOfLazy(theme), colorOfRich(theme)]) {
      expect(colorDistance(chosen, other, 'full'), other).toBeGreaterThanOrEqual(CLASSES_APART.full);
    }
    expect(contrast(chosen, CHOSEN_CASING[theme])).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
    const edges = [chosen, CHOSEN_CASING[theme]].map((color) => contrast(color, surface));
    expect(Math.max(...edges)).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
  });

  it('keeps depth in order by lightness alone', () => {
    for (const layers of [2, 3, 4, MAX_LAYERS]) expect(isMonotone(layersOf(theme, layers).map(luminance))).toBe(true);
  });

  const regimes = [colorOfLazy(theme), colorOfRich(theme)];
  const runs = Array.from({ length: RUN_COLOR_COUNT }, (_, index) => colorOfRun(index)(theme));

  it('has the ends of the ramp as the colours of the regimes, legible as text on each ground and on the tints', () => {
    expect(regimes).toEqual([0, 1].map((t) => richnessColor(t, theme)));
    for (const color of regimes) {
      for (const ground of [...grounds, tintOfLazy(theme), tintOfRich(theme)]) {
        expect(contrast(color, ground), `${color} on ${ground}`).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }
    }
  });

  it('has tints on which text is legible and lines of runs are seen', () => {
    for (const tint of [tintOfLazy(theme), tintOfRich(theme)]) {
      for (const text of [COLORS[theme].ink, COLORS[theme].muted]) {
        expect(contrast(text, tint), `${text} on ${tint}`).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }
      for (const run of runs) expect(contrast(run, tint), `${run} on ${tint}`).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
    }
  });

  it.each(VISIONS)('tells lazy from rich, and runs from each other and from both, with vision: %s', (vision) => {
    expect(colorDistance(regimes[0], regimes[1], vision)).toBeGreaterThan(FAR_APART);
    runs.forEach((run, index) => {
      for (const other of [...regimes, ...runs.slice(0, index)]) {
        expect(colorDistance(run, other, vision), `${run} and ${other}`).toBeGreaterThan(APART);
      }
    });
  });

  it.each(VISIONS)('keeps every scale in order by lightness, and tells its ends apart, with vision: %s', (vision) => {
    const places = Array.from({ length: 33 }, (_, index) => index / 32);
    const scales = {
      values: places.map((t) => valueColor(t, theme)),
      depth: layersOf(theme),
      positive: places.map((t) => signedColor(t, theme)),
      negative: places.map((t) => signedColor(-t, theme)),
    };
    for (const [name, colors] of Object.entries(scales)) {
      expect(isMonotone(colors.map((color) => lightness(color, vision))), name).toBe(true);
      expect(colorDistance(colors[0], colors[colors.length - 1], vision), name).toBeGreaterThan(FAR_APART);
    }
    for (const t of [0.5, 0.75, 1]) {
      const signs = colorDistance(signedColor(t, theme), signedColor(-t, theme), vision);
      expect(signs, `signs of ${t}`).toBeGreaterThan(SIGNS_APART);
    }
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
