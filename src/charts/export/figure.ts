/**
 * A figure as the text of an SVG file: its pictures under a title, with a caption, the settings and the link that opens
 * them below. All of it stands in the file a second time where programs look for it.
 */
import type { Size } from '../shell/create-chart.ts';
import { COLORS, type Theme } from '../shell/palette.ts';
import { lengthText, type FigureFormat } from './figure-sizes.ts';
import { NAME_HEIGHT, placePictures, type PicturePlace } from './place-pictures.ts';
import { attributes, escaped, FIGURE_FONT, rounded, writtenText } from './vector-text.ts';
import { wrapLink, wrapText } from './wrap-text.ts';

/** Width of a text of a figure in pixels. */
export type MeasureText = (text: string, pixels: number, isBold?: boolean) => number;

/** A picture of a figure. */
export interface FigurePicture {
  /** Its name where a figure has several; empty: none. */
  name: string;
  /** Where it stands on the page, in pixels. */
  place: PicturePlace;
  /** Draws it at a size, as elements of SVG; the ids of its definitions begin with `prefix`. */
  draw: (size: Size, prefix: string) => string;
}

/** A curve, or a class of dots, that is named above the pictures, as none of them has room for its name. */
export interface FigureKey {
  label: string;
  color: string;
  dash?: readonly number[];
  /** Whether it names dots, and not a curve. */
  isDot?: boolean;
}

/** The colours of the values of all pictures, from the least to the largest. */
export interface FigureScale {
  low: string;
  high: string;
  colors: readonly string[];
}

/** The content of a figure. */
export interface FigureContent {
  title: string;
  pictures: readonly FigurePicture[];
  keys: readonly FigureKey[];
  /** `null`: there is none, or it is in the pictures. */
  scale: FigureScale | null;
  caption: string;
  settings: string;
  link: string;
  /** The program that made it. */
  creator: string;
}

/** How a figure is drawn. */
export interface FigureLooks {
  format: FigureFormat;
  theme: Theme;
  measure: MeasureText;
  /** Whether the picture stands alone, with its keys and its scale; the file has all texts where programs look for them. */
  isPictureOnly?: boolean;
}

/** A figure as a file. */
export interface Figure {
  svg: string;
  /** Its size in CSS pixels, with the zoom of its format. */
  size: Size;
}

const MARGIN = 8;
const TITLE = { size: 13, height: 19 };
const KEY = { size: 11, height: 17, swatch: 16, dot: 3.5, space: 5, gap: 16 };
const SCALE = { width: 110, height: 8 };
const NAME = { size: 11, least: 7.5 };
const CAPTION = { size: 10.5, height: 14 };
const FACTS = { size: 8.5, height: 11.5 };
/** The link is there to be found and not to be read, and must not cost the picture its room. */
const LINK = { size: 6.5, height: 8.5, wrap: wrapLink };
/** Above the texts below the pictures, and between the caption and the settings. */
const GAP = { texts: 9, facts: 4 };
/** The least width of a figure as shown on the page: its texts need it. */
const LEAST_SHOWN = 260;
/** The pictures have at least 60 % of the height of a figure on paper: so many times that of the texts. */
const LEAST_SHARE = 0.6 / 0.4;
/** A slide has room for so many lines of each text; the file has all of them. */
const MOST_ON_SLIDE = 2;

