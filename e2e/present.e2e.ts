import { expect, test, type Page } from '@playwright/test';
import { labPage } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { presentPage } from './present-page.ts';
import { PRIOR_MEASURES } from '../src/config/prior-report.ts';
import { LESSON_IDS } from '../src/lessons/lesson-ids.ts';

const SIZES = [
  { width: 1280, height: 720, isLong: false },
  { width: 1920, height: 1080, isLong: true },
];
/** The smallest text on a projector, in px on the screen. */
const LEAST = 18;
const TWO = '#v=1&task=planar&gamma0=0.01&right.gamma0=10&width=32&steps=10000000';
const ONE = '#v=1&task=planar&width=16&steps=10000000';

/** Returns the texts that are seen on the screen with less than so many px. */
const smallTexts = (page: Page, least: number) =>
  page.getByTestId('present').evaluate((present, smallest) => {
    const laidOut = present.firstElementChild as HTMLElement;
    const scale = laidOut.getBoundingClientRect().width / laidOut.offsetWidth;
    return [...present.querySelectorAll('*')].flatMap((element) => {
      const isText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const { width, height } = element.getBoundingClientRect();
      if (!isText || width < 2 || height < 2 || !element.checkVisibility({ visibilityProperty: true })) return [];
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      return size < smallest ? [`${element.textContent} ${size}`] : [];
    });
  }, least);

for (const { isLong, ...size } of SIZES)
  test(`a projector of ${size.width} px shows one thing at a time in large type`, longIf(isLong), async ({ page }) => {
    const lab = labPage(page);
    const { title, place, view } = presentPage(page);
    await page.setViewportSize(size);
    await page.goto(`./?present=1${TWO}`);
    await lab.reachStep(1);
    await expect(title).toBeFocused();
    for (let number = 1; number <= 6; number++) {
      await expect(place).toHaveText(`${number} / 6`);
      expect(await smallTexts(page, LEAST)).toEqual([]);
      await page.keyboard.press('PageDown');
    }
    await page.keyboard.press('3');
    await expect(page.getByTestId('chart-movement')).toBeVisible();
    await page.keyboard.press('PageUp');
    await expect(page.getByTestId('moved-features')).toHaveCount(2);
    await page.keyboard.press('s');
    await expect(page.locator('section[data-faint]')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(view).toBeHidden();
    await page.keyboard.press('p');
    await expect(view).toBeVisible();
    expect(lab.problems).toEqual([]);
  });

test(
  'all numbers of random networks are seen on a projector at once, with what is to be known of them',
  FURTHER,
  async ({ page }) => {
    const present = presentPage(page);
    await page.setViewportSize(SIZES[0]);
    // So deep and narrow that numbers and words are longest.
    await page.goto('./?present=1#v=1&view=prior&depth=100&width=10&networks=1000');
    await expect(present.place).toHaveText('1 / 2');
    await present.next();
    const rows = page.locator('[data-measure]');
    await expect(rows).toHaveCount(PRIOR_MEASURES.length);
    await expect(page.getByTestId('prior-story')).toContainText('With tails this heavy');
    for (const shown of [...(await rows.all()), page.getByTestId('prior-story')])
      await expect(shown).toBeInViewport({ ratio: 1 });
    expect(await smallTexts(page, LEAST)).toEqual([]);
    // Neither lines nor two networks: the spotlight is a circle.
    await page.keyboard.press('s');
    await expect(page.getByTestId('spotlight')).toBeVisible();
  },
);

test('a talk of two links goes from the last thing of one to the first of the other, and back', async ({ page }) => {
  const lab = labPage(page);
  const present = presentPage(page);
  await page.setViewportSize(SIZES[0]);
  await page.goto(`./?present=1${ONE}`);
  await present.addLinks([`A narrow one: ${ONE}`, `Side by side ${TWO}`]);
  await present.talk.getByLabel('Note on experiment 2, for you alone').fill('Ask them first.');
  await present.give();
  await expect(present.title).toHaveText(/^A narrow one/);
  await present.nextExperiment();
  await expect(present.title).toHaveText(/^Side by side: The functions that both/);
  await expect(page.getByText('2 of 2')).toBeVisible();
  expect(lab.hash()).toContain('right.gamma0=10');
  await expect(page.getByText('Ask them first.')).toBeHidden();
  await page.keyboard.press('n');
  await expect(page.getByText('Ask them first.')).toBeVisible();
  await present.previous();
  await expect(present.place).toHaveText('6 / 6');
  expect(lab.hash()).not.toContain('right.gamma0');
  expect(lab.problems).toEqual([]);
});

test('an experiment of a talk holds the flags of its link, and the next one its own', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const present = presentPage(page);
  await page.setViewportSize(SIZES[0]);
  await page.goto(`./?present=1&theme=light${ONE}`);
  await present.addLinks([
    `Held: https://lab.example/?embed=1&present=1&show=loss&lock=width&hide=runs&start=paused&theme=dark${ONE}&depth=2`,
    `Free: ${ONE}&depth=1`,
    `A lesson: https://lab.example/?lesson=2`,
  ]);
  await expect(present.talk.getByRole('status')).toHaveText(/^3 links are added\. Left out: embed, present, show\./);
  await expect(present.talk).toContainText('With hide=runs&lock=width&start=paused&theme=dark');
  await present.give();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await present.leave();
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  await expect(page.getByTestId('step')).toHaveAttribute('data-step', '0');
  await expect(page.getByRole('slider', { name: 'Width', exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Runs/ })).toHaveCount(0);

  await page.keyboard.press('p');
  await present.nextExperiment();
  await expect(present.title).toHaveText(/^Free/);
  await lab.reachStep(5);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await present.leave();
  await expect(page.getByRole('slider', { name: 'Width', exact: true })).toBeEnabled();
  await expect(page.getByRole('button', { name: /^Runs/ })).toBeVisible();

  await page.keyboard.press('p');
  await present.nextExperiment();
  await expect(present.title).toHaveText(/^A lesson/);
  expect(lab.hash()).toContain('lesson=');
  expect(lab.problems).toEqual([]);
});

test('a file of a talk with flags that make no sense there is refused in a sentence', FURTHER, async ({ page }) => {
  const present = presentPage(page);
  await page.goto(`./?present=1${ONE}`);
  const items = [{ link: ONE }, { link: `?embed=1&show=loss${ONE}` }];
  await present.openTalk('talk.json', JSON.stringify({ kind: 'talk', version: 1, items }));
  await expect(labPage(page).linkNotices).toContainText(
    'items[1].link has embed, show, which makes no sense in a talk: it is shown for a projector',
  );
});

for (const language of ['en', 'ja'])
  for (const id of LESSON_IDS)
    test(
      `every part of a lesson fits on a projector: ${id}, ${language}`,
      longIf(id !== 'lazy-or-rich' || language !== 'ja', FURTHER),
      async ({ page }) => {
        const lab = labPage(page);
        const present = presentPage(page);
        await page.setViewportSize(SIZES[0]);
        await page.goto(`./?present=1&lang=${language}#v=1&view=lesson&lesson=${id}`);
        await expect(present.place).toHaveText(/ \d\d$/);
        const count = await present.count();
        for (let number = 1; number <= count; number++) {
          await expect(present.place).toHaveText(`${number} / ${count}`);
          await expect.poll(present.tooLarge, `part ${number}`).toEqual([]);
          await present.next();
        }
        expect(lab.problems).toEqual([]);
      },
    );
