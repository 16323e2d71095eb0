import { expect, test } from '@playwright/test';
import { openControls } from './controls-sheet.ts';
import { findCutOff } from './cut-off.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const SINGLE = `#v=1&width=32&depth=2&bias=true${WITHOUT_END}`;

for (const [width, height] of [
  [390, 844],
  [1280, 720],
  [1920, 1080],
] as const)
  test.describe(`at ${width} x ${height}`, longIf(width === 1920, width === 390 ? FURTHER : {}), () => {
    test.use({ viewport: { width, height } });

    test('what a teacher hides is not there, its keys do nothing, and nothing is cut off', async ({ page }) => {
      const lab = labPage(page);
      await page.goto(`./?hide=runs,begin,compare,help,undo,loss,task,figures,views${SINGLE}`);
      await lab.reachStep(5);
      for (const key of ['b', 'c', '?', 'Control+z']) await page.keyboard.press(key);
      for (const name of [/^Runs/, 'Begin with', 'Lazy | rich', /^Help/, 'Undo', /^Save/])
        await expect(page.getByRole('button', { name })).toHaveCount(0);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByTestId('chart-loss')).toHaveCount(0);
      await expect(page.getByTestId('chart-movement')).toBeVisible();
      await expect(page.getByRole('radiogroup', { name: 'View' })).toHaveCount(0);
      expect(lab.hash()).not.toContain('right.');
      expect(await findCutOff(page)).toEqual([]);
      expect(lab.problems).toEqual([]);
    });

    test('what a teacher locks says so, and stays', async ({ page }) => {
      const lab = labPage(page);
      await page.goto(`./?lock=width,lr:0.01..0.1,comparison,task&start=paused${SINGLE}`);
      await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
      await openControls(page);
      await expect(page.getByRole('slider', { name: 'Width', exact: true })).toBeDisabled();
      await expect(page.getByRole('combobox', { name: 'Task', exact: true })).toBeDisabled();
      await page.getByRole('button', { name: /Held by the teacher's link: .*Width/ }).click();
      await expect(page.getByRole('dialog')).toContainText('holds');
      await page.keyboard.press('Escape');
      const rate = page.getByRole('slider', { name: 'Learning rate', exact: true });
      await rate.focus();
      await rate.press('End');
      expect(await lab.valueOf('Learning rate')).toBe('0.1');
      await page.getByLabel('Learning rate, exact value').fill('1');
      await page.getByLabel('Learning rate, exact value').press('Enter');
      await expect(page.getByRole('alert').first()).toContainText('from 0.01 to 0.1 only');
      await page.keyboard.press('Escape');
      await page.evaluate(() => {
        location.hash = '#v=1&width=64';
      });
      await expect(lab.linkNotices).toContainText('holds');
      await expect(page.getByTestId('step')).toHaveAttribute('data-step', '0');
    });
  });

test(
  'a link to a view that a teacher hides is refused in a sentence, and the page stays',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await page.goto(`./?hide=views${SINGLE}`);
    await lab.reachStep(5);
    await page.evaluate(() => (location.hash = '#v=1&view=sweep'));
    await expect(lab.linkNotices).toContainText(`The teacher's link hides the view "Sweeps".`);
    await expect(page.getByTestId('chart-loss')).toBeVisible();
    expect(lab.problems).toEqual([]);
  },
);

test('a link that begins at rest with a step rests at exactly that step', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await page.goto(`./?start=paused${SINGLE}&at=45`);
  await lab.reachStep(45);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  await expect(page.getByTestId('step')).toHaveAttribute('data-step', '45');
  expect(lab.problems).toEqual([]);
});

test('a lock of all settings holds in sweeps, too, by the gallery and by keys', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await page.goto(`./?lock=settings${SINGLE}`);
  await lab.reachStep(5);
  await page.keyboard.press('b');
  await page.getByRole('dialog').getByText('Coordinate check').first().click();
  await expect(page.getByTestId('sweep-refused')).toHaveText("The teacher's link holds all settings fixed.");
  await expect(page.getByRole('button', { name: 'Run the sweep' })).toBeDisabled();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('sweep-status')).toHaveAttribute('data-runs', '0');
  expect(lab.problems).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the name of the page has two lines at most beside the buttons of a lesson', FURTHER, async ({ page }) => {
    await page.goto('./?lesson=alignment');
    const title = page.getByRole('heading', { level: 1, name: 'Lazy–Rich Lab' });
    await expect(title).toBeVisible();
    const lines = await title.evaluate(
      (element) => element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight),
    );
    expect(lines).toBeLessThan(2.5);
  });
});
