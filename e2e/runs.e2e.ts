import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator } from '@playwright/test';
import { WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { runsPage } from './runs-page.ts';

const SMALL = `#v=1&task=planar&width=16&depth=1${WITHOUT_END}`;
const FIRST = 'Spirals, width 16, depth 1, steps 10⁷';

for (const size of [
  { width: 1440, height: 900, isLong: true },
  { width: 1280, height: 720, isLong: true },
  { width: 390, height: 844, isLong: false },
]) {
  test.describe(`at ${size.width} x ${size.height}`, longIf(size.isLong, FURTHER), () => {
    test.use({ viewport: size });

    test('runs are kept with the names of what differs, and renamed, pinned, hidden and deleted', async ({ page }) => {
      // It trains four runs, and looks at the whole page.
      test.slow();
      const runs = runsPage(page);
      await runs.train([SMALL, `${SMALL}&gamma0=10`, `${SMALL}&gamma0=0.1`, `${SMALL}&seed=1`]);
      await runs.open();
      expect(await runs.names()).toEqual(['γ₀ 0.1', 'γ₀ 10', FIRST]);
      expect(await runs.column('scaling.gamma0')).toEqual(['0.1', '10', '1']);

      await runs.rename('γ₀ 10', 'the rich one', 'Enter');
      await runs.rename(FIRST, 'nothing', 'Escape');
      expect(await runs.names()).toEqual(['γ₀ 0.1', 'the rich one', FIRST]);

      await expect(runs.legend).not.toContainText('the rich one');
      await runs.action('Pin', 'the rich one').click();
      await expect(runs.legend).toContainText('the rich one');
      await runs.action('Hide', 'the rich one').click();
      await expect(runs.legend).not.toContainText('the rich one');
      await runs.action('Hide', 'the rich one').click();

      await runs.action('Delete', 'γ₀ 0.1').click();
      expect(await runs.names()).toEqual(['the rich one', FIRST]);
      await expect(runs.note).toContainText('γ₀ 0.1');
      // The focus is on "Undo".
      await page.keyboard.press('Enter');
      expect(await runs.names()).toEqual(['γ₀ 0.1', 'the rich one', FIRST]);

      await page.getByRole('button', { name: 'Delete all' }).click();
      await expect(runs.table).toHaveCount(0);
      await runs.note.getByRole('button', { name: 'Undo' }).click();
      expect(await runs.names()).toEqual(['γ₀ 0.1', 'the rich one', FIRST]);

      await page.reload();
      await runs.reachCount(3);
      await expect(runs.legend).toContainText('the rich one');
      await runs.open();
      expect(await runs.names()).toEqual(['γ₀ 0.1', 'the rich one', FIRST]);
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual(
        [],
      );
      expect(runs.lab.problems).toEqual([]);
    });

    test('the list lies over the page, and gives the focus back when Escape closes it', FURTHER, async ({ page }) => {
      const runs = runsPage(page);
      await runs.train([SMALL, `${SMALL}&seed=1`]);
      const chart = page.getByTestId('chart-loss');
      const before = await chart.boundingBox();
      await runs.open();
      await expect(page.getByRole('heading', { name: 'Runs' })).toBeFocused();
      expect(await chart.boundingBox()).toEqual(before);
      const list = await page.getByRole('complementary', { name: 'Runs' }).boundingBox();
      expect(list?.width).toBeGreaterThan(Math.min(size.width - 20, 800));
      await page.keyboard.press('Escape');
      await expect(runs.button).toBeFocused();
      await expect(runs.table).toHaveCount(0);
    });

    const pins = 'six runs can be pinned, and the seventh is refused with a sentence';
    test(pins, longIf(true), async ({ page }) => {
      const runs = runsPage(page);
      await runs.train([SMALL, ...[1, 2, 3, 4, 5, 6, 7].map((seed) => `${SMALL}&seed=${seed}`)]);
      await runs.open();
      const names = await runs.names();
      expect(names).toHaveLength(7);
      for (const name of names) await runs.action('Pin', name).click();
      await expect(runs.note).toContainText('6 runs are pinned already');
      await expect(runs.action('Pin', names[6])).toHaveAttribute('aria-pressed', 'false');
      await expect(runs.action('Pin', names[5])).toHaveAttribute('aria-pressed', 'true');
      for (const name of names.slice(0, 6)) await expect(runs.legend).toContainText(name);
      await expect(runs.legend).not.toContainText(names[6]);
    });
  });
}

test('the settings of a kept run can be used again, and compared with the present ones', async ({ page }) => {
  const runs = runsPage(page);
  await runs.train([`${SMALL}&gamma0=0.01`, `${SMALL}&gamma0=10`]);
  await runs.open();
  const [lazy] = await runs.names();
  await runs.action('Compare', lazy).click();
  await expect.poll(() => decodeURIComponent(page.url())).toMatch(/gamma0=10&.*right\.gamma0=0\.01/);
  await runs.action('Use', lazy).click();
  await expect.poll(() => decodeURIComponent(page.url())).not.toContain('right.');
  expect(page.url()).toContain('gamma0=0.01');
});

test('a finished run of the list is shown again, at any of its steps', async ({ page }) => {
  const runs = runsPage(page);
  await runs.train([`#v=1&task=curve&width=16&depth=1${WITHOUT_END}`, `#v=1&task=curve&width=8&depth=1${WITHOUT_END}`]);
  await runs.open();
  const [first] = await runs.names();
  await runs.action('Show', first).click();
  await expect(page.getByTestId('network-strip').getByRole('img')).toHaveAttribute('aria-label', /16/);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'done');
  expect(new URL(page.url()).hash).toContain('width=16');
  await page.getByRole('slider', { name: 'Time' }).press('Home');
  await expect(page.getByTestId('learned-function').getByRole('img')).toBeVisible();
  await expect(page.getByTestId('step')).toHaveAttribute('data-step', '0');
  await runs.button.click();
  await page.getByRole('button', { name: /^Now/ }).click();
  await expect.poll(runs.lab.step).toBeGreaterThanOrEqual(10);
  const last = await runs.lab.step();
  await runs.lab.press(/^Play/);
  await expect.poll(runs.lab.step).not.toBe(last);
  expect(runs.lab.problems).toEqual([]);
});

