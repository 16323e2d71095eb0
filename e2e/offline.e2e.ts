/** What the service worker keeps: the lab without a network, and old tabs beside a new version. */
import { expect, test as base, type Page } from '@playwright/test';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { serveBuild, type ServedBuild } from './served-build.ts';

const test = base.extend<{ served: ServedBuild }>({
  served: async ({}, use) => {
    const served = await serveBuild();
    await use(served);
    await served.remove();
  },
});
test.use({ serviceWorkers: 'allow' });
// The page is trained in first, loaded ahead, and then kept.
test.slow();

/** The time in which all files are fetched, on a machine that does much else, in ms. */
const PATIENCE = 60_000;
const RUN = `#v=1&width=16&depth=1&task=curve${WITHOUT_END}`;
const SWEEP =
  '#v=1&view=sweep&x=net.width:4,8&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';

/** Waits until the browser keeps all files. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
const caches = (page: Page) => page.evaluate(() => window.caches.keys());
const firstScript = (page: Page) => page.locator('head script[src*="/page-"]').getAttribute('src');
const view = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true });

test(
  'after one visit every view works without a server, and no other host is ever asked',
  FURTHER,
  async ({ page, served }) => {
    const hosts = new Set<string>();
    page.context().on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http')) hosts.add(host);
    });
    const lab = labPage(page);
    const open = async (fragment: string, search = '') => {
      await page.goto('about:blank');
      await page.goto(`${served.address}${search}${fragment}`);
    };
    await open(RUN);
    await lab.reachStep(20);
    await isKept(page);
    await page.keyboard.press('?');
    await expect(page.getByTestId('offline')).toContainText('it works offline');
    await served.end();

    await open(RUN, '?backend=wasm&lang=en&embed=0');
    await lab.reachStep(20);
    await open('#v=1&samples=3000&width=16');
    await lab.reachStep(5);
    await open('#v=1&view=lesson&lesson=lazy-or-rich');
    await expect(page.getByTestId('lesson-summary')).toContainText(/reproduced/i);
    await expect.poll(() => page.evaluate(() => document.fonts.check('16px KaTeX_Main'))).toBe(true);
    await open(SWEEP);
    await page.getByRole('button', { name: /^Run/ }).click();
    await expect(page.locator('[data-testid="sweep-status"][data-phase="done"]')).toBeVisible();
    await open('#v=1&view=prior');
    await expect(page.getByTestId('prior-status')).toBeVisible();
    await page.getByRole('button', { name: /^Begin with/ }).click();
    await expect
      .poll(() =>
        page
          .locator('img[src*="begin/"]')
          .evaluateAll((all: HTMLImageElement[]) => all.map((image) => image.naturalWidth > 0)),
      )
      .toContain(true);

    expect([...hosts]).toEqual([new URL(served.address).host]);
    expect(lab.problems).toEqual([]);
  },
);

test(
  'a new version asks before it takes over, and a tab of the old one keeps its late parts',
  longIf(true),
  async ({ page, served, context }) => {
    await page.goto(served.address + RUN);
    await isKept(page);
    const oldName = await firstScript(page);

    // A tab of the old version that has loaded none of its late parts yet.
    const old = await context.newPage();
    await old.addInitScript(() => void (window.requestIdleCallback = () => 0));
    await old.goto(served.address + RUN);
    const oldLab = labPage(old);
    await oldLab.reachStep(20);

    await served.renew();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    const notice = page.getByTestId('new-version');
    await expect(notice).toContainText('A new version of the lab is ready', { timeout: PATIENCE });
    expect(await firstScript(page)).toBe(oldName);
    await notice.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => firstScript(page)).not.toBe(oldName);
    await labPage(page).reachStep(20);

    const before = await oldLab.step();
    await view(old, 'Sweeps').click();
    await expect(old.locator('[data-testid^="sweep"]').first()).toBeVisible();
    await view(old, 'Lessons').click();
    await expect(old.getByRole('link', { name: /Lazy or rich/ })).toBeVisible();
    await expect(old.getByTestId('late-note')).toHaveCount(0);
    await view(old, 'Training').click();
    await oldLab.reachStep(before);
    expect(await firstScript(old)).toBe(oldName);

    // The old version is kept for as long as somebody looks at it.
    expect(await caches(page)).toHaveLength(3);
    await old.close();
    await page.reload();
    await expect.poll(() => caches(page), { timeout: PATIENCE }).toHaveLength(2);
  },
);
