import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../shell/tokens.css';
import { createFunctionPicture } from '../function/function-picture.ts';
import type { Size } from '../shell/create-chart.ts';
import { BARE_PICTURE } from './drawn-pictures.ts';
import { COLORS, colorOfOne, THEMES, type Theme } from '../shell/palette.ts';
import { figureOf } from './figure.ts';
import { FORMATS, type FigureSize } from './figure-sizes.ts';
import { legendOf, NO_LEGEND } from './picture-legend.ts';
import { pngOf } from './png-file.ts';
import { drawInFigure, drawOnStage, measureText } from './stage.ts';
import { madePictures, type MadePicture } from './testing/made-pictures.ts';
import { seeded } from './testing/seeded.ts';

/**
 * How far a saved picture may be from the shown one, as a share of how far an empty one is: edges of lines fall on other
 * parts of a pixel, and surfaces have fewer shades. Measured: at most .17.
 */
const MOST_OFF = 0.25;
/** The largest file of any picture. */
const MOST_BYTES = 2e6;

let container: HTMLElement;
beforeEach(async () => {
  await page.viewport(640, 480);
  container = document.body.appendChild(document.createElement('div'));
  document.body.style.margin = '0';
});
afterEach(() => {
  container.remove();
  delete document.documentElement.dataset.theme;
});

/** Returns a picture's vectors as a file of their own. */
function saved({ drawInto, size }: MadePicture, theme: Theme, own: Size = size): string {
  const drawn = drawOnStage({ ...BARE_PICTURE, drawInto }, { size: own, theme, prefix: 'p' });
  const { width, height } = own;
  const ground = `<rect width="${width}" height="${height}" fill="${COLORS[theme].surface}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif">${ground}${drawn?.svg ?? ''}</svg>`;
}

/** Returns a picture as the file of a figure, with its axes and its legend. */
function figureFile({ name, data, size: { width, height }, drawInto }: MadePicture, size: FigureSize): string {
  const { note, ...legend } = data === null ? NO_LEGEND : legendOf(data, 'light');
  const picture = { ...BARE_PICTURE, drawInto, data: () => data };
  const draw = (own: Size, prefix: string) => drawInFigure(picture, { size: own, theme: 'light', prefix });
  const pictures = [{ name: '', place: { left: 0, top: 0, width, height }, draw }];
  const facts = { settings: 'Settings.', link: 'https://example.org/#v=1', creator: 'Lazy Rich Lab' };
  const content = { ...facts, ...legend, title: name, caption: `A caption. ${note}`, pictures };
  return figureOf(content, { format: FORMATS[size], theme: 'light', measure: measureText }).svg;
}

/** Shows a picture in the font of figures, and returns what is on the screen. */
async function shown(picture: MadePicture, theme: Theme): Promise<ImageData> {
  const { width, height } = picture.size;
  document.documentElement.dataset.theme = theme;
  Object.assign(container.style, { width: `${width}px`, height: `${height}px`, background: COLORS[theme].surface });
  container.style.font = '11px Helvetica, Arial, sans-serif';
  container.style.setProperty('--font', 'Helvetica, Arial, sans-serif');
  container.style.setProperty('--text-xs', '11px');
  const end = picture.show(container);
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const base64 = await page.screenshot({ element: container, save: false, scale: 'css' });
  end();
  return pixelsOf(`data:image/png;base64,${base64}`, picture.size);
}

async function pixelsOf(address: string, { width, height }: Size): Promise<ImageData> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

const pixelsOfSvg = (svg: string, size: Size) => pixelsOf(`data:image/svg+xml,${encodeURIComponent(svg)}`, size);

