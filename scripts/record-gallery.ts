/** `npm run record-gallery -- [ID ...]`: builds the page and records the pictures of the gallery, for both themes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Browser, Locator, Page } from 'playwright';
import { COLORS, THEMES, type Theme } from '../src/charts/shell/palette.ts';
import { GALLERY, type GalleryId } from '../src/config/gallery.ts';
import { noWebgpuFlags } from './browser.mjs';
import { withBuiltLab } from './built-lab.ts';

const FOLDER = 'public/begin';
/** The size of a picture in px; the page shows it at about half of that. */
const SIZE = { width: 480, height: 240, gap: 8 };
/** Of WebP, from 0 to 1. */
const QUALITY = 0.65;
const VIEWPORT = { width: 1280, height: 760 };
const PATIENCE = 120_000;
/** The time in which the last pictures of a run come to rest, in ms. */
const REST = 1500;

/** What is recorded of an experiment. */
interface Recording {
  /** Waits until the page shows it, and holds it there. */
  ready: (page: Page) => Promise<void>;
  /** The parts of the page that stand in the picture: squares side by side, wide ones over each other. */
  parts: (page: Page) => Locator;
  /** The height of the window, where another one makes a better picture. */
  height?: number;
}

const picturesOf = (part: string) => (page: Page) => page.locator(`[data-testid="${part}"] [role="img"]`);
const reach = async (page: Page, step: number): Promise<void> => {
  await page.waitForFunction(
    ([text, wanted]) => Number(document.querySelector(text)?.getAttribute('data-step')) >= wanted,
    ['[data-testid="step"]', step] as const,
    { timeout: PATIENCE },
  );
};
const recorded = (part: string, step: number): Recording => ({
  parts: picturesOf(part),
  ready: async (page) => {
    await reach(page, step);
    await page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Pause' }).click();
  },
});
/** Records a part of the page once the run has ended by itself at this step. */
const recordedAtEnd = (part: string, step: number): Recording => ({
  parts: picturesOf(part),
  ready: (page) => reach(page, step),
});

const RECORDINGS: Readonly<Record<GalleryId, Recording>> = {
  spirals: recorded('learned-function', 1000),
  curve: recorded('learned-function', 600),
  parity: recorded('learned-function', 300),
  widths: recorded('chart-movement', 300),
  coordinate: {
    parts: picturesOf('sweep-result'),
    height: 400,
    ready: async (page) => {
      await page.getByRole('button', { name: /^Run/ }).click();
      await page.locator('[data-testid="sweep-status"][data-phase="done"]').waitFor({ timeout: PATIENCE });
    },
  },
  alignment: recorded('chart-alignment', 600),
  staircase: recordedAtEnd('chart-loss', 5000),
  catapult: recordedAtEnd('chart-loss', 300),
  edge: { ...recorded('chart-loss', 1000), height: 1000 },
  grokking: recorded('learned-function', 5000),
  feedback: recorded('learned-function', 200),
  predictive: recorded('chart-loss', 100),
  prior: {
    parts: picturesOf('prior-histogram'),
    height: 480,
    ready: async (page) => {
      await page.waitForFunction(
        () => Number(document.querySelector('[data-testid="prior-status"]')?.getAttribute('data-networks')) >= 20_000,
        undefined,
        { timeout: PATIENCE },
      );
    },
  },
};

/** Words of a language, in which a picture has none: numbers and symbols such as "n = 512" are no words. */
const WORDS = /\p{Letter}{2,}/u;

/** Leaves words out of what the page will draw on canvases. */
const drawNoWords = (page: Page) =>
  page.addInitScript(
    ({ source, flags }) => {
      const isWord = new RegExp(source, flags);
      for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
        const fillText: CanvasRenderingContext2D['fillText'] = Reflect.get(prototype, 'fillText');
        prototype.fillText = function (text, ...place) {
          if (!isWord.test(text)) fillText.call(this, text, ...place);
        };
      }
    },
    { source: WORDS.source, flags: WORDS.flags },
  );

