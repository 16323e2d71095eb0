/**
 * The colours that canvases and marks need, by theme. Two scales have a fixed meaning in the whole lab: richness (lazy
 * is cool, rich is warm) and depth (shallow is violet, deep is yellow-green). The lightness of both changes in one
 * direction only, so that their order shows without hue too (colour blindness, grey print). The stops are even steps
 * along curves in OKLCH.
 */
import { mixColors } from './rgb.ts';

/** The two themes. */
export const THEMES = ['light', 'dark'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

let preference: MediaQueryList | undefined;
/** One list for the page: every drawing asks for it. */
const darkPreference = () => (preference ??= matchMedia('(prefers-color-scheme: dark)'));

/** Returns the theme that the page shows now: `data-theme` of the root element, else the system's preference. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return darkPreference().matches ? 'dark' : 'light';
}

/** Calls back whenever {@link currentTheme} may have changed; returns a function that stops this. */
export function onThemeChange(callback: () => void): () => void {
  const dark = darkPreference();
  dark.addEventListener('change', callback);
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    dark.removeEventListener('change', callback);
    observer.disconnect();
  };
}

/** A colour `#rrggbb` by theme, so that a picture can follow a change of theme by itself. */
export type ThemedColor = (theme: Theme) => string;

/** The colours of surfaces, text and lines; the same as in tokens.css. */
export const COLORS = {
  light: {
    page: '#f8f8f6',
    surface: '#ffffff',
    raised: '#f1f2f0',
    ink: '#1b1f24',
    muted: '#5b636d',
    grid: '#e9ebec',
    line: '#d6dadd',
    accent: '#2f5bd0',
    danger: '#b42318',
    'loss-train': '#1f2a3a',
    'loss-test': '#c2256b',
    counterpart: '#8f5600',
    chosen: '#f0c000',
  },
  dark: {
    page: '#111418',
    surface: '#171b20',
    raised: '#20252c',
    ink: '#e7eaee',
    muted: '#9fa8b3',
    grid: '#272d35',
    line: '#353d47',
    accent: '#86a8ff',
    danger: '#ff8a7a',
    'loss-train': '#e7eaee',
    'loss-test': '#ff7ab2',
    counterpart: '#e5ad5c',
    chosen: '#ffd84d',
  },
} as const;

/** The dark edge of what is drawn in the colour `chosen`, which alone is too pale on a light surface. */
export const CHOSEN_CASING = { light: COLORS.light.ink, dark: COLORS.dark.page } as const;

/**
 * The stops of the lazy-to-rich ramp, evenly spaced; the tokens --rich-0 to --rich-8. Richer is lighter. The ends are the
 * colours of the two regimes, in which text is legible: blue and orange, which colour-blind people tell apart.
 */
export const RICHNESS_STOPS = {
  light: ['#005a9d', '#3751b2', '#5c48b5', '#793fae', '#93359e', '#aa2a85', '#bc1f66', '#c91b3d', '#c53a00'],
  dark: ['#3892e4', '#6e8bec', '#9485ea', '#b47fe0', '#cf7ace', '#e678b6', '#f77898', '#ff8178', '#ff8d57'],
} as const;

/**
 * The stops of the colours of signed values, from negative by way of zero to positive, evenly spaced: green and purple,
 * whose signs people without one kind of cones tell apart.
 */
export const SIGNED_STOPS = {
  light: ['#1e452c', '#3c7850', '#76b388', '#bedbc5', '#f4f4f2', '#e3c9ec', '#c38cd5', '#9945b0', '#611a6f'],
  dark: ['#c5f3d2', '#85d49e', '#529a69', '#305940', '#20252c', '#573766', '#9c53b7', '#d48bf0', '#f2d1ff'],
} as const;

/** The stops of the colours of plain values in heat maps, evenly spaced. Larger is further from the background. */
const VALUE_STOPS = {
  light: ['#f7f4b9', '#c6e296', '#85d087', '#1ebd8b', '#0b9d91', '#047f8a', '#04637d', '#014672', '#162a5d'],
  dark: ['#1c2a58', '#024575', '#06627f', '#067e8b', '#039c92', '#03bc8b', '#80d085', '#c3e190', '#f6f2b0'],
} as const;

const DEPTH_STOPS = {
  light: [
    ...['#3f127c', '#362c89', '#294191', '#125393', '#05638e', '#077089', '#067b80'],
    ...['#018674', '#068f67', '#309557', '#549942', '#76992d', '#939814'],
  ],
  dark: [
    ...['#7e5acc', '#6f6dd7', '#5f80dc', '#4e92de', '#40a4dc', '#38b4d6', '#2ac4cc'],
    ...['#45d2ba', '#5adeac', '#75e79a', '#9cee84', '#caf070', '#f2ef63'],
  ],
};

/**
 * The colours of pinned runs: violet, ochre, teal, pink, green and grey. They keep away from the ends of the ramp, and
 * are at least .08 apart in OKLab, also as people without one kind of cones see them.
 */
const RUN_COLORS = {
  light: ['#995ae7', '#4e3a02', '#04514d', '#c268b0', '#559664', '#6a6163'],
  dark: ['#cdaffe', '#fcc204', '#00beb6', '#b45aa2', '#a7e3b2', '#f6ebee'],
} as const;
/** The number of colours of {@link colorOfRun}. */
export const RUN_COLOR_COUNT = RUN_COLORS.light.length;

