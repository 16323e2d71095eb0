import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { priorPage } from './prior-page.ts';

/** Standard errors within which a fixed seed agrees with theory. */
const ERRORS = 5;

test('the prior of deep linear networks stands beside its theory, and the link holds it', async ({ page, context }) => {
  const prior = priorPage(page);
  await prior.lab.open('#v=1&view=prior');
  await prior.finish();
  expect(await prior.networks()).toBe(20_000);
  for (const measure of ['kurtosis', 'logSquare', 'inputCorrelation', 'outputCorrelation', 'crossCorrelation']) {
    const { value, error, theory } = await prior.number(measure);
    expect(Math.abs(value - theory), measure).toBeLessThan(ERRORS * error);
  }
  await expect(prior.histogram.locator('path[data-curve]')).toHaveCount(3);

  await prior.lab.nudge('Depth over width', 'ArrowRight');
  await expect.poll(() => page.url()).toContain('view=prior&depth=21');
  await prior.finish();
  const here = await prior.number('kurtosis');
  const second = await context.newPage();
  const other = priorPage(second);
  await second.goto(page.url());
  await other.finish();
  expect(await other.number('kurtosis')).toEqual(here);
  expect(prior.lab.problems).toEqual([]);
});

test(
  'the width takes the depth along; a bad number is refused at its field; data make it a posterior',
  FURTHER,
  async ({ page }) => {
    const prior = priorPage(page);
    await prior.lab.open('#v=1&view=prior&networks=2000');
    await prior.lab.nudge('Width', 'ArrowRight');
    await expect.poll(() => new URL(page.url()).hash).toContain('depth=24&width=48');

    await prior.type('Depth L', '500');
    await expect(page.getByRole('alert')).toContainText('Depth L is 500; allowed: a whole number from 0 to 128.');
    await page.getByLabel('Depth L', { exact: true }).press('Escape');
    await expect(page.getByRole('alert')).toHaveCount(0);

    await prior.type('Data y', '1.5, -1');
    await expect.poll(() => page.url()).toContain('inputs=3&outputs=1&y=1.5,-1');
    await prior.finish();
    const { value, error, theory } = await prior.number('mean', 'gaussian');
    expect(Math.abs(value - theory)).toBeLessThan(ERRORS * error);
    await expect(prior.story).toContainText('networks');
  },
);

test('a link with mistakes opens all the same, and says what was wrong', FURTHER, async ({ page }) => {
  const prior = priorPage(page);
  await prior.lab.open('#v=1&view=prior&depth=deep&colour=red&networks=500');
  await expect(prior.lab.linkNotices).toContainText('instead of "deep"');
  await expect(prior.lab.linkNotices).toContainText('colour');
  await prior.finish();
});

test('the views change places: the run waits where it was, and so does the drawing', FURTHER, async ({ page }) => {
  const prior = priorPage(page);
  await prior.lab.open(`#v=1&width=32${WITHOUT_END}`);
  await prior.lab.reachStep(10);
  await prior.switch.getByText('Prior').click();
  await expect.poll(() => page.url()).toContain('#v=1&view=prior');
  await expect.poll(prior.networks).toBeGreaterThan(0);
  await prior.switch.getByText('Training').click();
  await expect.poll(() => page.url()).toContain('#v=1&width=32');
  const step = await prior.lab.step();
  expect(step).toBeGreaterThanOrEqual(10);
  await prior.lab.reachStep(step + 10);
  expect(prior.lab.problems).toEqual([]);
});

test('the keyboard alone draws, pauses, and reads the histogram as a table', FURTHER, async ({ page }) => {
  const prior = priorPage(page);
  await prior.lab.open('#v=1&view=prior&networks=1000000');
  await expect.poll(prior.networks).toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('prior-status')).toHaveAttribute('data-phase', 'paused');
  const paused = await prior.networks();
  await page.keyboard.press('Space');
  await expect.poll(prior.networks).toBeGreaterThan(paused);
  await page.keyboard.press('Space');
  const table = page.getByRole('button', { name: /show as table/ });
  await table.focus();
  await table.press('Enter');
  await expect(prior.histogram.locator('tbody tr')).toHaveCount(160);
});

test('numbers of any size have room beside each other on a small screen', FURTHER, async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 600 });
  const prior = priorPage(page);
  await prior.lab.open('#v=1&view=prior&networks=300&width=1&depth=128&gain=3');
  await prior.finish();
  const table = page.getByTestId('prior-numbers').getByRole('group');
  await expect(table).toContainText(/variance.*×10⁷⁹ ± .*×10⁷⁹.*×10¹²²/s);
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

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
      const prior = priorPage(page);
      await prior.lab.open('#v=1&view=prior&networks=500');
      await prior.finish();
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
