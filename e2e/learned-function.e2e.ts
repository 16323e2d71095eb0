import { expect, test } from '@playwright/test';
import { comparisonPage } from './comparison-page.ts';
import { longIf } from './long.ts';

const CURVE =
  '#v=1&task=curve&width=64&depth=2&activation=tanh&bias=true&lr=0.05&batch=full&steps=10000000&gamma0=0.01&right.gamma0=10';
const STAIRCASE =
  '#v=1&task=staircase&width=128&depth=2&activation=tanh&bias=true&lr=0.1&batch=64&steps=10000000&gamma0=0.01&right.gamma0=10';

test('the lazy twin is drawn beside the curves of both sides once it is trained, and in the past', async ({ page }) => {
  const lab = comparisonPage(page);
  await lab.open(CURVE);
  const pictures = page.getByTestId('learned-function').getByRole('img');
  const twin = page.getByRole('button', { name: /^Draw the fit of the lazy twin/ });
  await expect(twin.first()).toHaveAccessibleName(/the run starts again/);
  await twin.first().click();
  for (const side of [0, 1])
    await expect(pictures.nth(side)).toHaveAttribute('aria-label', /lazy twin” is [\d.]+ away/);
  await lab.reachStep(20);
  await lab.press(/^Pause/);
  await page.getByRole('slider', { name: 'Time', exact: true }).press('Home');
  await expect(page.getByTestId('step')).toHaveAttribute('data-step', '0');
  for (const side of [0, 1])
    await expect(pictures.nth(side)).toHaveAttribute('aria-label', /lazy twin” is [\d.]+ away/);
  const limit = page.getByRole('button', { name: /^Draw the fit of the network of infinite width/ });
  for (const side of [0, 1]) {
    await expect(limit.nth(side)).toBeDisabled();
    await expect(limit.nth(side)).toHaveAccessibleDescription(/There is no “n = ∞” here: .* without biases/);
  }
  expect(lab.problems).toEqual([]);
});

test('a rich network finds the inputs of a staircase in every layer', longIf(true), async ({ page }) => {
  const lab = comparisonPage(page);
  await lab.open(STAIRCASE);
  await lab.reachStep(400);
  const shareOf = async (side: number, layer: number) => {
    const said = await page.getByTestId('learned-function').getByRole('img').nth(side).getAttribute('aria-label');
    return Number(new RegExp(`layer ${layer} ([\\d.]+)`).exec(said ?? '')?.[1]);
  };
  for (const layer of [1, 2]) {
    await expect.poll(() => shareOf(1, layer)).toBeGreaterThan(0.35);
    expect(await shareOf(0, layer)).toBeLessThan(0.2);
  }
});
