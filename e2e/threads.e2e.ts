import { expect, test } from '@playwright/test';
import { labPage, LARGE } from './lab-page.ts';
import { FURTHER } from './long.ts';

const STEPS = [4, 64, 600];

test('a network trains on several threads, to the same digits as on one', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const losses: unknown[] = [];
  for (const threads of ['2', '1']) {
    await lab.open(LARGE, `wasm&threads=${threads}`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await lab.reachStep(600);
    const isThreaded = page.workers().some((worker) => worker.url().includes('thread.worker'));
    expect(isThreaded).toBe(threads === '2');
    const table = await lab.table('loss');
    losses.push(STEPS.map((step) => table.get(step)));
    await lab.backend.click();
    const reason = page.getByTestId('backend-reason');
    await expect(reason).toContainText(threads === '2' ? 'Up to 2 threads train a network together' : 'wasm runs');
    if (threads === '1') await expect(reason).not.toContainText('threads');
  }
  expect(losses[0]).toEqual(losses[1]);
  expect(lab.problems).toEqual([]);
});
