import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { inspectorPage } from './inspector-page.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

test('a layer of the network opens the inspector, and Escape leads back to it', async ({ page }) => {
  const lab = labPage(page);
  const inspector = inspectorPage(page);
  await lab.open('#v=1&width=32');
  await lab.reachStep(20);
  await inspector.open('layer 2');
  await expect(inspector.panel.getByRole('heading', { name: 'Layer 2' })).toBeVisible();
  await expect(page.getByTestId('matrix-nfm').getByRole('img')).toHaveAccessibleName(/^NFM, WᵀW, as a matrix: trace/);
  await expect(page.getByTestId('matrix-agop').getByRole('img')).toHaveAccessibleName(
    /^AGOP, WᵀKW, as a matrix: trace/,
  );
  for (const part of ['eigenvalues', 'overlaps', 'diagonals', 'singular-values', 'preactivations']) {
    await expect(page.getByTestId(`inspector-${part}`).getByRole('img').first()).toBeVisible();
  }

  await inspector.choose('readout');
  await expect(inspector.panel.getByRole('heading', { name: 'Readout' })).toBeVisible();
  await expect(page.getByTestId('inspector-preactivations')).toHaveAccessibleName('Outputs');
  await page.keyboard.press('Escape');
  await expect(inspector.panel).toHaveCount(0);
  await expect(inspector.layer('the readout')).toBeFocused();
  expect(lab.problems).toEqual([]);
});

test('its pictures are saved with the layer, the weights and the step that they are of', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const inspector = inspectorPage(page);
  await lab.open('#v=1&task=chain&width=16&depth=2&batch=full&steps=30');
  await lab.reachStep(30);
  await inspector.open('layer 2');
  const saved = async (title: string) => {
    await page.getByRole('button', { name: `Save picture: ${title}` }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save as SVG/ }).click();
    const file = await download;
    await page.keyboard.press('Escape');
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  // The ranks of eigenvalues are no steps.
  const spectrum = await saved('Eigenvalues');
  expect(spectrum.name).toBe('inspector-eigenvalues-layer-2-gamma0-1-step-30.svg');
  expect(spectrum.text).toContain('<dc:description>Layer 2 at step 30. Eigenvalues: ');
  await inspector.choose('W − W₀');
  const change = await saved('Overlap of eigenspaces');
  expect(change.name).toBe('inspector-overlaps-layer-2-change-gamma0-1-step-30.svg');
  expect(change.text).toContain('<dc:description>Layer 2 at step 30, of W − W₀ alone. Overlap');
  expect(lab.problems).toEqual([]);
});

test('it follows the run, and rests with it', async ({ page }) => {
  const lab = labPage(page);
  const inspector = inspectorPage(page);
  await lab.open(`#v=1&width=32&depth=2${WITHOUT_END}`);
  await lab.reachStep(10);
  await inspector.open('layer 1');
  const first = await inspector.answered();
  await expect.poll(inspector.answered).toBeGreaterThan(first);
  await lab.press(/^Pause/);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  // The last steps before the pause are drawn after it.
  await expect.poll(async () => (await inspector.answered()) - (await lab.step())).toBe(0);
  const paused = await lab.step();
  await lab.press(/^One step/);
  await expect.poll(lab.step).toBe(paused + 1);
  await expect.poll(inspector.answered).toBe(paused + 1);
  await lab.press(/^Reset/);
  await expect.poll(inspector.answered).toBe(0);
  await inspector.choose('W − W₀');
  await expect(inspector.panel.getByText('All zero: these weights have not moved.').first()).toBeVisible();
  expect(lab.problems).toEqual([]);
});

test('the readout’s NFM is its AGOP, since nothing lies between it and the output', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const inspector = inspectorPage(page);
  await lab.open('#v=1&width=32');
  await lab.reachStep(20);
  await inspector.open('the readout');
  for (const [nfm, agop, , , overlap] of await inspector.spectra(10)) {
    expect(Math.abs(agop / nfm - 1)).toBeLessThan(1e-3);
    expect(overlap).toBeGreaterThan(0.99);
  }
});

test('a change of the network while it is open asks about the new one', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const inspector = inspectorPage(page);
  await lab.open(`#v=1&width=32&depth=3${WITHOUT_END}`);
  await lab.reachStep(10);
  await inspector.open('the readout');
  await lab.nudge('Depth', 'ArrowLeft');
  await expect(inspector.panel.getByRole('heading', { name: 'Readout' })).toBeVisible();
  await lab.nudge('Width', 'ArrowLeft');
  await expect(inspector.panel).not.toContainText('10 × 32');
  await inspector.answered();
  expect(lab.problems).toEqual([]);
});

test('the keyboard alone gets there, reads a matrix and leaves', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const inspector = inspectorPage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(10);
  await inspector.layer('layer 1').focus();
  await page.keyboard.press('ArrowRight');
  await expect(inspector.layer('layer 2')).toBeFocused();
  await page.keyboard.press('Enter');
  await inspector.answered();
  const nfm = page.getByTestId('matrix-nfm');
  await nfm.getByRole('img').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(nfm.getByRole('status')).toHaveText(/^row 2, column 2: \d/);
  // The first ends the reading.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(inspector.layer('layer 2')).toBeFocused();
});

for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
] as const) {
  test(
    `axe finds nothing in the inspector, ${width} wide and ${colorScheme}`,
    longIf(width > 600, FURTHER),
    async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      const lab = labPage(page);
      const inspector = inspectorPage(page);
      await lab.open(`#v=1&width=32${WITHOUT_END}`);
      await lab.reachStep(10);
      await lab.press(/^Pause/);
      const findings = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html]);
      await inspector.open('layer 1');
      await expect(page.getByTestId('inspector-pictures').getByRole('img')).toHaveCount(10);
      expect(await findings()).toEqual([]);
      await inspector.spectra(1);
      expect(await findings()).toEqual([]);
    },
  );
}
