/** What a person reads of any experiment is words and numbers, and nothing is empty without a reason. */
import { expect, test, type Page } from '@playwright/test';
import { drawnLinks } from './drawn-links.ts';
import { longIf } from './long.ts';

const LINKS = drawnLinks(300);
const A_GROUP = 10;

/** The phases after which nothing more comes. */
const OVER = ['done', 'failed', 'diverged', 'stopped', 'idle', 'paused'];

/** Waits until all that is trained, drawn or swept has ended, or, where the page names no phase, until no text changes. */
async function settles(page: Page): Promise<void> {
  let before = '';
  const isOver = async () => {
    const { phases, text } = await page.evaluate(() => ({
      phases: [...document.querySelectorAll('[data-phase]')].map((part) => part.getAttribute('data-phase') ?? ''),
      text: document.body.innerText,
    }));
    const isStill = text === before && text !== '';
    before = text;
    return phases.length > 0 ? phases.every((phase) => OVER.includes(phase)) : isStill;
  };
  await expect.poll(isOver, { timeout: 90_000, intervals: [100, 250, 500, 1500] }).toBe(true);
}

/** Reads every text of the page, also those that only a screen reader says, and every picture without a word or a mark. */
const read = (page: Page) =>
  page.evaluate(() => {
    const ATTRIBUTES = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'value', 'placeholder'];
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const tag = node.parentElement?.tagName ?? '';
      if (tag !== 'SCRIPT' && tag !== 'STYLE') texts.push(node.nodeValue ?? '');
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ATTRIBUTES) texts.push(element.getAttribute(name) ?? '');
      for (const name of ['d', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'transform', 'cx', 'cy']) {
        const value = element.getAttribute(name);
        if (value && /NaN|undefined|Infinity/.test(value)) texts.push(`${element.tagName} ${name}=${value}`);
      }
    }
    const charts = [...document.querySelectorAll('[data-testid^=chart-]')].map((panel) => {
      const image = panel.querySelector('[role=img], [role=application]');
      const isTable = panel.querySelector('table') !== null;
      const canvas = panel.querySelector('canvas');
      const drawn = (() => {
        if (!canvas || canvas.width === 0) return false;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
        copy?.drawImage(canvas, 0, 0);
        return copy?.getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0) === true;
      })();
      const svgTexts = [...panel.querySelectorAll('svg text')].map((text) => text.textContent).join(' ');
      return {
        name: panel.getAttribute('data-testid'),
        label: image?.getAttribute('aria-label'),
        isTable,
        drawn,
        svgTexts,
      };
    });
    return { texts: texts.map((text) => text.trim()).filter((text) => text !== ''), charts };
  });

/** What no person should read. */
const STRANGE = /\bNaN\b|\bundefined\b|Infinity|\[object |\bnull\b|�|∞/;
/** The limit of wide networks, by its names. */
const LIMIT = /n = ∞|N → ∞/g;

for (let first = 0; first < LINKS.length; first += A_GROUP) {
  test(`experiments ${first} to ${first + A_GROUP - 1} of 300 drawn ones`, longIf(first > 0), async ({ page }) => {
    test.setTimeout(600_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    for (const [at, link] of LINKS.slice(first, first + A_GROUP).entries()) {
      await test.step(`${first + at}: ${link}`, async () => {
        await page.goto(`about:blank`);
        await page.goto(`./${link}`);
        await settles(page);
        const { texts, charts } = await read(page);
        expect
          .soft(
            texts.filter((text) => STRANGE.test(text.replace(LIMIT, ''))),
            `${first + at}: ${link}`,
          )
          .toEqual([]);
        for (const { name, label, isTable, drawn, svgTexts } of charts) {
          if (isTable) continue;
          const isSaid = /[a-z]{3} [a-z]|[\u3041-\u30fa]{3}/i.test(svgTexts) || drawn;
          expect.soft(isSaid, `${first + at}: ${name} is empty (${label}): ${link}`).toBe(true);
        }
        expect.soft(problems, `${first + at}: ${link}`).toEqual([]);
        problems.length = 0;
      });
    }
  });
}
