/** Files of the page that do not arrive: offline, a dropped request, a server that has a newer lab by now. */
import { expect, test, type Page } from '@playwright/test';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const RUN = `#v=1&width=32&task=curve${WITHOUT_END}`;

/** Blocks the files of a pattern from now on; returns the function that lets them through. */
async function block(page: Page, pattern: RegExp): Promise<() => Promise<void>> {
  await page.route(pattern, (route) => route.abort('internetdisconnected'));
  return () => page.unroute(pattern);
}

/** Keeps the page from loading parts ahead, which could mend a loss before the test does. */
const neverIdle = (page: Page) => page.addInitScript(() => void (window.requestIdleCallback = () => 0));

const note = (page: Page) => page.getByTestId('late-note');
const view = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true });

/** The views that are loaded late, and something that each of them shows. */
const VIEWS = [
  { name: 'Sweeps', js: 'sweep-view', css: 'sweep-view', shows: '[data-testid^="sweep"]' },
  // Its styles are those of its histogram, which a lesson has, too.
  { name: 'Prior', js: 'prior-view', css: 'prior-histogram', shows: '[data-testid="prior-status"]' },
  { name: 'Lessons', js: 'lessons-view', css: 'lessons-view', shows: 'a[href*="lesson="], [data-testid^="lesson"]' },
] as const;

for (const kind of ['js', 'css'] as const) {
  for (const { name, shows, ...files } of VIEWS) {
    const isLong = kind === 'css' || name !== 'Sweeps';
    test(`a view whose ${kind} is lost says so while the run goes on: ${name}`, longIf(isLong), async ({ page }) => {
      const lab = labPage(page);
      await neverIdle(page);
      const allow = await block(page, new RegExp(`assets/${files[kind]}-.*\\.${kind}`));
      await lab.open(RUN);
      await lab.reachStep(20);
      await view(page, name).click();
      await expect(note(page)).toContainText('could not be loaded');

      const before = await lab.step();
      expect(before).toBeGreaterThanOrEqual(20);
      await lab.reachStep(before + 50);

      // A second failure keeps the note.
      await note(page).getByRole('button', { name: 'Try again' }).click();
      await expect(note(page).getByRole('button', { name: 'Try again' })).toBeEnabled();
      await lab.reachStep((await lab.step()) + 10);

      await allow();
      await note(page).getByRole('button', { name: 'Try again' }).click();
      await expect(note(page)).toHaveCount(0);
      await expect(page.locator(shows).first()).toBeVisible();
      const styled = await page.evaluate(
        (part) => [...document.styleSheets].some(({ href }) => href?.includes(`assets/${part}-`)),
        files.css,
      );
      expect(styled).toBe(true);

      await view(page, 'Training').click();
      const after = await lab.step();
      expect(after).toBeGreaterThan(before);
      await lab.reachStep(after + 10);
      await expect(lab.failure).toHaveCount(0);
    });
  }
}

test('the inspector and the settings that are lost can be closed or loaded again', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await neverIdle(page);
  const allow = await block(page, /assets\/(settings-panel|inspector)-.*\.js(\?.*)?$/);
  await lab.open(`${RUN}&inspect=1`);
  await expect(note(page)).toContainText('The inspector could not be loaded');
  await note(page).getByRole('button', { name: 'Close' }).click();
  await expect(note(page)).toHaveCount(0);
  await lab.reachStep(20);
  await page
    .getByRole('button', { name: /all settings/i })
    .first()
    .click();
  await expect(note(page)).toContainText('The panel of settings could not be loaded');
  await allow();
  await note(page).getByRole('button', { name: 'Try again' }).click();
  await expect(note(page)).toHaveCount(0);
  await lab.reachStep((await lab.step()) + 10);
});

test('an explanation that is lost says so, and opens when it is loaded again', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await neverIdle(page);
  const allow = await block(page, /assets\/floating-dialog-.*\.js(\?.*)?$/);
  await lab.open(RUN);
  const hint = page.getByRole('button', { name: 'About: Network' });
  await hint.click();
  await expect(note(page)).toContainText('The explanation could not be loaded');
  await note(page).getByRole('button', { name: 'Close' }).click();
  await expect(note(page)).toHaveCount(0);
  await allow();
  await hint.click();
  await expect(page.getByRole('dialog', { name: 'About: Network' })).toContainText('cool is lazy, warm is rich');
  await lab.reachStep(20);
});

test(
  'the views are loaded ahead, so that a network that goes away later takes none of them',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    // The last of all.
    const loaded = page.waitForResponse(/assets\/prior-view-.*\.js(\?.*)?$/);
    await lab.open(RUN);
    await loaded;
    await page.waitForTimeout(500);
    await page.context().setOffline(true);
    for (const { name, shows } of VIEWS) {
      await view(page, name).click();
      await expect(page.locator(shows).first()).toBeVisible();
    }
    await expect(note(page)).toHaveCount(0);
  },
);

test(
  'a lesson whose module is lost is opened by trying again, beside a run that goes on',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    const allow = await block(page, /assets\/(lesson-(?!language)|text-).*\.js(\?.*)?$/);
    await lab.open('#v=1&view=lesson&lesson=lazy-or-rich');
    await expect(page.getByRole('alert').filter({ hasText: 'could not be opened' })).toBeVisible();
    await allow();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByTestId('lesson-run')).toBeVisible();
  },
);

test('recorded results that are lost are loaded by trying again', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const allow = await block(page, /lessons\/lazy-or-rich\/.*\.json$/);
  await lab.open('#v=1&view=lesson&lesson=lazy-or-rich');
  const again = page.getByTestId('lesson-run').getByRole('button', { name: 'Load it again' });
  await expect(again).toBeVisible();
  await allow();
  await again.click();
  await expect(again).toHaveCount(0);
  await expect(page.getByTestId('lesson-summary')).toContainText(/reproduced/i);
});

test('a worker whose script is lost says so, and a reset starts it', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const allow = await block(page, /assets\/worker\/.*\.js$/);
  await lab.open(RUN);
  await expect(lab.failure).toContainText('The script that trains could not be loaded');
  await allow();
  await lab.failure.getByRole('button', { name: /reset|start/i }).click();
  await lab.reachStep(20);
});

test('digits that are lost say so, and a reset loads them', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  const allow = await block(page, /digits\/.*\.bin$/);
  await lab.open('#v=1');
  await expect(lab.failure).toContainText('could not be loaded');
  await allow();
  await lab.failure.getByRole('button', { name: /reset|start/i }).click();
  await lab.reachStep(5);
});