/**
 * The colours of classes of data: teal, magenta, lime, violet, ochre and five more. They keep away from the two regimes.
 * The first two, which most tasks need, differ in lightness, too.
 */
const CLASS_COLORS = {
  light: [
    ...['#00634f', '#c650a8', '#6e9600', '#7a5aec', '#806200'],
    ...['#260096', '#a88277', '#8c0b98', '#333700', '#3a1745'],
  ],
  dark: [
    ...['#6fe0d0', '#d765c0', '#b0f275', '#7757e9', '#c9b713'],
    ...['#def2fe', '#9a5b75', '#cbb0ff', '#42a202', '#7d987c'],
  ],
};
/** The number of colours of {@link colorOfClass}. */
export const CLASS_COLOR_COUNT = CLASS_COLORS.light.length;

/** Returns the colour at `t` of a scale of evenly spaced stops; outside of 0 to 1 that of the nearer end, and 0 for NaN. */
function throughStops(stops: readonly string[], t: number): string {
  const place = (t > 0 ? Math.min(t, 1) : 0) * (stops.length - 1);
  const stop = Math.min(stops.length - 2, Math.floor(place));
  return mixColors(stops[stop], stops[stop + 1], place - stop);
}

/** Returns the colour of a place `t` on the ramp, lazy (0) to rich (1). Outside is the nearer end; NaN is lazy. */
export const richnessColor = (t: number, theme: Theme) => throughStops(RICHNESS_STOPS[theme], t);

/** The colour of the lazy regime: the lazy end of the ramp. */
export const colorOfLazy: ThemedColor = (theme) => RICHNESS_STOPS[theme][0];
/** The colour of the rich regime: the rich end of the ramp. */
export const colorOfRich: ThemedColor = (theme) => RICHNESS_STOPS[theme][8];

/** The share of a regime's colour in its tint; that of --tint-lazy and --tint-rich. */
const TINT = 0.1;
const tintOf =
  (color: ThemedColor): ThemedColor =>
  (theme) =>
    mixColors(COLORS[theme].surface, color(theme), TINT);
/** The background of what is lazy, on the surface of a chart. */
export const tintOfLazy = tintOf(colorOfLazy);
/** The background of what is rich, on the surface of a chart. */
export const tintOfRich = tintOf(colorOfRich);

/** Returns the colour of pinned run `index` = 0..5; further runs start again with the first colour. */
export const colorOfRun =
  (index: number): ThemedColor =>
  (theme) =>
    RUN_COLORS[theme][index % RUN_COLOR_COUNT];

/** Returns the colour of class `index` = 0..9 of the data; further classes start again with the first colour. */
export const colorOfClass =
  (index: number): ThemedColor =>
  (theme) =>
    CLASS_COLORS[theme][index % CLASS_COLOR_COUNT];

/** Returns the colour of a place `t` from the least (0) to the largest (1) plain value; outside is the nearer end. */
export const valueColor = (t: number, theme: Theme) => throughStops(VALUE_STOPS[theme], t);

/** Returns the colour of a signed value between -1 and 1; values outside take the nearer end, NaN the middle. */
export const signedColor = (value: number, theme: Theme) =>
  throughStops(SIGNED_STOPS[theme], Number.isNaN(value) ? 0.5 : (value + 1) / 2);

/**
 * Returns the colour of layer `layer` = 1..`layers`. Colours spread over the whole palette, so that few layers are far
 * apart. To give a layer the same colour in every chart of a network, always count the readout as a layer: `layers` =
 * depth + 1.
 */
export const depthColor = (layer: number, layers: number, theme: Theme) =>
  throughStops(DEPTH_STOPS[theme], layers > 1 ? (layer - 1) / (layers - 1) : 0);

/** Returns {@link depthColor} as the colour of a series. */
export const colorOfLayer =
  (layer: number, layers: number): ThemedColor =>
  (theme) =>
    depthColor(layer, layers, theme);

/** The colour of losses and accuracies on the training set. */
export const colorOfTrain: ThemedColor = (theme) => COLORS[theme]['loss-train'];
/** The colour of losses and accuracies on the test set. */
export const colorOfTest: ThemedColor = (theme) => COLORS[theme]['loss-test'];
/** The colour of the first of two curves that are compared. */
export const colorOfOne: ThemedColor = (theme) => COLORS[theme].accent;
/** The colour of the second of two curves that are compared. */
export const colorOfOther: ThemedColor = (theme) => COLORS[theme].counterpart;
/** The colour of the fit of a lazy twin: that of neither regime. */
export const colorOfTwin: ThemedColor = colorOfRun(0);
/** The colour of the fit of a network of infinite width. */
export const colorOfLimit: ThemedColor = colorOfRun(4);
/** The colour of a reference that a curve is compared with. */
export const colorOfReference: ThemedColor = (theme) => COLORS[theme].muted;

/**
 * The range of relative feature movement that the lazy-to-rich ramp spans. At its middle, features move by a tenth of
 * their size, and a network is neither lazy nor rich.
 */
export const MOVEMENT_RANGE = { lazy: 10 ** -2.5, rich: 10 ** 0.5 };

/** Returns the place of a relative feature movement on the ramp, by its logarithm: 0 lazy, 1 rich; NaN is 0. */
export function movementRichness(featureMove: number): number {
  const { lazy, rich } = MOVEMENT_RANGE;
  if (!(featureMove > lazy)) return 0;
  return Math.min(1, Math.log(featureMove / lazy) / Math.log(rich / lazy));
}
