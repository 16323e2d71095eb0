/** What a person reads of any experiment is words and numbers, and nothing is empty without a reason. */
import { expect, test, type Page } from '@playwright/test';
import { drawnLinks } from './drawn-links.ts';
import { FURTHER, longIf } from './long.ts';
import { readTexts, strangeOf } from './page-texts.ts';

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

for (let first = 0; first < LINKS.length; first += A_GROUP) {
  test(
    `experiments ${first} to ${first + A_GROUP - 1} of 300 drawn ones`,
    longIf(first > 0, FURTHER),
    async ({ page }) => {
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
          const { texts, charts } = await readTexts(page);
          expect.soft(strangeOf(texts), `${first + at}: ${link}`).toEqual([]);
          for (const { name, label, isTable, drawn, svgTexts } of charts) {
            if (isTable) continue;
            const isSaid = /[a-z]{3} [a-z]|[\u3041-\u30fa]{3}/i.test(svgTexts) || drawn;
            expect.soft(isSaid, `${first + at}: ${name} is empty (${label}): ${link}`).toBe(true);
          }
          expect.soft(problems, `${first + at}: ${link}`).toEqual([]);
          problems.length = 0;
        });
      }
    },
  );
}