test('the list sorts by a result, and runs without a name of their own by time', FURTHER, async ({ page }) => {
  const runs = runsPage(page);
  await runs.train([SMALL, `${SMALL}&seed=1`, `${SMALL}&seed=2`, `${SMALL}&seed=3`]);
  await runs.open();
  const byTime = await runs.names();
  const steps = () => runs.column('steps').then((texts) => texts.map((text) => Number(text.replaceAll(',', ''))));
  const sort = page.getByRole('button', { name: 'Sort by Steps' });
  await sort.click();
  const rising = await steps();
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  await sort.click();
  expect(await steps()).toEqual(rising.toReversed());
  await sort.click();
  expect(await runs.names()).toEqual(byTime);
});

test('a slider that is dragged fills no list', FURTHER, async ({ page }) => {
  const runs = runsPage(page);
  await runs.lab.open(SMALL);
  await runs.lab.reachStep(1);
  // A run that was held is kept, however short: the first one, and the last.
  const hold = async () => {
    await runs.lab.press(/^Pause/);
    await runs.lab.press(/^Play/);
  };
  await hold();
  const slow = await dragToAndFro(page.getByRole('slider', { name: 'Width', exact: true }));
  await runs.lab.reachStep(1);
  await hold();
  await runs.lab.nudge('Width', 'ArrowRight');
  const kept = async () => Number((await runs.button.textContent())?.split(' ')[1]);
  await expect.poll(kept).toBeGreaterThanOrEqual(2);
  expect(await kept()).toBeLessThanOrEqual(2 + slow);
});

/**
 * Moves a slider right and left within the page, where no message between two processes comes in between.
 *
 * @returns how many of the values stood for a second all the same, on a busy machine: their runs may be kept
 */
function dragToAndFro(slider: Locator): Promise<number> {
  return slider.evaluate(async (thumb) => {
    thumb.focus();
    let slow = 0;
    let since = performance.now();
    for (const key of ['ArrowRight', 'ArrowLeft'].flatMap((each) => Array<string>(4).fill(each))) {
      thumb.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = performance.now();
      if (now - since >= 1000) slow++;
      since = now;
    }
    return slow;
  });
}
