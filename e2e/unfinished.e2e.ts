import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { isLogStep } from '../src/maths/log-steps.ts';
import { isCheckpointKept } from './kept-heads.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER } from './long.ts';

/** A run that lasts, whose optimizer remembers what it did. */
const LASTING = `#v=1&task=planar&samples=64&width=64&depth=2&batch=32&optimizer=adam&lr=0.001${WITHOUT_END}`;
/** The same beside a wider network, which another worker trains. */
const COMPARISON = `${LASTING}&right.width=48`;

const offerOf = (page: Page) => page.getByTestId('unfinished');

/**
 * Visits a link, leaves it in the middle of its run, and visits it again, which offers to go on.
 *
 * @param leave ends the visit, and returns the page of the next one
 */
async function offered(page: Page, link: string, leave: (page: Page) => Promise<Page>) {
  await labPage(page).open(link);
  await labPage(page).reachStep(100);
  await expect.poll(() => isCheckpointKept(page), { timeout: 30_000 }).toBe(true);
  const visit = await leave(page);
  await labPage(visit).open(link);
  await expect(offerOf(visit)).toBeVisible();
  return visit;
}

/** Kills the process of a page, as a crash does. */
async function kill(context: BrowserContext, page: Page) {
  const next = await context.newPage();
  const crashed = page.waitForEvent('crash');
  void page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
  return next;
}

/** Reads the losses of all steps that are always measured. */
const losses = async (page: Page) =>
  [...(await labPage(page).table('loss'))].flatMap(([step, values]) =>
    isLogStep(step) ? [{ step, values: values.join() }] : [],
  );

test('a run goes on after a reload of the page, from where it was', async ({ page }) => {
  const lab = labPage(page);
  await offered(page, LASTING, async () => {
    await page.reload();
    return page;
  });
  const offer = offerOf(page);
  await expect(offer).toContainText(/This run was not finished when the page was left: .*, step [\d,]+ of 10,000,000/);
  const left = Number(/step ([\d,]+) of/.exec((await offer.textContent()) ?? '')?.[1].replaceAll(',', ''));
  await offer.getByRole('button', { name: 'Go on with it' }).click();
  await expect(offer).toHaveCount(0);
  await lab.reachStep(left + 1);
  expect((await losses(page)).filter(({ step }) => step < left).length).toBeGreaterThan(10);
  expect(lab.problems).toEqual([]);
});

test(
  'a comparison whose page was killed goes on to the same curves as without the break',
  FURTHER,
  async ({ page, context }) => {
    test.slow();
    const visit = await offered(page, COMPARISON, (killed) => kill(context, killed));
    const lab = labPage(visit);
    await offerOf(visit).getByRole('button', { name: 'Go on with it' }).click();
    await expect(offerOf(visit)).toHaveCount(0);
    await lab.reachStep(100);
    const from = await lab.step();
    await lab.reachStep(Math.ceil(1.5 * from));
    await lab.press(/Pause/);
    const after = await losses(visit);
    const last = Math.max(...after.map(({ step }) => step));
    expect(last).toBeGreaterThan(from);

    await visit.goto('about:blank');
    await lab.open(COMPARISON);
    await offerOf(visit).getByRole('button', { name: 'Discard' }).click();
    await expect(offerOf(visit)).toHaveCount(0);
    await lab.reachStep(last);
    const whole = await losses(visit);
    expect(after).toEqual(whole.slice(0, after.length));
  },
);
