import { expect, test } from '@playwright/test';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { workerFaults } from './worker-faults.ts';

/** A small experiment for a browser with WebGPU, whose software adapter is slow but right. */
const SMALL = '#v=1&task=planar&samples=32&testSamples=16&width=8&depth=1&batch=full&probe=8';
/** The tolerance of float32 arithmetic in another order, over a few steps. */
const FLOAT32_TOLERANCE = 1e-4;

test('captured steps give the same bits as steps that run one operation at a time', longIf(true), async ({ page }) => {
  const lab = labPage(page);
  const losses: (string | undefined)[] = [];
  for (const engine of ['webgpu', 'webgpu&capture=0']) {
    await lab.open(SMALL, engine);
    await lab.reachStep(10);
    await expect(lab.backend).toHaveAttribute('data-backend', 'webgpu');
    losses.push((await lab.table('loss')).get(8)?.[0]);
  }
  expect(Number(losses[0])).toBeGreaterThan(0);
  expect(losses[1]).toBe(losses[0]);
  expect(lab.problems).toEqual([]);
});

test('the page trains on WebGPU when asked to, along the curve of WebAssembly', async ({ page }) => {
  const lab = labPage(page);
  const lossesAt8: number[] = [];
  for (const backend of ['webgpu', 'wasm']) {
    await lab.open(SMALL, backend);
    await lab.reachStep(10);
    await expect(lab.backend).toHaveAttribute('data-backend', backend);
    const losses = await lab.table('loss');
    lossesAt8.push(Number(losses.get(8)?.[0]));
    expect(lossesAt8.at(-1)).toBeLessThan(Number(losses.get(0)?.[0]));
  }
  expect(Math.abs(lossesAt8[0] / lossesAt8[1] - 1)).toBeLessThan(FLOAT32_TOLERANCE);
  expect(lab.problems).toEqual([]);
});

test(
  'a GPU that is lost is opened anew, and after the third loss the run goes on with WebAssembly',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open(SMALL + WITHOUT_END, 'webgpu');
    await lab.reachStep(20);
    const onGpu = (await lab.table('loss')).get(4);
    for (const loss of [1, 2, 3]) {
      await lab.reachStep(20 * loss);
      await workerFaults(page).strikeDevice('lost');
      await expect(lab.linkNotices).toContainText(loss < 3 ? 'opened anew' : 'goes on with WebAssembly');
      await expect(lab.backend).toHaveAttribute('data-backend', loss < 3 ? 'webgpu' : 'wasm');
      await expect(lab.failure).toHaveCount(0);
      await lab.linkNotices.getByRole('button').click();
    }
    // Curves go on from the last checkpoint; on a slow machine that may be the start, whose steps WebAssembly then makes anew.
    await lab.reachStep(1000);
    const losses = await lab.table('loss');
    for (const [column, value] of (onGpu ?? []).entries())
      expect(Math.abs(Number(losses.get(4)?.[column]) / Number(value) - 1)).toBeLessThan(FLOAT32_TOLERANCE);
    expect(onGpu?.[0]).toBeTruthy();
  },
);

for (const fault of ['refuses a pipeline', 'out of memory', 'never ends'] as const) {
  test(`a GPU that fails otherwise is opened anew: ${fault}`, longIf(true), async ({ page }) => {
    test.slow();
    const lab = labPage(page);
    await lab.open(SMALL + WITHOUT_END, 'webgpu');
    await lab.reachStep(20);
    await workerFaults(page).strikeDevice(fault);
    await expect(lab.linkNotices).toContainText('opened anew', { timeout: 60_000 });
    await expect(lab.backend).toHaveAttribute('data-backend', 'webgpu');
    await expect(lab.failure).toHaveCount(0);
    await lab.reachStep((await lab.step()) + 20);
  });
}
