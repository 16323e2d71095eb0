import { expect, test } from '@playwright/test';
import { findCutOff } from './cut-off.ts';
import { FURTHER, longIf } from './long.ts';
import { help as english } from '../src/words/en/help.ts';
import { page as englishPage } from '../src/words/en/page.ts';
import { help as japanese } from '../src/words/ja/help.ts';
import { page as japanesePage } from '../src/words/ja/page.ts';

test('The page speaks the language of the address, and keeps that of its switch', async ({ page }) => {
  const html = page.locator('html');
  await page.goto('./?lang=ja#v=1&width=32');
  await expect(html).toHaveAttribute('lang', 'ja');
  await page.getByRole('button', { name: japanesePage.help }).click();
  await page.getByRole('button', { name: 'English' }).click();

  await expect(html).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/\/#v=1&width=32/);
  await page.getByRole('button', { name: englishPage.help }).click();
  await expect(page.getByRole('dialog', { name: english.title })).toBeVisible();
});

test.describe('A Japanese browser', () => {
  test.use({ locale: 'ja-JP' });

  for (const [width, height] of [
    [390, 844],
    [1280, 720],
  ]) {
    test(
      `reads Japanese, and nothing is cut off, at ${width} x ${height}`,
      longIf(width > 390, FURTHER),
      async ({ page }) => {
        await page.setViewportSize({ width, height });
        await page.goto('./');
        await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
        await page.getByRole('button', { name: japanesePage.help }).click();
        const help = page.getByRole('dialog', { name: japanese.title });
        // The keys are the dialog's once it has the focus.
        await expect(help.locator(':focus').or(page.locator('[role=dialog]:focus'))).toHaveCount(1);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect.poll(() => findCutOff(page)).toEqual([]);
      },
    );
  }
});
