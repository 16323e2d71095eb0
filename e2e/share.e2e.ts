/** The dialog "Share": the link with its view, the QR code, the flags of a teacher. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { findCutOff } from './cut-off.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const SIZES = [
  { name: 'a phone', width: 390, height: 844, theme: 'dark' },
  { name: 'a small screen', width: 1280, height: 720, theme: 'light' },
  { name: 'a wide screen', width: 1920, height: 1080, theme: 'light' },
] as const;

for (const { name, width, height, theme } of SIZES) {
  test.describe(`on ${name}`, longIf(width > 1500, FURTHER), () => {
    test.use({ viewport: { width, height }, colorScheme: theme, permissions: ['clipboard-read', 'clipboard-write'] });

    test('what is shared opens as it was: view, step, rest and flags', async ({ page, context }) => {
      const lab = labPage(page);
      await lab.open(`#v=1&width=16&task=planar&fit=accuracy&right.width=8${WITHOUT_END}`);
      await lab.reachStep(20);
      await lab.press(/^Pause/);
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      const share = page.getByRole('dialog', { name: 'Share' });
      await expect(share.getByRole('textbox', { name: 'In short' })).toHaveValue(/width 16 against 8/);
      await expect(page.getByTestId('reader-sees')).toContainText('rests there');
      await share.getByText('Hide', { exact: true }).click();
      await share.getByRole('checkbox', { name: 'runs', exact: true }).check();
      await share.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
      expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
      expect(await findCutOff(page)).toEqual([]);

      await share.getByRole('button', { name: 'Fill the screen with the QR code' }).click();
      const code = page.getByRole('button', { name: 'Close the QR code' });
      await expect(code).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(code).toHaveCount(0);
      await share.getByRole('button', { name: 'Copy: Link' }).click();
      await expect(share.getByRole('status').last()).toHaveText('Link: copied.');

      const link = await page.evaluate(() => navigator.clipboard.readText());
      expect(link).toMatch(/\?hide=runs&theme=dark#v=1&.*&fit=accuracy&at=\d+&paused=1$/);
      const reader = await context.newPage();
      const theirs = labPage(reader);
      await reader.goto(link);
      await theirs.reachStep(20);
      await expect(reader.getByTestId('run-status').getByText('paused')).toBeVisible();
      await expect(reader.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expect(
        reader.getByRole('heading', { name: 'Accuracy' }).or(reader.getByLabel('Accuracy')).first(),
      ).toBeVisible();
      expect(theirs.problems).toEqual([]);
    });
  });
}

test('that its sender wants less motion is in no link, but the tick for rest is', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.open(`#v=1&width=16&task=planar${WITHOUT_END}`);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  const link = share.getByRole('textbox', { name: 'Link', exact: true });
  await expect(link).toHaveValue(/\/#v=1&(?!.*paused)/);
  await expect(page.getByTestId('reader-sees')).toContainText('The training begins at once, or with Play');
  await share.getByRole('checkbox', { name: 'At rest until the reader presses Play' }).check();
  await expect(link).toHaveValue(/\?start=paused#v=1&(?!.*paused)/);
  await expect(page.getByTestId('reader-sees')).toContainText('waits for Play');
});
