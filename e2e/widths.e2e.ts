import { expect, test, type Page } from '@playwright/test';
import { openControls } from './controls-sheet.ts';
import { findCutOff } from './cut-off.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { longIf } from './long.ts';

/** Phones, tablets, projectors, desks, and two of them at 200 %, which halves the window. */
const SIZES = [
  [320, 640],
  [390, 844],
  [640, 360],
  [720, 450],
  [768, 1024],
  [820, 1180],
  [844, 390],
  [960, 600],
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
] as const;

const SINGLE = `#v=1&width=32&depth=2&bias=true${WITHOUT_END}`;
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** What is looked at: a link, and what a person does there at each size. */
const VIEWS: readonly { name: string; fragment: string; open?: (page: Page) => Promise<void>; close?: string }[] = [
  { name: 'one network', fragment: SINGLE },
  { name: 'its controls', fragment: SINGLE, open: openControls },
  {
    name: 'all settings',
    fragment: SINGLE,
    open: async (page) => {
      await openControls(page);
      await press('All settings')(page);
    },
    close: 'Close the settings',
  },
  { name: 'the runs', fragment: SINGLE, open: press(/^Runs/), close: 'Close the runs' },
  {
    name: 'two networks',
    fragment: `#v=1&task=planar&shape=spirals&width=32&gamma0=0.01&right.gamma0=10${WITHOUT_END}`,
  },
  { name: 'a layer', fragment: `${SINGLE}&inspect=1` },
  { name: 'the lessons', fragment: '#v=1&view=lesson' },
  { name: 'a lesson', fragment: '#v=1&view=lesson&lesson=lazy-or-rich' },
  { name: 'a sweep', fragment: '#v=1&view=sweep' },
  {
    // Then the page's bar names the engine.
    name: 'a sweep after training',
    fragment: SINGLE,
    open: async (page) => {
      await page.getByTestId('backend').waitFor();
      await page.getByRole('radiogroup', { name: 'View' }).getByText('Sweeps', { exact: true }).click();
    },
  },
  { name: 'a prior', fragment: '#v=1&view=prior' },
];

/** Returns what is cut off once charts and pictures are laid out anew, which takes a busy machine a while. */
async function staysCutOff(page: Page): Promise<string[]> {
  let found: string[] = [];
  for (let looks = 0; looks < 10; looks++) {
    await page.waitForTimeout(300);
    found = await findCutOff(page);
    if (found.length === 0) break;
  }
  return found;
}

for (const { name, fragment, open, close } of VIEWS) {
  test(`nothing of ${name} is cut off at any width`, longIf(true), async ({ page }) => {
    const lab = labPage(page);
    await lab.open(fragment);
    await expect(page.getByRole('main')).toBeVisible();
    const cutOff: string[] = [];
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await open?.(page);
      cutOff.push(...(await staysCutOff(page)).map((what) => `${width} x ${height}: ${what}`));
      if (close !== undefined) await press(close)(page);
    }
    expect(cutOff).toEqual([]);
    expect(lab.problems).toEqual([]);
  });
}