/** Hides the words of a picture, what stands beside them in a legend, and what is pressed on it. */
const hideWords = (part: Locator) =>
  part.evaluate(
    (picture, { source, flags }) => {
      const isWord = new RegExp(source, flags);
      const hide = (element: Element) => ((element as HTMLElement | SVGElement).style.visibility = 'hidden');
      // What stands beside the picture may lie on it.
      const whole = picture.closest('figure, [data-testid^="chart-"]') ?? picture;
      for (const button of whole.querySelectorAll('button')) hide(button);
      for (const element of whole.querySelectorAll('*')) {
        const isLegend = element.matches('[class*="entry"]');
        const hasWord = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && isWord.test(node.textContent ?? ''),
        );
        if (hasWord || isLegend) hide(element);
        for (
          let at = isLegend ? element.previousElementSibling : null;
          at && at.tagName !== 'text';
          at = at.previousElementSibling
        )
          hide(at);
      }
    },
    { source: WORDS.source, flags: WORDS.flags },
  );

/** Opens an experiment, waits, and writes its picture without words. */
async function record(browser: Browser, address: string, id: GalleryId, theme: Theme): Promise<void> {
  const link = GALLERY.find((entry) => entry.id === id)?.link ?? '';
  const { ready, parts, height = VIEWPORT.height } = RECORDINGS[id];
  const viewport = { ...VIEWPORT, height };
  const context = await browser.newContext({ viewport, colorScheme: theme, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    // tsx names functions through a helper that the page doesn't have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await drawNoWords(page);
    await page.goto(address + link);
    await ready(page);
    await page.waitForTimeout(REST);
    const shots: string[] = [];
    for (const part of await parts(page).all()) {
      await hideWords(part);
      shots.push((await part.screenshot()).toString('base64'));
    }
    if (shots.length === 0) throw new Error(`The page shows nothing to record of ${id}.`);
    const picture = Buffer.from(await together(page, shots.slice(0, 2), COLORS[theme].surface), 'base64');
    writeFileSync(`${FOLDER}/${id}-${theme}.webp`, picture);
    process.stdout.write(`${id}, ${theme}: ${(picture.length / 1000).toFixed(1)} kB\n`);
  } finally {
    await context.close();
  }
}

/** Returns one WebP, in base64, with these PNGs beside or over each other, as large as they fit. */
const together = (page: Page, shots: string[], background: string): Promise<string> =>
  page.evaluate(
    async ({ pngs, colour, quality, size: { width, height, gap } }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('This browser gives no 2D canvas to draw on.');
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
      context.imageSmoothingQuality = 'high';
      const images = await Promise.all(
        pngs.map(async (png) => createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())),
      );
      const isWide = images.length > 1 && images.every((image) => image.width > 1.5 * image.height);
      const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, gap * (sizes.length - 1));
      const [wide, high] = [images.map((image) => image.width), images.map((image) => image.height)];
      const scale = isWide
        ? Math.min(width / Math.max(...wide), height / sum(high))
        : Math.min(width / sum(wide), height / Math.max(...high));
      let at = ((isWide ? height : width) - scale * sum(isWide ? high : wide)) / 2;
      for (const image of images) {
        const [w, h] = [image.width * scale, image.height * scale];
        const place = isWide ? ([(width - w) / 2, at] as const) : ([at, (height - h) / 2] as const);
        context.drawImage(image, ...place, w, h);
        at += (isWide ? h : w) + gap * scale;
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { pngs: shots, colour: background, quality: QUALITY, size: SIZE },
  );

const asked = process.argv.slice(2);
const unknown = asked.find((id) => !(id in RECORDINGS));
if (unknown !== undefined) {
  process.stderr.write(`There is no "${unknown}" in the gallery. It has ${Object.keys(RECORDINGS).join(', ')}.\n`);
  process.exit(2);
}
mkdirSync(FOLDER, { recursive: true });
await withBuiltLab(noWebgpuFlags, async ({ browser, address }) => {
  for (const { id } of GALLERY)
    if (asked.length === 0 || asked.includes(id)) for (const theme of THEMES) await record(browser, address, id, theme);
});
