import { expect, test, type Page } from '@playwright/test';
import { writeNpz } from '../src/files/npz.ts';
import { labPage } from './lab-page.ts';
import { longIf } from './long.ts';

/** Weights that are the same each time, [rows, columns]. */
const matrix = (rows: number, columns: number, by = 1) => ({
  shape: [rows, columns],
  values: Float32Array.from({ length: rows * columns }, (_, i) => (by * Math.sin(3 * i + 1)) / Math.sqrt(columns)),
});
const N = 16;
const SAMPLES = 24;
const WEIGHTS = { W1: matrix(N, 2), W2: matrix(N, N), W3: matrix(1, N) };
const START = { W1_0: matrix(N, 2, 0.8), W2_0: matrix(N, N, 0.9), W3_0: matrix(1, N, 0.5) };
const x = matrix(SAMPLES, 2, 2);
const DATA = { x, y: { shape: [SAMPLES], values: Float32Array.from({ length: SAMPLES }, (_, i) => x.values[2 * i]) } };

/** Drops a file of arrays on the page. */
async function drop(page: Page, name: string, arrays: Parameters<typeof writeNpz>[0]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], fileName));
      return transfer;
    },
    [name, [...writeNpz(arrays)]] as const,
  );
  await page.locator('body').dispatchEvent('drop', { dataTransfer });
}

for (const { name, isLong, ...viewport } of [
  { name: 'a laptop', width: 1440, height: 900, isLong: false },
  { name: 'a phone', width: 390, height: 844, isLong: true },
  { name: 'a projector', width: 1280, height: 720, isLong: true },
]) {
  test(`a network of a file is shown at its step on ${name}, and trained on`, longIf(isLong), async ({ page }) => {
    await page.setViewportSize(viewport);
    const lab = labPage(page);
    await lab.open('#v=1&task=curve&width=8&depth=1&steps=20');
    await expect(page.getByTestId('step')).toHaveAttribute('data-step', '20');
    await drop(page, 'mlp.npz', { ...WEIGHTS, ...START, ...DATA, step: { shape: [], values: Int32Array.of(300) } });

    const line = page.getByTestId('opened-network');
    await expect(line).toContainText('mlp.npz: 2 → 16 → 16 → 1, at step 300.');
    await expect(page.getByTestId('step')).toHaveAttribute('data-step', '300');
    await expect.poll(() => lab.now('movement', 'layer-1')).toBeGreaterThan(0.01);
    await expect(page.getByTestId('learned-function').getByRole('img')).toHaveAttribute('aria-label', /over the plane/);
    await lab.press(/^Play/);
    await lab.reachStep(340);
    await lab.press(/^Reset/);
    await expect(page.getByTestId('step')).not.toHaveAttribute('data-step', '0');

    // Another experiment, of the same shape, draws its weights unless a person says otherwise.
    const link = lab.hash();
    await page.evaluate((hash) => (location.hash = hash), `${link}&seed=5`);
    await expect(line).toContainText('mlp.npz is not used: this is another experiment');
    await page.getByRole('button', { name: 'Begin this experiment with the opened network' }).click();
    await expect(line).toContainText('at step 300');

    await drop(page, 'broken.npz', { ...WEIGHTS, W3: matrix(1, 7) });
    await expect(page.getByText('broken.npz: W3 takes 7 inputs, but W2 gives 16')).toBeVisible();
    await expect(line).toContainText('mlp.npz');
    await page.getByRole('button', { name: /^Let the opened network go/ }).click();
    await expect(line).not.toBeVisible();
    await lab.reachStep(1);
    expect(lab.problems).toEqual([]);
  });
}
