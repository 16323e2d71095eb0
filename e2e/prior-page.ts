import { expect, type Locator, type Page } from '@playwright/test';
import { labPage, type LabPage } from './lab-page.ts';

/** The prior view as a person sees it, in the words of the tests. */
export interface PriorPage {
  readonly lab: LabPage;
  /** Reads the number of networks drawn, as the page shows it. */
  networks(): Promise<number>;
  /** Waits until all networks are drawn. */
  finish(): Promise<void>;
  /** Reads a measured number, its standard error, and its value in a theory, all at full precision. */
  number(
    measure: string,
    theory?: 'exact' | 'proportional' | 'gaussian',
  ): Promise<{
    value: number;
    error: number;
    theory: number;
  }>;
  /** Types into a field and leaves it with Enter. */
  type(field: string, text: string): Promise<void>;
  /** Parts that tests look at. */
  readonly histogram: Locator;
  readonly story: Locator;
  readonly switch: Locator;
}

/** Returns the prior view in a page of Playwright; call it before the page is opened. */
export function priorPage(page: Page): PriorPage {
  const lab = labPage(page);
  const status = page.getByTestId('prior-status');
  const attribute = async (locator: Locator, name: string) => Number((await locator.getAttribute(name)) ?? NaN);
  return {
    lab,
    networks: () => attribute(status, 'data-networks'),
    finish: () => expect(status).toHaveAttribute('data-phase', 'done', { timeout: 60_000 }),
    async number(measure, theory = 'exact') {
      const row = page.locator(`[data-measure="${measure}"]`);
      const drawn = row.locator('[data-error]');
      return {
        value: await attribute(drawn, 'data-value'),
        error: await attribute(drawn, 'data-error'),
        theory: await attribute(row.locator(`[data-theory="${theory}"]`), 'data-value'),
      };
    },
    async type(field, text) {
      const input = page.getByLabel(field, { exact: true });
      await input.fill(text);
      await input.press('Enter');
    },
    histogram: page.getByTestId('prior-histogram'),
    story: page.getByTestId('prior-story'),
    switch: page.getByRole('radiogroup', { name: 'View' }),
  };
}
