import { expect, test } from '@playwright/test';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

/** Steps that every run measures, however fast it is. */
const COMMON_STEPS = [0, 1, 2, 8, 32, 64];

test(
  'the link of an experiment gives the same loss in a second tab, to the last bit',
  longIf(true),
  async ({ page, context }) => {
    const first = labPage(page);
    await first.open('#v=1&width=64');
    await first.nudge('Width', 'ArrowLeft');
    await first.nudge('Depth', 'ArrowLeft');
    await first.nudge('Richness', 'ArrowRight');
    await expect.poll(() => page.url()).toContain('gamma0=');
    const link = page.url();
    await first.reachStep(80);
    // The second tab has the machine for itself.
    await first.press(/^Pause/);

    const second = await context.newPage();
    const other = labPage(second);
    await second.goto(link);
    await other.reachStep(80);

    const [here, there] = [await first.table('loss'), await other.table('loss')];
    for (const step of COMMON_STEPS) {
      expect(here.get(step)?.[0]).toMatch(/\d/);
      expect(there.get(step)).toEqual(here.get(step));
    }
  },
);

test('a link with mistakes opens all the same, and says what was wrong', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=99999&colour=red&depth=2');
  await expect(lab.linkNotices).toContainText('width');
  await expect(lab.linkNotices).toContainText('colour');
  await expect(lab.scalingTable).toContainText('256');
  await lab.reachStep(5);
  expect(lab.problems).toEqual([]);
});

test('the address follows the back button', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=32');
  await lab.reachStep(3);
  await page.evaluate(() => {
    location.hash = '#v=1&width=16';
  });
  await expect(lab.scalingTable).toContainText('16');
  await page.goBack();
  await expect(lab.scalingTable).toContainText('32');
});

test('back and forward lead through views and lessons, and what ran goes on where it was', async ({ page }) => {
  const lab = labPage(page);
  const width = page.getByLabel('Width, exact value');
  const list = page.getByRole('heading', { name: 'Lessons' });
  const lesson = page.getByRole('article', { name: 'Lazy or rich?' });
  await page.goto('about:blank');
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(3);
  await lab.press(/^Pause/);
  const [step, steps] = [await lab.step(), await page.evaluate(() => history.length)];

  await page.getByText('Lessons', { exact: true }).click();
  await expect(list).toBeVisible();
  await page.goBack();
  await expect(width).toHaveValue('32');
  // A run that began anew would pause at 0.
  expect(await lab.step()).toBeGreaterThanOrEqual(step);

  await page.goForward();
  await page.getByRole('link', { name: 'Lazy or rich?' }).click();
  await expect.poll(() => page.url()).toContain('lesson=lazy-or-rich&width=128');
  expect(await page.evaluate(() => history.length)).toBe(steps + 2);
  await page.goBack();
  await expect(list).toBeVisible();
  await page.goForward();
  await expect(lesson).toBeVisible();
  await page.goBack();
  await expect(list).toBeVisible();
  await page.goBack();
  await expect(width).toHaveValue('32');
  expect(new URL(page.url()).hash).toContain('#v=1&width=32');
  expect(lab.problems).toEqual([]);
});
