import { expect, test, type Page } from '@playwright/test';
import { comparisonPage, expectNoSidewaysScroll, SIZES, SPIRALS } from './comparison-page.ts';
import { FURTHER, longIf } from './long.ts';

for (const size of SIZES) {
  const title = `at ${size.width} px, one button shows a lazy and a rich network of the same start`;
  test(title, longIf(size.isLong, size.width < 1280 ? FURTHER : {}), async ({ page }) => {
    await page.setViewportSize(size);
    const lab = comparisonPage(page);
    await lab.open(SPIRALS);
    await lab.lazyAndRich();
    await lab.reachStep(200);
    await lab.press(/^Pause/);
    await expect(lab.column(/lazy/)).toBeInViewport({ ratio: 0.5 });
    await expect(lab.column(/rich/)).toBeInViewport({ ratio: 0.5 });
    await expect.poll(() => lab.movement(/rich/)).toBeGreaterThan(0.2);
    expect(await lab.movement(/lazy/)).toBeLessThan(0.05);
    await expectNoSidewaysScroll(page);
    expect(new URL(page.url()).hash).toContain('right.gamma0=10');
    await lab.lazyAndRich();
    await expect(lab.column(/lazy/)).toHaveCount(0);
    expect(new URL(page.url()).hash).not.toContain('right.');
    expect(lab.problems).toEqual([]);
  });
}

test(
  'each side gets its verdict once its loss has halved, and at the start of time there is none yet',
  FURTHER,
  async ({ page }) => {
    const lab = comparisonPage(page);
    await lab.open(`${SPIRALS}&gamma0=0.01&right.gamma0=10`);
    await expect(lab.verdict(/rich/)).toContainText(/^rich.*features moved \d+\s%/, { timeout: 60_000 });
    await expect(lab.verdict(/lazy/)).toContainText(/^lazy.*features moved \d/, { timeout: 60_000 });
    await lab.press(/^Pause/);
    await page.getByRole('slider', { name: 'Time', exact: true }).focus();
    await page.keyboard.press('Home');
    for (const name of [/lazy/, /rich/]) await expect(lab.verdict(name)).toContainText('no verdict yet');
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await expect(lab.verdict(/rich/)).toContainText(/^rich/);
  },
);

test('a task that a person chooses shows lazy beside rich within seconds', async ({ page }) => {
  const lab = comparisonPage(page);
  await lab.open('#v=1');
  await lab.reachStep(5);
  await lab.choose('curve');
  await lab.lazyAndRich();
  await lab.reachStep(300);
  await expect(lab.verdict(/lazy/)).toContainText(/^lazy/);
  await expect(lab.verdict(/rich/)).toContainText(/^rich/);
  await lab.choose('planar');
  await expect(page.getByRole('status', { name: 'Settings of the task' })).toContainText('noise 0.05');
  await expect.poll(lab.hash).toContain('right.gamma0=10');
  await lab.reachStep(1500);
  await expect(lab.verdict(/lazy/)).toContainText(/^lazy/, { timeout: 30_000 });
  await expect(lab.verdict(/rich/)).toContainText(/^rich/);
  expect(lab.problems).toEqual([]);
});

test('the transport acts on both sides, which are always at the same step', FURTHER, async ({ page }) => {
  const lab = comparisonPage(page);
  await lab.open(`${SPIRALS}&gamma0=0.01&right.gamma0=10`);
  await lab.reachStep(50);
  await lab.press(/^Pause/);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  const step = await lab.step();
  await lab.press(/^One step/);
  await expect.poll(lab.step).toBe(step + 1);
  await expect.poll(() => stepsInTable(page)).toEqual([step + 1, step + 1]);
  await lab.press(/^Reset/);
  await expect.poll(lab.step).toBe(0);
  await expect.poll(() => lab.movement(/rich/)).toBe(0);
});

test('networks that no ensemble can hold train in step all the same', FURTHER, async ({ page }) => {
  const lab = comparisonPage(page);
  await lab.open(`${SPIRALS}&right.width=32`);
  await expect(lab.column(/n = 64/)).toBeVisible();
  await expect(lab.column(/n = 32/)).toBeVisible();
  await lab.reachStep(100);
  await lab.press(/^Pause/);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  const step = await lab.step();
  await expect.poll(() => stepsInTable(page)).toEqual([step, step]);
  await lab.press(/^One step/);
  await expect.poll(() => stepsInTable(page)).toEqual([step + 1, step + 1]);
  expect(lab.problems).toEqual([]);
});

test('a side that diverges says so in its column, and the other goes on', async ({ page }) => {
  const lab = comparisonPage(page);
  await lab.open(`${SPIRALS}&right.lr=1000`);
  const right = lab.column(/η = 1000/);
  await expect(right.getByTestId('failure')).toContainText(/diverged/);
  await expect(lab.column(/η = 0.1/).getByTestId('failure')).toHaveCount(0);
  const step = await lab.step();
  await lab.reachStep(step + 100);
});

/** Returns the last step at which the loss of each side is in the table of the loss. */
async function stepsInTable(page: Page): Promise<number[]> {
  const panel = page.getByTestId('chart-loss');
  if ((await panel.locator('table').count()) === 0) await panel.getByRole('button', { name: /show as table/ }).click();
  await panel.locator('tbody tr').first().waitFor();
  return panel.locator('table').evaluate((table) => {
    const heads = [...table.querySelectorAll('thead th')].slice(1).map((head) => head.textContent ?? '');
    const trains = heads.flatMap((head, column) => (head.includes('test') ? [] : [column]));
    const rows = [...table.querySelectorAll('tbody tr')];
    return trains.map((column) => {
      const filled = rows.filter((row) => row.querySelectorAll('td')[column]?.getAttribute('data-value') !== '');
      return Math.max(...filled.map((row) => Number(row.getAttribute('data-step'))));
    });
  });
}
