/** `npm run record-docs [NAME ...]`: builds the page and records the pictures of README and docs in docs/images. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Page } from 'playwright';
import { encodeLink } from '../src/config/link/link.ts';
import { OPENING } from '../src/config/opening.ts';
import { noWebgpuFlags } from './browser.mjs';
import { withBuiltLab } from './built-lab.ts';

const VIEWPORT = { width: 1440, height: 900 };
const PATIENCE = 600_000;
/** The time in which the last pictures come to rest, in ms. */
const REST = 2500;

/** A picture: what the page opens with, and what is awaited there. */
interface Shot {
  link: string;
  ready: (page: Page) => Promise<unknown>;
}

const isTrained = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('[data-testid=run-status]')?.getAttribute('data-phase') === 'paused',
    undefined,
    { timeout: PATIENCE },
  );
const isDone = (part: string) => (page: Page) =>
  page.locator(`[data-testid=${part}][data-phase=done]`).waitFor({ timeout: PATIENCE });

const SHOTS: Readonly<Record<string, Shot>> = {
  lab: { link: '#v=1&at=1300&paused=1', ready: isTrained },
  compare: { link: `${encodeLink(OPENING.experiment, OPENING.comparison)}&at=6600&paused=1`, ready: isTrained },
  inspector: { link: '#v=1&at=1300&paused=1&inspect=2', ready: isTrained },
  prior: { link: '#v=1&view=prior&width=40&depth=20&networks=20000', ready: isDone('prior-status') },
  lesson: {
    link: '#v=1&view=lesson&lesson=alignment',
    ready: async (page) => {
      await page.locator('main .katex').first().waitFor();
      await page.getByText('Networks that start from smaller weights').scrollIntoViewIfNeeded();
      await page.waitForFunction(
        () => Number(document.querySelector('[data-testid=step]')?.getAttribute('data-step')) > 900,
        undefined,
        { timeout: PATIENCE },
      );
    },
  },
  sweep: {
    link: '#v=1&view=sweep',
    ready: async (page) => {
      await page.getByRole('group', { name: 'Training of the sweep' }).getByRole('button').first().click();
      await isDone('sweep-status')(page);
    },
  },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in SHOTS));
if (unknown !== undefined) {
  process.stderr.write(`There is no picture "${unknown}". The pictures are ${Object.keys(SHOTS).join(', ')}.\n`);
  process.exit(2);
}

await withBuiltLab(noWebgpuFlags, async ({ browser, address }) => {
  for (const name of asked.length > 0 ? asked : Object.keys(SHOTS)) {
    const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: 'light', serviceWorkers: 'block' });
    const page = await context.newPage();
    // tsx names functions through a helper that the page doesn't have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(`${address}${SHOTS[name].link}`);
    await SHOTS[name].ready(page);
    await page.waitForTimeout(REST);
    const bytes = await page.screenshot({ animations: 'disabled' });
    writeFileSync(`docs/images/${name}-light.png`, bytes);
    process.stdout.write(`${name}: ${(bytes.length / 1000).toFixed(0)} kB\n`);
    await context.close();
  }
});
