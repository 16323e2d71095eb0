import { expect, test } from '@playwright/test';
import { comparisonPage } from './comparison-page.ts';
import { labPage } from './lab-page.ts';
import { FURTHER } from './long.ts';

test('the first load trains a lazy and a rich network: no complaint, both learn, only the rich features move', async ({
  page,
}) => {
  const lab = comparisonPage(page);
  await lab.open();
  await lab.reachStep(128);
  await expect(page.getByRole('combobox', { name: 'Task', exact: true })).toHaveValue('planar');
  await expect(page.getByRole('button', { name: 'Lazy | rich' })).toHaveAttribute('aria-pressed', 'true');
  expect(lab.hash()).toBe('');
  await expect.poll(() => lab.movement(/rich/)).toBeGreaterThan(0.2);
  expect(await lab.movement(/lazy/)).toBeLessThan(0.05);

  // The training loss and the test loss of the lazy network, then those of the rich one.
  const losses = await lab.table('loss');
  const [first, last] = [losses.get(0), losses.get(128)].map((row) => row?.map(Number) ?? []);
  expect(last[0]).toBeLessThan(0.9 * first[0]);
  expect(last[2]).toBeLessThan(0.8 * last[0]);
  expect(lab.problems).toEqual([]);
});

test('digits train without a complaint: the curves move, the test set is learned', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1');
  await lab.reachStep(100);
  await expect(page.getByTestId('task-sentence')).toContainText('handwritten digit');

  const losses = await lab.table('loss');
  const [first, last] = [losses.get(0), losses.get(64)];
  expect(Number(first?.[0])).toBeGreaterThan(2 * Number(last?.[0]));
  expect(Number(first?.[1])).toBeGreaterThan(1.5 * Number(last?.[1]));
  for (const layer of [1, 2, 3]) expect(await lab.now('movement', `layer-${layer}`)).toBeGreaterThan(0.02);
  for (const layer of [1, 2, 3]) expect(await lab.now('alignment', `layer-${layer}`)).toBeGreaterThan(0.1);
  expect(lab.problems).toEqual([]);
});

test('without a real GPU WebAssembly runs, and the page says why', async ({ page }) => {
  const lab = labPage(page);
  await lab.open();
  await expect(lab.backend).toHaveAttribute('data-backend', 'wasm');
  await lab.backend.click();
  await expect(page.getByTestId('backend-reason')).toContainText('WebAssembly runs because');
});

test('the whole set of digits is fetched only when it is asked for', FURTHER, async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/digits/')) fetched.push(new URL(request.url()).pathname);
  });
  const lab = labPage(page);
  await lab.open();
  await lab.reachStep(5);
  expect(fetched.some((path) => path.endsWith('/all.bin'))).toBe(false);
  await lab.open('#v=1&samples=3000&width=16');
  await page.reload();
  await lab.reachStep(5);
  expect(fetched.some((path) => path.endsWith('/all.bin'))).toBe(true);
});
