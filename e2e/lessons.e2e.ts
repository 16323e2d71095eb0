import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { labPage } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const LIST = '#v=1&view=lesson';
/** More stops than any lesson has. */
const MOST_STOPS = 200;

/** Presses Tab, or Shift+Tab, until an element has the focus. */
async function goTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await target.waitFor();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < MOST_STOPS && !(await isThere()); stops++) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

test('a lesson is read, tried, run and left by keyboard alone', async ({ page }) => {
  const lab = labPage(page);
  await lab.open(LIST);
  await goTo(page, page.getByRole('link', { name: 'Lazy or rich?' }));
  await page.keyboard.press('Enter');
  const lesson = page.getByRole('article', { name: 'Lazy or rich?' });
  await expect(lesson).toBeFocused();

  const tryThis = lesson.locator('a[href^="#"]').first();
  await goTo(page, tryThis);
  await page.keyboard.press('Enter');
  await expect(tryThis).toHaveAttribute('aria-current', 'true');
  await expect(lesson).toBeVisible();
  await lab.reachStep(5);

  await goTo(page, lesson.getByRole('button', { name: 'Quick version' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(lesson.getByRole('progressbar')).toBeVisible();
  const measured = lesson.getByTestId('claim').filter({ hasText: /(Reproduced|Not reproduced)( so far)?.*here/ });
  await expect(measured.first()).toBeVisible({ timeout: 40_000 });
  await goTo(page, lesson.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Enter');
  await expect(lesson.getByRole('button', { name: 'Run it here' })).toBeVisible();

  await goTo(page, lesson.getByRole('button', { name: /^Next:/ }));
  await page.keyboard.press('Enter');
  await expect(lesson).toBeHidden();
  await expect(page.getByRole('article')).toBeFocused();
  expect(page.url()).toContain('view=lesson&lesson=');
  expect(lab.problems).toEqual([]);
});

test('a link to a lesson sets the lab to what it says, and back from the full lab nothing is lost', async ({
  page,
}) => {
  const lab = labPage(page);
  await lab.open(`${LIST}&lesson=lazy-or-rich&width=32`);
  const width = page.getByRole('slider', { name: 'Width', exact: true });
  const widthOf = () => width.getAttribute('aria-valuetext');
  await expect.poll(widthOf).toBe('32');
  await page.getByRole('button', { name: 'Open in the full lab' }).click();
  await expect(page.getByRole('article')).toBeHidden();
  await page.getByText('Lessons', { exact: true }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await expect.poll(widthOf).toBe('32');

  // The link of another lesson, put into the address bar.
  const experiment = page.getByTestId('beside-experiment');
  const before = await experiment.textContent();
  await page.evaluate((hash) => void (location.hash = hash), `${LIST}&lesson=alignment`);
  await expect(page.getByRole('article')).toHaveAttribute('data-lesson', 'alignment');
  await expect(experiment).toContainText('Chain');
  await page.goBack();
  await expect.poll(widthOf).toBe('32');
  await expect(experiment).toHaveText(before ?? '');
});

test(
  'a recorded figure is saved by its own name, without the network and the step of the lab beside it',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open(`${LIST}&lesson=lazy-or-rich&width=32`);
    await lab.reachStep(5);
    await page.getByRole('button', { name: 'Save picture: How far the features move' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save as SVG/ }).click();
    expect((await download).suggestedFilename()).toBe('lazy-or-rich-movement.svg');
    expect(lab.problems).toEqual([]);
  },
);

test('on a phone the link of a lesson shows its run at once', FURTHER, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = labPage(page);
  await lab.open(`${LIST}&lesson=lazy-or-rich`);
  const curve = page.getByTestId('chart-movement').getByRole('img');
  await expect(curve).toBeInViewport({ ratio: 0.9 });
  await lab.reachStep(10);
  await page.getByRole('button', { name: 'Show the lab' }).click();
  await expect(page.getByRole('slider', { name: 'Richness', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Hide the lab' }).click();
  await expect(curve).toBeHidden();
});

test('on a phone a lesson on the sharpness shows the chart that has it', FURTHER, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await labPage(page).open(`${LIST}&lesson=edge-of-stability`);
  await expect(page.getByTestId('chart-loss').getByText('at the edge')).toBeInViewport();
  await expect(page.getByTestId('chart-movement')).toBeHidden();
  await page.getByRole('button', { name: 'Show the lab' }).click();
  await expect(page.getByTestId('chart-movement')).toBeVisible();
});

test('a prior beside a text is marked at its link, and is there again on the way back', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(`${LIST}&lesson=deep-linear`);
  const four = page.getByRole('link', { name: 'four', exact: true });
  await expect(four).not.toHaveAttribute('aria-current', 'true');
  await four.click();
  await expect(four).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('article a[aria-current]')).toHaveCount(1);
  await page.getByRole('button', { name: /^Next:/ }).click();
  await expect.poll(() => page.url()).toContain('lesson=coordinate-check&');
  await expect(page.getByRole('slider', { name: 'Richness', exact: true })).toBeVisible();
  await page.goBack();
  await expect(four).toHaveAttribute('aria-current', 'true');
  expect(lab.problems).toEqual([]);
});

const SCREENS = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

for (const { colorScheme, ...size } of SCREENS) {
  const title = `axe finds nothing in the list and in a lesson on a ${colorScheme} screen ${size.width} wide`;
  test(title, longIf(size.width > 600, FURTHER), async ({ page }) => {
    const findings = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html]);
    const lab = labPage(page);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await lab.open(LIST);
    const link = page.getByRole('link', { name: 'Lazy or rich?' });
    await expect(link).toBeVisible();
    expect(await findings()).toEqual([]);
    await link.click();
    await expect(page.getByTestId('figure').first()).toBeVisible();
    const sheet = page.getByRole('button', { name: 'Show the lab' });
    if (await sheet.isVisible()) await sheet.click();
    await lab.press(/^Pause/);
    await page.evaluate(() => document.fonts.ready.then(() => null));
    expect(await findings()).toEqual([]);
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(sideways).toBe(0);
  });
}
