import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { FURTHER, longIf } from './long.ts';
import { sweepPage } from './sweep-page.ts';

/** Three rates, three widths and two seeds of a network that takes a moment each. */
const AXES = '&x=train.lr:0.001,0.01,0.1&y=net.width:4,8,16';
const TINY = '&seeds=2&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full';
const SMALL = `#v=1&view=sweep${AXES}${TINY}`;
const NETWORKS = 18;

test('a sweep goes on after a reload in its middle, and ends; its cells open in the lab, all by keyboard', async ({
  page,
}) => {
  const sweep = sweepPage(page);
  await sweep.lab.open(`${SMALL}&steps=40000`);
  await sweep.press(/^Run the sweep/);
  await expect.poll(sweep.networks, { intervals: [20] }).toBeGreaterThan(1);
  const letWorkersStart = await sweep.holdWorkers();
  await page.reload();
  await sweep.reach('running');
  const before = await sweep.networks();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(NETWORKS);
  letWorkersStart();
  await sweep.reach('done');
  expect(await sweep.networks()).toBe(NETWORKS);

  await sweep.picture.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect(sweep.cell).toContainText('learning rate η');
  const place = (await sweep.cell.getByRole('heading').textContent()) ?? '';
  const [, lr, width] = /η = (\S+), width n = (\d+)/.exec(place) ?? [];
  const open = sweep.cell.getByRole('button', { name: 'Open in the lab: seed 1' });
  await open.focus();
  await open.press('Enter');
  await expect(page.getByLabel('Width, exact value')).toHaveValue(width);
  await expect(page.getByLabel('Learning rate, exact value')).toHaveValue(lr);
  await expect.poll(() => new URL(page.url()).hash).toContain('seed=1');

  await page.goBack();
  await sweep.reach('done');
  expect(await sweep.networks()).toBe(NETWORKS);
  await expect(sweep.cell).toContainText('learning rate η');
  expect(sweep.lab.problems).toEqual([]);
});

test('a sweep pauses and goes on; what it saves is opened again, and anything else is refused', async ({ page }) => {
  const sweep = sweepPage(page);
  await sweep.lab.open(`${SMALL}&steps=400`);
  const letWorkersStart = await sweep.holdWorkers();
  await sweep.press(/^Run the sweep/);
  await sweep.press(/^Pause/);
  await sweep.reach('paused');
  letWorkersStart();
  await sweep.press(/^Go on/);
  await sweep.reach('done');

  const json = await sweep.save(/^Save the result as JSON/);
  expect(JSON.parse(json)).toMatchObject({ v: 1, kind: 'sweep' });
  const lines = (await sweep.save(/^Save all measures as CSV/)).trim().split(/\r?\n/);
  expect(lines[0]).toContain('train.lr');
  expect(lines.length).toBeGreaterThan(NETWORKS);

  await page.getByLabel('Preset').selectOption('depth');
  await sweep.drop('notes.txt', 'these are no results');
  await expect(sweep.notices).toContainText('notes.txt is not the result of a sweep');
  await expect.poll(() => new URL(page.url()).hash).toContain('net.depth');
  await sweep.drop('merged.json', json);
  await expect.poll(() => new URL(page.url()).hash).toContain('x=train.lr:');
  expect(await sweep.networks()).toBe(NETWORKS);
  expect(sweep.lab.problems).toEqual([]);
});

test(
  'the form refuses impossible settings, with the reason at the control; the link holds the rest',
  FURTHER,
  async ({ page }) => {
    const sweep = sweepPage(page);
    await sweep.lab.open(SMALL);
    await page.getByLabel('Seeds', { exact: true }).fill('100');
    await page.getByLabel('Seeds', { exact: true }).press('Enter');
    await expect(page.getByRole('alert')).toContainText('a whole number from 1 to 64');
    await page.getByLabel('Seeds', { exact: true }).press('Escape');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByLabel('y axis: each value').fill('4, 8');
    await page.getByLabel('y axis: each value').press('Enter');
    await expect(page.getByTestId('sweep-size')).toContainText('3 × 2 cells, 2 seeds: 12 networks');
    await expect.poll(() => new URL(page.url()).hash).toContain('y=net.width:4,8&');
  },
);

for (const { name, ...size } of [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const isLong = (name === 'wide') !== (colorScheme === 'light');
    const title = `axe finds nothing, and nothing runs over, on a ${name} ${colorScheme} screen`;
    test(title, longIf(isLong, FURTHER), async ({ page }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const sweep = sweepPage(page);
      await sweep.lab.open(`${SMALL}&steps=20`);
      await sweep.press(/^Run the sweep/);
      await sweep.reach('done');
      await sweep.picture.focus();
      for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
      await expect(sweep.cell).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
      const { down, sideways } = await page.evaluate(() => {
        const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
        return { down: scrollHeight - clientHeight, sideways: scrollWidth - clientWidth };
      });
      expect(sideways).toBe(0);
      if (name === 'wide') expect(down).toBe(0);
    });
  }
}
