/** `npm run record-about`: builds the page and records its icons, its pictures for shops of apps, and that for links. */
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Browser, Page } from 'playwright';
import { noWebgpuFlags } from './browser.mjs';
import { withBuiltLab } from './built-lab.ts';

const FOLDER = 'public/about';
/** The step at which the two networks are shown. */
const STEP = 1500;
const PATIENCE = 120_000;
/** The time in which the last pictures of a run come to rest, in ms. */
const REST = 1500;
/** Of WebP, from 0 to 1. */
const QUALITY = 0.8;

/** The icon of index.html: three layers, from lazy to rich. */
const BARS = [
  { x: 1, y: 9, height: 6, fill: '#4a6fa5' },
  { x: 6, y: 5, height: 10, fill: '#9a6b8f' },
  { x: 11, y: 1, height: 14, fill: '#d9793d' },
];
const PAPER = '#f8f8f6';

/** The icons: their size in px, the share of its width that the bars take, and whether they stand on paper. */
const ICONS = [
  { name: 'icon-192', size: 192, share: 0.9, isOnPaper: false },
  { name: 'icon-512', size: 512, share: 0.9, isOnPaper: false },
  // A phone cuts a maskable icon down to a circle of four fifths of its width.
  { name: 'icon-maskable-512', size: 512, share: 0.55, isOnPaper: true },
  { name: 'apple-touch-icon', size: 180, share: 0.68, isOnPaper: true },
] as const;

/** The pictures of the page. A link shows a PNG of 1200 x 630; shops of apps take WebP. */
const PICTURES = [
  { file: 'wide.webp', width: 1280, height: 800, scale: 1 },
  { file: 'narrow.webp', width: 390, height: 844, scale: 2 },
  { file: 'social.png', width: 1200, height: 630, scale: 1 },
] as const;

const iconOf = ({ size, share, isOnPaper }: (typeof ICONS)[number]) => {
  const unit = (size * share) / 14;
  const edge = (size * (1 - share)) / 2;
  const bars = BARS.map(
    ({ x, y, height, fill }) =>
      `<rect x="${edge + (x - 1) * unit}" y="${edge + (y - 1) * unit}" width="${3 * unit}" height="${height * unit}" fill="${fill}"/>`,
  );
  const paper = isOnPaper ? `<rect width="${size}" height="${size}" fill="${PAPER}"/>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" style="display:block">${paper}${bars.join('')}</svg>`;
};

const write = (file: string, bytes: Buffer) => {
  writeFileSync(`${FOLDER}/${file}`, bytes);
  process.stdout.write(`${file}: ${(bytes.length / 1000).toFixed(1)} kB\n`);
};

async function recordIcons(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  for (const icon of ICONS) {
    await page.setViewportSize({ width: icon.size, height: icon.size });
    await page.setContent(`<body style="margin:0;background:transparent">${iconOf(icon)}</body>`);
    write(`${icon.name}.png`, await page.screenshot({ omitBackground: true }));
  }
  await page.close();
}

async function recordPage(browser: Browser, address: string, picture: (typeof PICTURES)[number]): Promise<void> {
  const { file, width, height, scale } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: 'light',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  // tsx names functions through a helper that the page doesn't have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(address);
  await page.waitForFunction(
    (wanted) => Number(document.querySelector('[data-testid="step"]')?.getAttribute('data-step')) >= wanted,
    STEP,
    { timeout: PATIENCE },
  );
  await page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Pause' }).click();
  await page.waitForTimeout(REST);
  const shot = await page.screenshot({ animations: 'disabled' });
  write(file, file.endsWith('.png') ? shot : await asWebp(page, shot));
  await context.close();
}

const asWebp = async (page: Page, png: Buffer): Promise<Buffer> => {
  const base64 = await page.evaluate(
    async ([image, quality]) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [png.toString('base64'), QUALITY] as const,
  );
  return Buffer.from(base64, 'base64');
};

mkdirSync(FOLDER, { recursive: true });
await withBuiltLab(noWebgpuFlags, async ({ browser, address }) => {
  await recordIcons(browser);
  for (const picture of PICTURES) await recordPage(browser, address, picture);
});
