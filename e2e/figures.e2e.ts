import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { comparisonPage, expectNoSidewaysScroll, SPIRALS } from './comparison-page.ts';
import { longIf } from './long.ts';

const SIZES = [
  { width: 1280, height: 720, isLong: false },
  { width: 390, height: 844, isLong: true },
] as const;
const PNG = [137, 80, 78, 71, 13, 10, 26, 10];

/** Presses a button of the menu that saves a file; returns the file's name and its bytes. */
async function saved(page: Page, button: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

for (const { width, height, isLong } of SIZES) {
  test(
    `at ${width} px, the loss of a comparison is saved with title, settings and link`,
    longIf(isLong),
    async ({ page, context }) => {
      await page.setViewportSize({ width, height });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const lab = comparisonPage(page);
      await lab.open(`${SPIRALS}&gamma0=0.01&right.gamma0=10`);
      await lab.reachStep(50);
      await lab.press(/^Pause/);
      await page.getByRole('button', { name: 'Save picture: Loss' }).click();
      const menu = page.getByRole('dialog', { name: 'Save picture: Loss' });
      await expect(menu.getByRole('img', { name: 'The figure: Loss' })).toBeVisible();
      await menu.getByText('1 column').click();

      const svg = await saved(page, /^Save as SVG/);
      expect(svg.name).toMatch(/^loss-lazy-rich-step-\d+-1-column\.svg$/);
      const text = svg.bytes.toString('utf8');
      expect(text).toContain('width="3.25in"');
      expect(text).toContain('<title>Loss</title>');
      expect(text).toMatch(/<dc:description>Loss at step [\d,]+: .*lazy: γ₀ 0\.01; rich: γ₀ 10\.<\/dc:description>/);
      const link = /<dc:source>([^<]*)<\/dc:source>/.exec(text)?.[1].replaceAll('&amp;', '&') ?? '';
      expect(link).toContain('right.gamma0=10');
      // Both networks are named in the picture, which has their colours.
      expect(text).toMatch(/<text [^>]*>(?:1 )?lazy<\/text>/);
      expect(text).toMatch(/<text [^>]*>(?:2 )?rich<\/text>/);

      const png = await saved(page, /^Save as PNG/);
      expect(png.name).toBe(svg.name.replace('.svg', '.png'));
      expect([...png.bytes.subarray(0, 8)]).toEqual(PNG);
      // 3.25 inches at 300 pixels an inch.
      expect(png.bytes.readUInt32BE(16)).toBe(975);
      expect(png.bytes.includes(link)).toBe(true);

      await menu.getByRole('button', { name: 'Copy picture' }).click();
      await expect(menu.getByRole('status')).toHaveText('The picture is in the clipboard.');
      const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
      expect(kinds).toEqual(['image/png']);

      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(violations).toEqual([]);
      await page.keyboard.press('Escape');
      await expectNoSidewaysScroll(page);
      expect(lab.problems).toEqual([]);

      await lab.open(link.slice(link.indexOf('#')));
      await expect(lab.column(/rich/)).toBeVisible();
    },
  );
}
