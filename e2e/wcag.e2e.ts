import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { findCutOff, findOverlaps, findShortened } from './cut-off.ts';
import { labPage } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { PLACES, SMALL, visit } from './places.ts';
import { setWideSpacing } from './wide-spacing.ts';

/**
 * Desks, a phone, and the two windows that 1280 x 720 at 200 % and 1280 x 1024 at 400 % leave. Each size, theme and language
 * with each place, but not with each other: all of them would take a quarter of an hour.
 */
const SCREENS = [
  { width: 1440, height: 900, colorScheme: 'light', language: 'en' },
  { width: 1280, height: 720, colorScheme: 'dark', language: 'ja' },
  { width: 640, height: 360, colorScheme: 'light', language: 'en' },
  { width: 390, height: 844, colorScheme: 'dark', language: 'en' },
  { width: 320, height: 256, colorScheme: 'light', language: 'ja' },
] as const;

/** Returns the texts that can't be read in full. */
const lostTexts = async (page: Page) =>
  (await Promise.all([findCutOff(page), findOverlaps(page), findShortened(page)])).flat();

for (const { width, height, colorScheme, language } of SCREENS) {
  const title = `axe finds nothing, and no text is lost by wide spacing: ${language}, ${width} x ${height}, ${colorScheme}`;
  test.describe(title, longIf(true), () => {
    test.use({ viewport: { width, height }, colorScheme });
    for (const [name, place] of Object.entries(PLACES))
      test(name, async ({ page }) => {
        await visit(page, place, language);
        expect.soft(await axeFindings(page)).toEqual([]);
        expect.soft(await lostTexts(page)).toEqual([]);
        await setWideSpacing(page);
        expect.soft(await lostTexts(page)).toEqual([]);
      });
  });
}

test('axe finds nothing against WCAG 2.2 AA in a comparison', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await visit(page, PLACES.comparison, 'en');
  expect(await axeFindings(page)).toEqual([]);
});

test('where the system forces colours, what is chosen, on and focused can be seen', FURTHER, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const lab = labPage(page);
  await lab.open(SMALL);
  await lab.reachStep(3);
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  const chosen = await ground('[role=radiogroup] label:has(:checked)');
  expect(chosen).not.toBe(await ground('[role=radiogroup] label:not(:has(:checked))'));
  const toggle = page.getByRole('button', { name: 'Loss: logarithmic values' });
  const before = await toggle.evaluate((element) => getComputedStyle(element).backgroundColor);
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).not.toHaveCSS('background-color', before);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).not.toHaveCSS('outline-style', 'none');
  const slider = page.getByRole('slider', { name: 'Width' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  const thumb = page.locator('[data-focus-visible]').first();
  await expect(thumb).not.toHaveCSS('outline-style', 'none');
  // Curves and pictures keep their colours on their own ground.
  await expect(page.locator('[data-chart]').first()).toHaveCSS('forced-color-adjust', 'none');
});

test('on a phone, what gets the focus is not under the bars at the foot', FURTHER, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, PLACES.training, 'en');
  const covered: string[] = [];
  for (const button of await page.locator('#charts button:visible').all()) {
    const name = await button.evaluate((element: HTMLElement) => {
      element.focus();
      const { left, top, width, height } = element.getBoundingClientRect();
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(found) ? null : element.ariaLabel;
    });
    if (name !== null) covered.push(name);
  }
  expect(covered).toEqual([]);
});
