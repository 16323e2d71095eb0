import { expect, test } from '@playwright/test';
import { labPage } from './lab-page.ts';

test('the tour comes on the first visit to the empty address, and never again', async ({ page }) => {
  // Else the page takes this for automation, in whose way it stays out.
  await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }));
  const lab = labPage(page);
  const tour = page.locator('[data-tour-card]');
  await lab.open();
  await expect(tour).toContainText('1 of 5');
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);
  const step = await lab.step();
  await lab.reachStep(step + 1);
  await page.reload();
  await lab.reachStep(1);
  // The time after which it would come, and more.
  await page.waitForTimeout(5000);
  await expect(tour).toHaveCount(0);
  expect(lab.problems).toEqual([]);
});
