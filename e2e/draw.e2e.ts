import { expect, test } from '@playwright/test';
import { comparisonPage } from './comparison-page.ts';
import { WITHOUT_END } from './lab-page.ts';
import { longIf } from './long.ts';

const PLANAR = `#v=1&task=planar&samples=60&width=32&depth=1&activation=tanh&batch=full&lr=0.02${WITHOUT_END}`;

for (const { name, link, isLong, hasTouch = false, ...viewport } of [
  { name: 'a laptop', link: PLANAR, width: 1440, height: 900, isLong: false },
  { name: 'a phone', link: PLANAR, width: 390, height: 844, hasTouch: true, isLong: true },
  { name: 'a projector, twice', link: `${PLANAR}&right.width=64`, width: 1280, height: 720, isLong: true },
]) {
  test.describe(`on ${name}`, longIf(isLong), () => {
    test.use({ viewport, hasTouch });

    test('points are drawn and taken back while a network trains, and while it rests', async ({ page }) => {
      const lab = comparisonPage(page);
      await lab.open(link);
      await lab.reachStep(20);
      await page
        .getByRole('button', { name: /^Draw points/ })
        .first()
        .click();
      const surface = page.getByTestId('draw-surface').first();
      await expect(surface).toHaveAccessibleName('Place points of two classes: 60 points');
      await lab.reachStep(50);

      const place = async (x: number, y: number) => {
        const box = await surface.boundingBox();
        if (!box) throw new Error('There is nothing to draw on.');
        const position = { x: x * box.width, y: y * box.height };
        await (hasTouch ? surface.tap({ position }) : surface.click({ position }));
      };
      const sentence = page.getByTestId('task-sentence');
      const before = await lab.step();
      await place(0.1, 0.2);
      await expect(surface).toHaveAccessibleName(/61 points/);
      if ((await sentence.count()) > 0) await expect(sentence).toContainText('61 training points');
      await expect(page.getByTestId('chart-loss')).toContainText('61 points');
      await lab.reachStep(before + 50);

      await lab.press(/^Pause/);
      await expect(page.getByText('paused').first()).toBeVisible();
      const paused = await lab.step();
      expect(paused).toBeGreaterThan(before);
      await place(0.8, 0.9);
      await expect(surface).toHaveAccessibleName(/62 points/);
      if ((await sentence.count()) > 0) await expect(sentence).toContainText('62 training points');
      await page
        .getByRole('button', { name: /^Take the last point back/ })
        .first()
        .click();
      await expect(surface).toHaveAccessibleName(/61 points/);
      await lab.undo();
      await expect(surface).toHaveAccessibleName(/62 points/);
      expect(await lab.step()).toBe(paused);
      expect(lab.hash()).toContain('points=p');

      await page.getByRole('slider', { name: 'Time', exact: true }).press('Home');
      await expect(page.getByTestId('step')).toHaveAttribute('data-step', '0');
      await expect(page.getByTestId('learned-function').first().locator('figcaption')).toContainText('step 0');
      await lab.press(/^Play/);
      await lab.reachStep(paused + 20);

      await page
        .getByRole('button', { name: /^Clear/ })
        .first()
        .click();
      await expect(page.getByTestId('run-status')).toContainText('no point yet');
      await expect(page.getByText('The run stopped')).toHaveCount(0);
      await place(0.3, 0.3);
      await lab.reachStep(20);
      await expect(surface).toHaveAccessibleName(/ 1 point$/);
      expect(lab.problems).toEqual([]);
    });
  });
}
