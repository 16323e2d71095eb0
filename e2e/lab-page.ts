import { expect, type Locator, type Page } from '@playwright/test';
import { openControls } from './controls-sheet.ts';
import type { MadeTaskName } from '../src/tasks/tasks.ts';

/** The part of a link that keeps a run from ending under a test: a small one takes 10,000 steps a second. */
export const WITHOUT_END = '&steps=10000000';
/** A network that is large enough for several threads, and done within some seconds. */
export const LARGE = '#v=1&task=planar&samples=256&width=256&depth=3&batch=64&steps=600&probe=16';

/** The lab as a person sees it, in the words of the tests. */
export interface LabPage {
  /** The problems that the browser has reported so far: errors in the console, uncaught ones, failed requests. */
  readonly problems: readonly string[];
  /**
   * Opens the lab with a link's fragment, such as "#v=1&width=512"; the default experiment without one.
   * `backend` is forced through the address.
   */
  open(fragment?: string, backend?: string): Promise<void>;
  /** Reads the number of steps done, as the page shows it. */
  step(): Promise<number>;
  /** Waits until at least so many steps are done. */
  reachStep(step: number): Promise<void>;
  /** Presses a button of the transport: Play, Pause, One step, Reset. */
  press(name: RegExp): Promise<void>;
  /** Chooses a task in the menu. */
  choose(task: MadeTaskName): Promise<void>;
  /** Reads the link in the address. */
  hash(): string;
  /** Takes back the last change of settings, or makes it again, by its button. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Presses the button that splits the page in a lazy and a rich network, or ends that. */
  lazyRich(): Promise<void>;
  /** Compares two values of a setting by the form. */
  compareWith(setting: string, left: string, right: string): Promise<void>;
  /** Reads the exact value of a slider. */
  valueOf(slider: string): Promise<string>;
  /** Moves a slider by one detent, as a person at the keyboard does. */
  nudge(slider: string, key: 'ArrowLeft' | 'ArrowRight'): Promise<void>;
  /** Reads the present full-precision value of a curve. */
  now(chart: ChartName | 'loss-strip', curve: string): Promise<number>;
  /** Reads the values of every curve of a chart by step from its table, all at full precision. */
  table(chart: ChartName): Promise<Map<number, string[]>>;
  /** Parts that tests look at. */
  readonly backend: Locator;
  readonly failure: Locator;
  readonly linkNotices: Locator;
  readonly scalingTable: Locator;
}

/** The three charts. */
export type ChartName = 'loss' | 'movement' | 'alignment';

/** Returns the lab in a page of Playwright; call it before the page is opened, so that no problem is missed. */
export function labPage(page: Page): LabPage {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed';
    // A worker that is ended takes its requests with it.
    if (why !== 'net::ERR_ABORTED') problems.push(`${request.url()}: ${why}`);
  });

  const step = async () => Number(await page.getByTestId('step').getAttribute('data-step'));
  const transport = page.getByRole('group', { name: 'Run' });

  return {
    problems,
    async open(fragment = '', backend) {
      await page.goto(`./${backend === undefined ? '' : `?backend=${backend}`}${fragment}`);
    },
    step,
    // By default it would look once a second after a while.
    reachStep: (wanted) => expect.poll(step, { timeout: 60_000, intervals: [100] }).toBeGreaterThanOrEqual(wanted),
    press: (name) => transport.getByRole('button', { name }).click(),
    choose: async (task) => {
      await openControls(page);
      await page.getByRole('combobox', { name: 'Task', exact: true }).selectOption(task);
    },
    hash: () => new URL(page.url()).hash,
    async undo() {
      await openControls(page);
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
    },
    async redo() {
      await openControls(page);
      await page.getByRole('button', { name: 'Redo', exact: true }).click();
    },
    lazyRich: () => page.getByRole('button', { name: 'Lazy | rich' }).click(),
    async compareWith(setting, left, right) {
      await page.getByRole('button', { name: 'Compare with …' }).click();
      const form = page.getByRole('dialog', { name: 'Compare with …' });
      await form.getByRole('combobox', { name: 'Setting' }).selectOption(setting);
      for (const [name, value] of [
        ['Left value', left],
        ['Right value', right],
      ]) {
        const field = form.getByLabel(name);
        if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
        else {
          await field.fill(value);
          await field.press('Enter');
        }
      }
      await form.getByRole('button', { name: 'Compare', exact: true }).click();
    },
    async valueOf(slider) {
      await openControls(page);
      return page.getByLabel(`${slider}, exact value`).inputValue();
    },
    async nudge(slider, key) {
      await openControls(page);
      const thumb = page.getByRole('slider', { name: slider, exact: true });
      await thumb.focus();
      await thumb.press(key);
    },
    async now(chart, curve) {
      const entry = page.getByTestId(`${chart}-now`).locator(`[data-curve="${curve}"]`);
      return Number.parseFloat((await entry.getAttribute('data-value')) ?? '');
    },
    async table(chart) {
      const panel = page.getByTestId(`chart-${chart}`);
      const asTable = panel.getByRole('button', { name: /show as table/ });
      // An open table is a second old at most, which many steps fit into; one that opens shows what there is.
      if ((await asTable.getAttribute('aria-pressed')) === 'true') await asTable.click();
      await asTable.click();
      await panel.locator('tbody tr').first().waitFor();
      const rows = await panel.locator('tbody tr').evaluateAll((elements) =>
        elements.map((row) => ({
          step: Number(row.getAttribute('data-step')),
          values: [...row.querySelectorAll('td')].map((cell) => cell.getAttribute('data-value') ?? ''),
        })),
      );
      return new Map(rows.map(({ step: at, values }) => [at, values]));
    },
    backend: page.getByTestId('backend'),
    failure: page.getByTestId('failure'),
    linkNotices: page.getByTestId('link-notices'),
    scalingTable: page.getByTestId('scaling-table'),
  };
}
