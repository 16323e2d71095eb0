import { expect, test } from '@playwright/test';
import { labPage } from './lab-page.ts';

/** Steps that every run measures, whatever the clock says. */
const COMMON_STEPS = [0, 1, 2, 8, 32, 64];

test('the link of an experiment gives the same loss in a second tab, to the last bit', async ({ page, context }) => {
  const first = labPage(page);
  await first.open();
  await first.nudge('Width', 'ArrowLeft');
  await first.nudge('Depth', 'ArrowLeft');
  await first.nudge('Richness', 'ArrowRight');
  await expect.poll(() => page.url()).toContain('gamma0=');
  const link = page.url();
  await first.reachStep(80);

  const second = await context.newPage();
  const other = labPage(second);
  await second.goto(link);
  await other.reachStep(80);

  const [here, there] = [await first.table('loss'), await other.table('loss')];
  for (const step of COMMON_STEPS) {
    expect(here.get(step)?.[0]).toMatch(/\d/);
    expect(there.get(step)).toEqual(here.get(step));
  }
});

test('a link with mistakes opens all the same, and says what was wrong', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=99999&colour=red&depth=2');
  await expect(lab.linkNotices).toContainText('width');
  await expect(lab.linkNotices).toContainText('colour');
  await expect(lab.scalingTable).toContainText('256');
  await lab.reachStep(5);
  expect(lab.problems).toEqual([]);
});

test('the address follows the back button', async ({ page }) => {
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
