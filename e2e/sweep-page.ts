import { expect, type Locator, type Page } from '@playwright/test';
import { labPage, type LabPage } from './lab-page.ts';

/** The sweep view as a person sees it, in the words of the tests. */
export interface SweepPage {
  readonly lab: LabPage;
  /** Reads the number of finished networks, as the page shows it. */
  networks(): Promise<number>;
  /** Presses a button of the training: Run the sweep, Pause, Go on, Stop. */
  press(name: RegExp): Promise<void>;
  /** Keeps new workers from starting, so that no machine is too fast for the test; returns a function that ends this. */
  holdWorkers(): Promise<() => void>;
  /** Waits until the sweep is in a phase. */
  reach(phase: 'running' | 'paused' | 'stopped' | 'done'): Promise<void>;
  /** Drops a file of this text on the view. */
  drop(name: string, text: string): Promise<void>;
  /** Presses a button that saves, and returns the text of the file. */
  save(name: RegExp): Promise<string>;
  /** Opens the list of kept sweeps. */
  openKept(): Promise<void>;
  /** Closes it. */
  closeKept(): Promise<void>;
  /** Reads the names in the list of kept sweeps, the newest first. */
  keptNames(): Promise<string[]>;
  /** A button of a kept sweep, by its name in the list. */
  keptAction(action: 'Open' | 'Delete', name: string): Locator;
  /** Parts that tests look at. */
  readonly kept: Locator;
  /** The notice about what the browser has no room for. */
  readonly unkept: Locator;
  readonly result: Locator;
  /** The picture of the result, for the keyboard. */
  readonly picture: Locator;
  readonly cell: Locator;
  readonly notices: Locator;
}

/** Returns the sweep view in a page of Playwright; call it before the page is opened. */
export function sweepPage(page: Page): SweepPage {
  const status = page.getByTestId('sweep-status');
  const result = page.getByTestId('sweep-result');
  const kept = page.getByRole('dialog', { name: 'Kept sweeps' });
  return {
    lab: labPage(page),
    networks: async () => Number(await status.getAttribute('data-runs')),
    press: (name) => page.getByRole('group', { name: 'Training of the sweep' }).getByRole('button', { name }).click(),
    async holdWorkers() {
      let letStart = (): void => undefined;
      const looked = new Promise<void>((resolve) => (letStart = resolve));
      await page.route(/run\.worker/, (route) => looked.then(() => route.continue()));
      return letStart;
    },
    reach: (phase) => expect(status).toHaveAttribute('data-phase', phase, { timeout: 40_000 }),
    async drop(name, text) {
      const data = await page.evaluateHandle(
        ([fileName, content]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([content], fileName));
          return transfer;
        },
        [name, text] as const,
      );
      await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data });
    },
    async save(name) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const chunks: Buffer[] = [];
      for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    openKept: () => page.getByRole('button', { name: /^Kept sweeps/ }).click(),
    async closeKept() {
      await kept.getByRole('button', { name: 'Close the kept sweeps' }).click();
      await expect(kept).toHaveCount(0);
    },
    async keptNames() {
      await expect(kept).toBeVisible();
      return kept
        .getByLabel('Name of the sweep')
        .evaluateAll((fields: HTMLInputElement[]) => fields.map(({ value }) => value));
    },
    keptAction: (action, name) => kept.getByRole('button', { name: `${action} ${name}`, exact: true }),
    kept,
    unkept: page.getByTestId('unkept'),
    result,
    picture: result.locator('[role="application"]'),
    cell: page.getByTestId('sweep-cell'),
    notices: page.getByTestId('sweep-notices'),
  };
}
