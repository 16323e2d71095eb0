import { expect, type Locator, type Page } from '@playwright/test';

/** The inspector of a layer as a person sees it, in the words of the tests. */
export interface InspectorPage {
  readonly panel: Locator;
  /** Returns the button of a layer in the strip of the network, such as "layer 2" or "the readout". */
  layer(name: string): Locator;
  /** Presses a layer of the strip, and waits for its contents. */
  open(name: string): Promise<void>;
  /** Waits until the answer to the last request is shown, and returns the step it belongs to. */
  answered(): Promise<number>;
  /** Chooses one of the options in its head, such as "3", "readout" or "W − W₀". */
  choose(option: string): Promise<void>;
  /** Reads the first rows of the table of spectra, at full precision. */
  spectra(rows: number): Promise<number[][]>;
}

/** Returns the inspector in a page of Playwright. */
export function inspectorPage(page: Page): InspectorPage {
  const panel = page.getByTestId('inspector');
  const layer = (name: string) => page.getByRole('button', { name: `Inspect ${name}`, exact: true });
  const answered = async () => {
    await expect(panel).toHaveAttribute('data-step', /\d/);
    return Number(await panel.getAttribute('data-step'));
  };
  return {
    panel,
    layer,
    open: async (name) => {
      await layer(name).click();
      await answered();
    },
    answered,
    choose: async (option) => {
      await panel.getByText(option, { exact: true }).first().click();
      await answered();
    },
    async spectra(rows) {
      if ((await page.getByTestId('inspector-table').count()) === 0)
        await panel.getByRole('button', { name: 'Spectra: show as table' }).click();
      const cells = page.getByTestId('inspector-table').locator('tbody tr');
      await cells.first().waitFor();
      return cells.evaluateAll(
        (elements, count) =>
          elements
            .slice(0, count)
            .map((row) =>
              [...row.querySelectorAll('td')].map((cell) => Number.parseFloat(cell.getAttribute('data-value') ?? '')),
            ),
        rows,
      );
    },
  };
}
