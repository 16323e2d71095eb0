import { expect, test } from '@playwright/test';
import { labPage } from './lab-page.ts';
import { sweepPage } from './sweep-page.ts';
import { FURTHER } from './long.ts';

const SMALL = '#v=1&task=planar&samples=32&testSamples=16&width=8&depth=1&batch=full&probe=8';
/** Two networks that take a moment each. */
const SWEEP =
  '#v=1&view=sweep&x=net.width:4,8&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';

test('a backend that is asked for and can’t be had is a sentence', async ({ page }) => {
  const lab = labPage(page);
  await lab.open(SMALL, 'webgpu');
  await expect(lab.failure).toContainText(/webgpu could not be started .*no WebGPU adapter.*Choose another/);
});

test('plain JavaScript trains too', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(SMALL, 'cpu');
  await lab.reachStep(10);
  await expect(lab.backend).toHaveAttribute('data-backend', 'cpu');
  expect(lab.problems).toEqual([]);
});

test('the backend of the address is that of the prior, too', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&view=prior', 'cpu&capture=0');
  await expect(lab.backend).toHaveAttribute('data-backend', 'cpu');
  expect(lab.problems).toEqual([]);
});

test('the backend of the address is that of a sweep, too', FURTHER, async ({ page }) => {
  const sweep = sweepPage(page);
  await sweep.lab.open(SWEEP, 'cpu&capture=0');
  await sweep.press(/^Run the sweep/);
  await sweep.reach('done');
  await expect(sweep.lab.backend).toHaveAttribute('data-backend', 'cpu');
  expect(sweep.lab.problems).toEqual([]);
});

test('a lesson asks for the backend of the address, too, and says why it can’t be had', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&view=lesson&lesson=deep-linear', 'webgpu');
  await page.getByRole('button', { name: 'Quick version' }).click();
  await expect(page.getByRole('article')).toContainText(/webgpu could not be started .*no WebGPU adapter/);
});
