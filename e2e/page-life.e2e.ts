/** What a browser does to a page: hides and freezes it, takes its network away, changes the clock, shows it twice. */
import { expect, test, type Page } from '@playwright/test';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { goOffline, setHidden } from './page-faults.ts';
import { sweepPage } from './sweep-page.ts';

const RUN = `#v=1&task=curve&width=16&depth=1${WITHOUT_END}`;
const SWEEP =
  '#v=1&view=sweep&x=net.width:4,8&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';

test(
  'offline, with no spare worker left, the page says so and what to do, and trains again once it is online',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open(RUN);
    await lab.reachStep(20);
    const goOnline = await goOffline(page);
    // The first takes the worker that was ready, if there was one.
    await expect(async () => {
      await lab.press(/^Reset/);
      await expect(lab.failure).toContainText('This page is offline', { timeout: 3000 });
    }).toPass();
    await expect(lab.failure).toContainText('Connect to the network, then try again');
    await goOnline();
    await lab.failure.getByRole('button', { name: 'Reset' }).click();
    await expect(lab.failure).toHaveCount(0);
    await lab.reachStep(20);
  },
);

test(
  'a sweep that can load no worker stops with the reason, marks no network, and goes on once it can',
  FURTHER,
  async ({ page }) => {
    const sweep = sweepPage(page);
    await sweep.lab.open(SWEEP);
    await expect(sweep.result).toBeVisible();
    const goOnline = await goOffline(page);
    await sweep.press(/^Run the sweep/);
    await sweep.reach('stopped');
    await expect(sweep.notices).toContainText('This page is offline');
    expect(await sweep.networks()).toBe(0);
    await goOnline();
    await sweep.press(/^Go on/);
    await sweep.reach('done');
    expect(await sweep.networks()).toBe(2);
  },
);

test('a run trains on in a hidden tab and in a frozen page, and is shown where it is afterwards', async ({ page }) => {
  const lab = labPage(page);
  await lab.open(RUN);
  await lab.reachStep(20);
  await setHidden(page, true);
  const hidden = await lab.step();
  await lab.reachStep(hidden + 1000);
  await setHidden(page, false);

  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  const frozen = await lab.step();
  await lab.reachStep(frozen + 1000);
  await expect(lab.failure).toHaveCount(0);
  await lab.press(/^Pause/);
  expect(lab.problems).toEqual([]);
});

test('a run rests in a hidden tab where a person wants it, and goes on when it is shown', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(RUN);
  await lab.reachStep(20);
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: /^Pause while this tab is hidden/ }).click();
  await page.reload();
  await lab.reachStep(20);
  await setHidden(page, true);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await setHidden(page, false);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await lab.reachStep((await lab.step()) + 100);
  expect(lab.problems).toEqual([]);
});

test('a page that was left for another one is there again with Back', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(RUN);
  await lab.reachStep(20);
  await page.goto('about:blank');
  await page.goBack();
  await lab.reachStep(20);
  await expect(lab.failure).toHaveCount(0);
  expect(lab.hash()).toContain('task=curve');
});

test('a clock that is set back or forth changes nothing', longIf(true), async ({ page }) => {
  const lab = labPage(page);
  await page.clock.install();
  await lab.open(RUN);
  for (const date of ['1999-01-01', '2077-01-01', '2026-01-01']) {
    await page.clock.setSystemTime(new Date(date));
    await lab.press(/^Reset/);
    await lab.reachStep(1000);
    await expect(lab.failure).toHaveCount(0);
  }
  expect(lab.problems).toEqual([]);
});

test('two tabs: the second one says what it does not keep, and shows the talk that the first one has changed', async ({
  page,
  context,
}) => {
  const first = sweepPage(page);
  await first.lab.open(SWEEP);
  await expect(first.result).toBeVisible();
  const other = await context.newPage();
  const second = sweepPage(other);
  await second.lab.open(SWEEP);
  await expect(second.notices).toContainText('Another tab of this page keeps the sweeps');
  await second.press(/^Run the sweep/);
  await second.reach('done');

  const talkIn = async (tab: Page) => {
    await tab.keyboard.press('p');
    await tab.getByRole('button', { name: /^Talk:/ }).click();
    return tab.getByRole('dialog', { name: 'Talk' });
  };
  const [here, there] = [await talkIn(page), await talkIn(other)];
  await here.getByRole('button', { name: 'Add the present experiment' }).click();
  await expect(there.getByLabel('Title of experiment 1')).toBeVisible();
  await there.getByRole('button', { name: 'Add the present experiment' }).click();
  await expect(here.getByLabel('Title of experiment 2')).toBeVisible();
  // What the other one did can be undone here.
  await here.getByRole('button', { name: 'Undo' }).click();
  await expect(there.getByLabel('Title of experiment 2')).toHaveCount(0);
});

for (const [zoom, width, height] of [
  [50, 2560, 1440],
  [400, 320, 180],
] as const) {
  test(
    `at ${zoom} % of a screen of 1280 x 720 each view fits sideways, and can be reached`,
    longIf(zoom < 100, FURTHER),
    async ({ page }) => {
      await page.setViewportSize({ width, height });
      const lab = labPage(page);
      for (const view of [RUN, SWEEP, '#v=1&view=prior&networks=200', '#v=1&view=lesson&lesson=lazy-or-rich']) {
        await lab.open(view);
        const main = page.getByRole('main');
        await expect(main).toBeVisible();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBe(0);
        // What is fixed over the page leaves half of it.
        const covered = await page.evaluate(() => {
          const height = getComputedStyle(document.body).getPropertyValue('--dock-height');
          const probe = document.createElement('div');
          probe.style.height = height || '0px';
          document.body.append(probe);
          const pixels = probe.getBoundingClientRect().height;
          probe.remove();
          return pixels / innerHeight;
        });
        expect(covered).toBeLessThan(0.5);
      }
    },
  );
}
