/** Numbers, colours and texts as SVG writes them. */
import { color as parse, rgb } from 'd3';

/** Fonts that every program which opens a figure has, or has one of equal widths for. */
export const FIGURE_FONT =
  "Helvetica, Arial, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic UI', Meiryo, sans-serif";

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns a text as XML holds it. Characters that XML 1.0 forbids are left out. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ESCAPED[sign]);

/**
 * Returns a text as `<text>` holds it. The bars of a norm are two of one bar: the fonts of figures don't have U+2016, and
 * in a font of Chinese or Japanese that takes its place it has the width of two letters.
 */
export const writtenText = (text: string): string => escaped(text.replaceAll('‖', '||'));

/** Returns a number with at most so many decimals. */
export function rounded(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  const near = Math.round(value * factor) / factor;
  // A rounded zero has no sign, and what is not finite has no place.
  return Number.isFinite(near) ? String(near === 0 ? 0 : near) : '0';
}

/** A colour without its opacity, and the opacity. */
export interface Paint {
  color: string;
  opacity: number;
}

const NOTHING: Paint = { color: 'none', opacity: 0 };
const FUNCTION = /^color\(srgb ([-\d.e]+) ([-\d.e]+) ([-\d.e]+)(?: \/ ([\d.e]+))?\)$/;
const OKLAB = /^oklab\(([-\d.e]+) ([-\d.e]+) ([-\d.e]+)(?: \/ ([\d.e]+))?\)$/;

/** Returns a CSS colour as `#rrggbb` with its opacity; a reference such as `url(#id)` stays. */
export function paintOf(css: string): Paint {
  if (css === 'none' || css === 'transparent' || css === '') return NOTHING;
  if (css.startsWith('url(')) return { color: css.replace(/["']/g, ''), opacity: 1 };
  const inSrgb = FUNCTION.exec(css);
  if (inSrgb) return fromUnit(inSrgb.slice(1, 4).map(Number), inSrgb[4]);
  const inOklab = OKLAB.exec(css);
  if (inOklab) return fromUnit(srgbOfOklab(inOklab.slice(1, 4).map(Number)), inOklab[4]);
  const parsed = parse(css);
  if (parsed === null) throw new Error(`The colour ${css} can't be written into a figure.`);
  const { r, g, b, opacity } = parsed.rgb();
  return opacity === 0 ? NOTHING : { color: rgb(r, g, b).formatHex(), opacity };
}

function fromUnit([r, g, b]: readonly number[], opacity = '1'): Paint {
  if (Number(opacity) === 0) return NOTHING;
  return { color: rgb(255 * r, 255 * g, 255 * b).formatHex(), opacity: Number(opacity) };
}

/** Returns sRGB, 0 to 1, of a colour in OKLab (Ottosson, 2020). */
function srgbOfOklab([lightness, a, b]: readonly number[]): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((linear) => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
}

/** Returns the attributes of an element, those without a value left out. */
export const attributes = (named: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(named)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('');