/** Returns the mean difference of two images, after a blur that forgives parts of a pixel. */
function difference(one: ImageData, other: ImageData): number {
  const { width, height } = one;
  const blurred = (image: ImageData, row: number, column: number, shade: number) => {
    let sum = 0;
    for (let y = row - 1; y <= row + 1; y++)
      for (let x = column - 1; x <= column + 1; x++) sum += image.data[4 * (y * width + x) + shade];
    return sum / 9;
  };
  let sum = 0;
  for (let row = 1; row < height - 1; row++)
    for (let column = 1; column < width - 1; column++)
      for (const shade of [0, 1, 2])
        sum += Math.abs(blurred(one, row, column, shade) - blurred(other, row, column, shade));
  return sum / (3 * width * height);
}

describe.each(THEMES)('a picture that is saved in %s colours', (theme) => {
  it.each(madePictures())('looks as the shown one: $name', async (picture) => {
    const svg = saved(picture, theme);
    const seen = await shown(picture, theme);
    const empty = await pixelsOfSvg(svg.replace(/(<rect [^>]*\/>).*<\/svg>/s, '$1</svg>'), picture.size);
    const off = difference(await pixelsOfSvg(svg, picture.size), seen) / difference(empty, seen);
    expect(off).toBeLessThan(MOST_OFF);
  });
});

describe.each(madePictures())('the file of $name', (picture) => {
  it('is well-formed, and refers to nothing outside', () => {
    for (const theme of THEMES) {
      const svg = saved(picture, theme);
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      expect(parsed.querySelector('parsererror')).toBeNull();
      expect(svg).not.toMatch(/class=|style=|var\(|light-dark|color-mix|currentColor|NaN|undefined|<image/);
      // Drawing programs don't know all of SVG.
      expect(svg).not.toMatch(/paint-order|<use|<symbol|<mask|<filter|<foreignObject|<svg[^>]*>.*<svg/);
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(parsed.getElementById(id)).not.toBeNull();
      for (const text of parsed.querySelectorAll('text')) expect(text.getAttribute('font-size')).toBeTruthy();
      expect(svg.length).toBeLessThan(MOST_BYTES);
    }
  });

  it('is the same when it is made again', () => {
    expect(saved(picture, 'light')).toBe(saved(picture, 'light'));
  });

  it.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('is drawn anew for %s', (size) => {
    const svg = figureFile(picture, size);
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(parsed.querySelectorAll('text').length).toBeGreaterThan(2);
  });
});

it('ten thousand samples are less than two megabytes', () => {
  const random = seeded(3);
  const points = Float32Array.from({ length: 30_000 }, (_, at) =>
    at % 3 === 2 ? Math.sign(random() - 0.5) : 4 * random() - 2,
  );
  const side = 32;
  const drawInto: MadePicture['drawInto'] = (element, scene) => {
    const chart = createFunctionPicture(element);
    chart.update({
      ...{ run: 'one', classes: 2, color: colorOfOne, accuracy: null },
      learned: {
        of: 'plane',
        side,
        low: -2,
        high: 2,
        outputs: 1,
        f: new Float32Array(side ** 2).fill(0.5),
        hinges: new Float32Array(0),
      },
      task: { kind: 'scatter', xLabel: 'x', yLabel: 'y', areInputs: true, points },
    });
    chart.drawAs(scene);
    return chart.destroy;
  };
  const svg = saved(
    { name: '', size: { width: 300, height: 300 }, show: () => () => undefined, drawInto, data: null },
    'light',
  );
  expect(svg.match(/<circle/g)).toHaveLength(10_000);
  expect(svg.length).toBeLessThan(MOST_BYTES);
});

it('a PNG is twice as large as the figure, and begins as a PNG does', async () => {
  const [picture] = madePictures();
  const figure = { svg: saved(picture, 'light'), size: picture.size };
  const facts = {
    title: 'Loss',
    caption: '',
    settings: '',
    link: 'https://example.org',
    creator: 'lab',
    pictures: [],
    keys: [],
    scale: null,
  };
  const blob = await pngOf(figure, FORMATS.shown, facts);
  const bitmap = await createImageBitmap(blob);
  expect([bitmap.width, bitmap.height]).toEqual([2 * picture.size.width, 2 * picture.size.height]);
  expect([...new Uint8Array(await blob.arrayBuffer()).subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
});