/** Returns a figure as a file. */
export function figureOf(content: FigureContent, looks: FigureLooks): Figure {
  const { format, theme } = looks;
  const places = content.pictures.map(({ place }) => place);
  const left = Math.min(...places.map((place) => place.left));
  const right = Math.max(...places.map((place) => place.left + place.width));
  const width = format.width ?? Math.max(right - left, LEAST_SHOWN) + 2 * MARGIN;
  const inner = width - 2 * MARGIN;
  const { isPictureOnly = false } = looks;
  const title = isPictureOnly ? NOTHING : linesOf(content.title, { ...TITLE, isBold: true }, inner, looks);
  const keys = below(scaleOf(content.scale, looks), keysOf(content.keys, inner, looks));
  const texts = isPictureOnly ? NOTHING : textsBelow(content, inner, looks);
  const top = MARGIN + title.height + keys.height;
  const bottom = texts.height === 0 ? MARGIN : GAP.texts + texts.height + MARGIN;
  const room = format.height === null ? null : format.height - top - bottom;
  const placed = placePictures(
    content.pictures.map(({ place, name }) => ({ place, isNamed: name !== '' })),
    { width: inner, height: room, least: LEAST_SHARE * (top + bottom), isShown: format.width === null },
  );
  const height = format.height ?? top + placed.height + bottom;
  const pictures = content.pictures.map(({ name, draw }, index) => {
    const { left: x, top: y, width: across, height: up } = placed.places[index];
    const heading = name === '' ? '' : nameAbove(name, { x, y, width: across }, looks);
    return `${heading}<g transform="translate(${rounded(x, 2)} ${rounded(y, 2)})">${draw({ width: across, height: up }, `p${index}`)}</g>`;
  });
  const { zoom } = format;
  const size = { width: width * zoom, height: height * zoom };
  const svg = [
    `<svg${attributes({
      xmlns: 'http://www.w3.org/2000/svg',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      version: '1.1',
      width: lengthText(width, format),
      height: lengthText(height, format),
      viewBox: `0 0 ${rounded(width, 2)} ${rounded(height, 2)}`,
      'font-family': FIGURE_FONT,
    })}>`,
    about(content),
    `<rect width="${rounded(width, 2)}" height="${rounded(height, 2)}" fill="${COLORS[theme].surface}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">${title.svg}</g>`,
    `<g transform="translate(${MARGIN} ${MARGIN + title.height})">${keys.svg}</g>`,
    `<g transform="translate(${MARGIN} ${top})">${pictures.join('\n')}</g>`,
    `<g transform="translate(${MARGIN} ${rounded(height - MARGIN - texts.height, 2)})">${texts.svg}</g>`,
    '</svg>\n',
  ].join('\n');
  return { svg, size };
}

/** Returns what programs and screen readers find in the file: title, description, link and maker. */
function about({ title, caption, settings, link, creator }: FigureContent): string {
  const description = [caption, settings].filter((part) => part !== '').join(' ');
  const entry = (name: string, text: string) => `<dc:${name}>${escaped(text)}</dc:${name}>`;
  return [
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(`${description} ${link}`)}</desc>`,
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<rdf:Description rdf:about="">${entry('title', title)}${entry('description', description)}`,
    `${entry('source', link)}${entry('creator', creator)}</rdf:Description></rdf:RDF></metadata>`,
  ].join('');
}

interface TextStyle {
  size: number;
  fill: string;
  isBold?: boolean;
}

const textElement = (text: string, x: number, y: number, { size, fill, isBold = false }: TextStyle) =>
  `<text${attributes({
    x: rounded(x, 2),
    y: rounded(y, 2),
    'font-size': size,
    'font-weight': isBold ? 'bold' : null,
    fill,
  })}>${writtenText(text)}</text>`;

/** Texts below each other, from 0 down. */
interface Block {
  svg: string;
  height: number;
}

const NOTHING: Block = { svg: '', height: 0 };

/** Returns a text in lines of at most `width`. */
function linesOf(
  text: string,
  {
    size,
    height,
    isBold = false,
    color = 'ink',
    wrap = wrapText,
  }: { size: number; height: number; isBold?: boolean; color?: 'ink' | 'muted'; wrap?: typeof wrapText },
  width: number,
  { measure, theme, format }: FigureLooks,
): Block {
  const most = format.height === null ? Infinity : MOST_ON_SLIDE;
  const lines = wrap(text, width, (part) => measure(part, size, isBold), most);
  const style = { size, fill: COLORS[theme][color], isBold };
  const svg = lines.map((line, index) => textElement(line, 0, index * height + size, style)).join('');
  return { svg, height: lines.length * height };
}

