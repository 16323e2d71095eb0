import { expect, test, type Page } from '@playwright/test';
import { labPage } from './lab-page.ts';
import { longIf } from './long.ts';

const SIZES = [
  { width: 1280, height: 720, isLong: false },
  { width: 1920, height: 1080, isLong: true },
];
/** The smallest text on a projector, in px on the screen. */
const LEAST = 18;
const TWO = '#v=1&task=planar&gamma0=0.01&right.gamma0=10&width=32&steps=10000000';
const ONE = '#v=1&task=planar&width=16&steps=10000000';

const title = (page: Page) => page.getByTestId('present').getByRole('heading', { level: 1 });
const things = (page: Page) => page.getByTestId('present').getByText(/^\d \/ \d$/);

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
    await page.setViewportSize(size);
    await page.goto(`./?present=1${TWO}`);
    await lab.reachStep(1);
    await expect(title(page)).toBeFocused();
    for (let number = 1; number <= 6; number++) {
      await expect(things(page)).toHaveText(`${number} / 6`);
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
    await expect(page.getByTestId('present')).toBeHidden();
    await page.keyboard.press('p');
    await expect(page.getByTestId('present')).toBeVisible();
    expect(lab.problems).toEqual([]);
  });

test('a talk of two links goes from the last thing of one to the first of the other, and back', async ({ page }) => {
  const lab = labPage(page);
  await page.setViewportSize(SIZES[0]);
  await page.goto(`./?present=1${ONE}`);
  await page.getByRole('button', { name: /^Talk/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Talk' });
  await dialog.getByLabel(/^Links to add/).fill(`A narrow one: ${ONE}\nSide by side ${TWO}`);
  await dialog.getByRole('button', { name: 'Add these links' }).click();
  await dialog.getByLabel('Note on experiment 2, for you alone').fill('Ask them first.');
  await dialog.getByRole('button', { name: 'Give this talk' }).click();
  await expect(title(page)).toHaveText(/^A narrow one/);
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  await expect(title(page)).toHaveText(/^Side by side: The functions that both/);
  await expect(page.getByText('2 of 2')).toBeVisible();
  expect(lab.hash()).toContain('right.gamma0=10');
  await expect(page.getByText('Ask them first.')).toBeHidden();
  await page.keyboard.press('n');
  await expect(page.getByText('Ask them first.')).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(things(page)).toHaveText('6 / 6');
  expect(lab.hash()).not.toContain('right.gamma0');
  expect(lab.problems).toEqual([]);
});
