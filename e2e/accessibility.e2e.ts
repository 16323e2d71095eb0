import { expect, test } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { openControls } from './controls-sheet.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const SCREENS = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;

for (const { name, ...size } of SCREENS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const isLong = name !== 'wide' || colorScheme !== 'light';
    const title = `axe finds nothing on a ${name} ${colorScheme} screen, with settings, help and tour`;
    test(title, longIf(isLong, FURTHER), async ({ page }) => {
      // It looks at the whole page five times, which takes a busy machine more than a minute.
      test.slow();
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const lab = labPage(page);
      await lab.open(`#v=1&width=32${WITHOUT_END}`);
      await lab.reachStep(10);
      await lab.press(/^Pause/);
      expect(await axeFindings(page)).toEqual([]);
      await openControls(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'All settings' }).click();
      await expect(page.getByLabel('Seed', { exact: true }).first()).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
      // Folded text would not be looked at.
      await page
        .locator('details')
        .evaluateAll((sections) => sections.forEach((section) => section.setAttribute('open', '')));
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Show the tour again' }).click();
      await expect(page.getByRole('dialog')).toContainText('1 of 5');
      expect(await axeFindings(page)).toEqual([]);
    });
  }
}

test('one network or two fit one screen from 1280 x 720 on, and a phone never scrolls sideways', async ({ page }) => {
  const lab = labPage(page);
  await lab.open();
  await lab.reachStep(5);
  const overflow = () =>
    page.evaluate(() => {
      const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
      return { down: scrollHeight - clientHeight, sideways: scrollWidth - clientWidth };
    });
  expect(await overflow()).toEqual({ down: 0, sideways: 0 });
  // Nothing may grow because it measures its own size: two looks, some frames apart, must agree.
  await page.setViewportSize({ width: 1280, height: 720 });
  const before = await lab.step();
  await lab.reachStep(before + 50);
  expect(await overflow()).toEqual({ down: 0, sideways: 0 });
  await lab.lazyRich();
  await lab.reachStep(50);
  expect(await overflow()).toEqual({ down: 0, sideways: 0 });
  await lab.lazyRich();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(async () => (await overflow()).sideways).toBe(0);
});

test('the keyboard alone runs the lab', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(10);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  const paused = await lab.step();
  await page.keyboard.press('.');
  await expect.poll(lab.step).toBe(paused + 1);
  await page.keyboard.press('r');
  await expect.poll(lab.step).toBe(0);
  await page.keyboard.press('Space');
  await lab.reachStep(10);
});

test('on a phone the controls lie in a sheet below the pictures, which Escape closes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = labPage(page);
  await lab.open(`#v=1&width=32&gamma0=0.01&right.gamma0=10${WITHOUT_END}`);
  await lab.reachStep(3);
  await openControls(page);
  const sheet = page.getByRole('complementary', { name: 'Controls' });
  await expect(sheet.getByRole('heading', { name: 'Controls' })).toBeFocused();
  const top = (await sheet.boundingBox())?.y ?? 0;
  for (const picture of await page.getByTestId('learned-function').all()) {
    const box = await picture.boundingBox();
    expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThan(top);
    expect(box?.y).toBeGreaterThan(0);
  }
  const settings = sheet.getByRole('button', { name: 'All settings' });
  await settings.click();
  await expect(page.getByRole('heading', { name: 'All settings' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(settings).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Controls', exact: true })).toBeFocused();
});