/** Returns the caption, and below it the settings and the link. */
function textsBelow({ caption, settings, link }: FigureContent, width: number, looks: FigureLooks): Block {
  const said = linesOf(caption, CAPTION, width, looks);
  const set = linesOf(settings, { ...FACTS, color: 'muted' }, width, looks);
  const address = linesOf(link, { ...LINK, color: 'muted' }, width, looks);
  const setTop = said.height + (caption === '' ? 0 : GAP.facts);
  // On the command line there is no page, and a fragment alone would lead nowhere. The older name of the attribute is the one that all programs know.
  const href = link.startsWith('#') ? '' : attributes({ 'xlink:href': link });
  const place = `<g transform="translate(0 ${rounded(setTop + set.height, 2)})">${address.svg}</g>`;
  return {
    svg: [
      said.svg,
      `<g transform="translate(0 ${rounded(setTop, 2)})">${set.svg}</g>`,
      href === '' ? place : `<a${href}>${place}</a>`,
    ].join(''),
    height: setTop + set.height + address.height,
  };
}

/** Returns the name of a picture above it, as small as it must be to have room. */
function nameAbove(name: string, { x, y, width }: { x: number; y: number; width: number }, looks: FigureLooks): string {
  const { measure, theme } = looks;
  const fitting = (NAME.size * width) / measure(name, NAME.size, true);
  const size = Math.max(NAME.least, Math.min(NAME.size, Math.floor(2 * fitting) / 2));
  const [line = ''] = wrapText(name, width, (text) => measure(text, size, true), 1);
  return textElement(line, x, y - NAME_HEIGHT + NAME.size, { size, fill: COLORS[theme].muted, isBold: true });
}

/** Returns a block below another one. */
const below = (one: Block, other: Block): Block => ({
  svg: `${one.svg}<g transform="translate(0 ${rounded(one.height, 2)})">${other.svg}</g>`,
  height: one.height + other.height,
});

/** Returns a scale of colours with its ends. */
function scaleOf(scale: FigureScale | null, { measure, theme }: FigureLooks): Block {
  if (scale === null) return NOTHING;
  const { low, high, colors } = scale;
  const style = { size: KEY.size, fill: COLORS[theme].ink };
  const left = measure(low, KEY.size) + KEY.space;
  const stops = colors.map(
    (color, at) => `<stop${attributes({ offset: rounded(at / (colors.length - 1), 4), 'stop-color': color })}/>`,
  );
  const bar = { x: rounded(left, 2), y: KEY.size - SCALE.height, width: SCALE.width, height: SCALE.height };
  return {
    svg: [
      `<linearGradient id="scale">${stops.join('')}</linearGradient>`,
      textElement(low, 0, KEY.size, style),
      `<rect${attributes({ ...bar, fill: 'url(#scale)' })}/>`,
      textElement(high, left + SCALE.width + KEY.space, KEY.size, style),
    ].join(''),
    height: KEY.height + 2,
  };
}

/** Returns the keys of curves in rows. */
function keysOf(keys: readonly FigureKey[], width: number, { measure, theme }: FigureLooks): Block {
  if (keys.length === 0) return NOTHING;
  let [x, row] = [0, 0];
  const parts = keys.map(({ label, color, dash, isDot = false }) => {
    const swatchWidth = isDot ? 2 * KEY.dot : KEY.swatch;
    const own = swatchWidth + KEY.space + measure(label, KEY.size);
    if (x > 0 && x + own > width) [x, row] = [0, row + 1];
    const baseline = row * KEY.height + KEY.size;
    const line = { x1: rounded(x, 2), x2: rounded(x + KEY.swatch, 2), y1: baseline - 4, y2: baseline - 4 };
    const dot = { cx: rounded(x + KEY.dot, 2), cy: baseline - 4, r: KEY.dot };
    const swatch = isDot
      ? `<circle${attributes({ ...dot, fill: color })}/>`
      : `<line${attributes({ ...line, stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash?.join(' ') ?? null })}/>`;
    const text = textElement(label, x + swatchWidth + KEY.space, baseline, { size: KEY.size, fill: COLORS[theme].ink });
    x += own + KEY.gap;
    return swatch + text;
  });
  return { svg: parts.join(''), height: (row + 1) * KEY.height + 2 };
}
