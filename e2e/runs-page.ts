import { expect, type Locator, type Page } from '@playwright/test';
import { labPage, type LabPage } from './lab-page.ts';

/** The list of runs as a person sees it, in the words of the tests. */
export interface RunsPage {
  readonly lab: LabPage;
  /** Trains one experiment after another, each for some steps; all but the last are then in the list. */
  train(fragments: readonly string[]): Promise<void>;
  /** Opens the list. */
  open(): Promise<void>;
  /** Waits until so many runs are in the list. */
  reachCount(count: number): Promise<void>;
  /** Reads the names of the runs in the order of the page. */
  names(): Promise<string[]>;
  /** Types a name in place of another one, and presses a key. */
  rename(from: string, to: string, key: 'Enter' | 'Escape'): Promise<void>;
  /** Returns a button of a run, such as "Pin" or "Delete". */
  action(does: string, name: string): Locator;
  /** Reads the texts of a column, such as "net.width" or "loss". */
  column(key: string): Promise<string[]>;
  /** Parts that tests look at. */
  readonly button: Locator;
  readonly table: Locator;
  readonly note: Locator;
  /** The names of the curves of the first chart. */
  readonly legend: Locator;
}

/** Returns the list of runs in a page of Playwright; call it before the page is opened. */
export function runsPage(page: Page): RunsPage {
  const lab = labPage(page);
  const button = page.getByRole('button', { name: /^Runs/ });
  const table = page.getByRole('table', { name: 'Runs' });
  const fields = table.getByRole('textbox', { name: 'Name of the run' });
  const names = () => fields.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  const reachCount = (count: number) =>
    expect(button).toHaveText(count === 0 ? 'Runs' : `Runs ${count}`, { timeout: 20_000 });
  return {
    lab,
    async train(fragments) {
      for (const [i, fragment] of fragments.entries()) {
        if (i === 0) await lab.open(fragment);
        else {
          await page.evaluate((hash) => (location.hash = hash), fragment);
          // The run before is kept when this one takes its place.
          await reachCount(i);
          await lab.press(/^Play/);
        }
        await lab.reachStep(10);
        await lab.press(/^Pause/);
      }
    },
    async open() {
      await button.click();
      await expect(page.getByRole('complementary', { name: 'Runs' })).toBeVisible();
    },
    reachCount,
    names,
    async rename(from, to, key) {
      const field = fields.nth((await names()).indexOf(from));
      await field.fill(to);
      await field.press(key);
    },
    action: (does, name) =>
      table.getByRole('button', {
        name: new RegExp(`^${does} (with |the settings of )?${escaped(name)}( in the charts)?$`),
      }),
    column: (key) => table.locator(`tbody td[data-column="${key}"]`).allTextContents(),
    button,
    table,
    note: page.getByTestId('runs-note'),
    legend: page.getByTestId('loss-now'),
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
