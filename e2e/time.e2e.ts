import { expect, test, type Page } from '@playwright/test';
import { comparisonPage, SIZES, SPIRALS } from './comparison-page.ts';
import { inspectorPage } from './inspector-page.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { timePage } from './time-page.ts';

/** A run that ends after a second or two. */
const FINISHED = '#v=1&width=32&depth=2&steps=600';
const COMPARISON = SPIRALS.replace('steps=10000000', 'steps=600') + '&gamma0=0.01&right.gamma0=10';

/** The page of the time line and the lab, once the run has ended. */
async function openFinished(page: Page, link = FINISHED) {
  const lab = labPage(page);
  await lab.open(link);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
  return { lab, time: timePage(page) };
}

for (const size of SIZES) {
  test.describe(`at ${size.width} px`, longIf(size.width !== 1280), () => {
    test.use({ viewport: size });

    test('dragged back, values, network and layer are those of the old step, and Now returns', async ({ page }) => {
      const { lab, time } = await openFinished(page);
      await expect(time.now).toBeDisabled();
      const newest = await lab.step();
      const losses = await lab.table('loss');
      const movements = await lab.table('movement');
      const step = await time.goBackToOneOf([...losses.keys()]);
      expect(step).toBeLessThan(newest);
      await expect(time.slider).toHaveAttribute('aria-valuetext', `step ${step} of ${newest}`);
      await expect.poll(lab.step).toBe(step);
      await expect.poll(() => lab.now('loss', 'loss')).toBe(Number(losses.get(step)?.[0]));
      await expect.poll(() => lab.now('movement', 'layer-2')).toBe(Number(movements.get(step)?.[1]));
      const marked = page.getByTestId('chart-loss').locator('tr[aria-current=step]');
      await expect(marked).toHaveAttribute('data-step', String(step));
      const lit = page.getByTestId('network-strip').getByRole('img');
      await expect(lit).toHaveAccessibleName(new RegExp(`layer 2 ${leading(movements.get(step)?.[1])}`));
      const inspector = inspectorPage(page);
      await inspector.open('layer 1');
      await expect.poll(inspector.answered).toBe(step);
      await page.keyboard.press('Escape');
      await time.now.click();
      await expect.poll(lab.step).toBe(newest);
      await expect(time.slider).toHaveAttribute('aria-valuetext', 'Now');
      expect(lab.problems).toEqual([]);
    });

    test('both columns of a comparison show the same old step', FURTHER, async ({ page }) => {
      const { time } = await openFinished(page, COMPARISON);
      const lab = comparisonPage(page);
      await expect.poll(() => lab.movement(/rich/)).toBeGreaterThan(0.2);
      await expect.poll(time.pictured).toEqual(Array(4).fill('now'));
      const before = await settled(() => lab.movement(/rich/));
      const losses = await lab.table('loss');
      const step = await time.goBackToOneOf([...losses.keys()]);
      await expect.poll(time.pictured).toEqual(Array(4).fill(`step ${step}`));
      await expect.poll(() => lab.movement(/rich/)).toBeLessThan(before / 2);
      await time.now.click();
      await expect.poll(time.pictured).toEqual(Array(4).fill('now'));
      await expect.poll(() => lab.movement(/rich/)).toBe(before);
      expect(lab.problems).toEqual([]);
    });
  });
}

test('keys go from snapshot to snapshot, to step 0 and back to now', FURTHER, async ({ page }) => {
  const { lab, time } = await openFinished(page);
  const newest = await lab.step();
  await time.press('ArrowLeft');
  await expect.poll(time.step).toBeLessThan(newest);
  const last = await time.step();
  await time.press('ArrowLeft');
  await expect.poll(time.step).toBeLessThan(last);
  await time.press('ArrowRight');
  await expect.poll(time.step).toBe(last);
  await time.press('Home');
  await expect.poll(time.step).toBe(0);
  await expect.poll(() => lab.now('movement', 'layer-1')).toBe(0);
  await time.press('End');
  await expect(time.now).toBeDisabled();
});

test('play back goes through the run and ends now', FURTHER, async ({ page }) => {
  const { lab, time } = await openFinished(page);
  const newest = await lab.step();
  const seen = await time.watchSteps();
  await time.playBack('in 5 s');
  await expect.poll(async () => (await seen()).at(-1)).toBe(newest);
  await expect(time.now).toBeDisabled();
  const steps = await seen();
  expect(steps.length).toBeGreaterThan(5);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps.at(-1)).toBe(newest);
  expect(steps[0]).toBeLessThan(newest / 2);
});

test('a run trains on while the past is shown, and Play goes back to it', async ({ page }) => {
  const lab = labPage(page);
  const time = timePage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(100);
  await time.press('Home');
  await expect.poll(lab.step).toBe(0);
  await time.press('ArrowRight');
  await expect.poll(lab.step).toBeGreaterThan(0);
  const step = await lab.step();
  const newest = async () =>
    Number((await time.slider.getAttribute('aria-valuetext'))?.split(' of ')[1].replaceAll(',', ''));
  const before = await newest();
  await expect.poll(newest).toBeGreaterThan(before);
  expect(await lab.step()).toBe(step);
  await lab.press(/^Pause/);
  await lab.press(/^Play: return to now/);
  await lab.reachStep(before);
  await expect(time.now).toBeDisabled();
});

test('a new run is shown as it trains, whatever was shown of the last one', FURTHER, async ({ page }) => {
  const { lab, time } = await openFinished(page);
  await time.drag(0.5);
  await expect(time.now).toBeEnabled();
  const seen = await time.watchSteps();
  await lab.nudge('Width', 'ArrowRight');
  await expect(time.now).toBeDisabled();
  // The new run begins anew, before it ends where the last one did.
  await expect.poll(async () => (await seen()).includes(600)).toBe(true);
  expect(Math.min(...(await seen()))).toBeLessThan(100);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'done');
  await time.drag(0.5);
  await expect(time.now).toBeEnabled();
  await lab.press(/^Reset/);
  await expect(time.now).toBeDisabled();
});

/** Returns a value of an accessible name once it rests: a name follows its picture once a second. */
async function settled(read: () => Promise<number>): Promise<number> {
  let last = NaN;
  const isSame = async () => {
    const before = last;
    last = await read();
    return last === before;
  };
  await expect.poll(isSame, { intervals: [1500] }).toBe(true);
  return last;
}

/** Returns the first digits of a number, as a regular expression for how a page may write it. */
function leading(value: string | undefined): string {
  return Number(value).toPrecision(2).replace('.', '\\.').replace(/0+$/, '');
}
