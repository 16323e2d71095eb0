import { expect, test } from '@playwright/test';
import { labPage } from './lab-page.ts';

const SMALL = '#v=1&task=planar&samples=32&testSamples=16&width=8&depth=1&batch=full&probe=8';

test('a backend that is asked for and can’t be had is a sentence', async ({ page }) => {
  const lab = labPage(page);
  await lab.open(SMALL, 'webgpu');
  await expect(lab.failure).toContainText(/webgpu could not be started .*no WebGPU adapter.*Choose another/);
});

test('plain JavaScript trains too', async ({ page }) => {
  const lab = labPage(page);
  await lab.open(SMALL, 'cpu');
  await lab.reachStep(10);
  await expect(lab.backend).toHaveAttribute('data-backend', 'cpu');
  expect(lab.problems).toEqual([]);
});
