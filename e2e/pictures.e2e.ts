import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { comparisonPage, expectNoSidewaysScroll, SIZES, SPIRALS } from './comparison-page.ts';
import { inspectorPage } from './inspector-page.ts';
import { FURTHER, longIf } from './long.ts';

for (const { width, height, isLong } of SIZES) {
  const title = `at ${width} px, units are chosen on both sides, and the surfaces have their lines`;
  test(title, longIf(isLong || width > 600, FURTHER), async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = comparisonPage(page);
    await lab.open(`${SPIRALS}&gamma0=0.01&right.gamma0=10`);
    await lab.reachStep(200);
    await lab.press(/^Pause/);
    const [lazy, rich] = [lab.column(/lazy/), lab.column(/rich/)];
    await rich.getByRole('button', { name: /^5 moved most here: choose these units of this side/ }).click();
    for (const side of [lazy, rich]) {
      await expect(side.getByTestId('learned-function')).toContainText('z = 0');
      await expect(side.getByTestId('moved-features').getByRole('application')).toHaveAccessibleName(/ 5 chosen\.$/);
    }
    const units = lazy.getByTestId('moved-features').getByRole('application');
    await units.focus();
    await page.keyboard.press('End');
    await expect(lazy.getByTestId('moved-features').getByRole('status')).toHaveText(/^Unit 64 of 64: at .*moved by/);
    const isChosen = await units.getAttribute('aria-label');
    await page.keyboard.press('Enter');
    await expect(units).not.toHaveAccessibleName(isChosen ?? '');
    await page.keyboard.press('Escape');
    for (const side of [lazy, rich]) await expect(side.getByTestId('learned-function')).not.toContainText('z = 0');
    await expectNoSidewaysScroll(page);
    const { violations } = await new AxeBuilder({ page }).include('[data-testid=moved-features]').analyze();
    expect(violations).toEqual([]);
    expect(lab.problems).toEqual([]);
  });
}

test('the layer that is chosen is the one whose features are shown, in the inspector and beside the network', async ({
  page,
}) => {
  const lab = comparisonPage(page);
  const inspector = inspectorPage(page);
  await lab.open(SPIRALS);
  await lab.reachStep(50);
  await expect(page.getByLabel('The layer whose features are shown')).toHaveValue('1');
  await inspector.open('layer 2');
  const features = inspector.panel.getByTestId('inspector-features');
  await expect(features).toContainText('Layer 2');
  await expect(features.getByRole('img')).toHaveAccessibleName(
    /of the features of layer 2\. In this plane they have moved by/,
  );
  await inspector.choose('1');
  await expect(features.getByRole('application')).toHaveAccessibleName(/^The 64 units of the first layer/);
  await inspector.choose('2');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('The layer whose features are shown')).toHaveValue('2');
  await expect(page.getByTestId('moved-features').getByRole('img')).toHaveAccessibleName(/layer 2/);
  expect(lab.problems).toEqual([]);
});
