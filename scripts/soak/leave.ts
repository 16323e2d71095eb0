/** What the lab has kept, and whether it is all there after the browser was killed. */
import process from 'node:process';
import { expect, type BrowserContext } from '@playwright/test';
import { isCheckpointKept } from '../../e2e/kept-heads.ts';
import { runsPage } from '../../e2e/runs-page.ts';
import { MOST_RUNS } from '../../src/store/runs/run-entry.ts';
import { enter, goTo, openKeptSweeps, PATIENCE, tidy, type Walker } from './walker.ts';

/** What a person counts on. */
export interface Kept {
  /** The ids of the kept runs, with their names. */
  runs: Map<string, string>;
  /** The same of the kept sweeps of which something is trained. */
  sweeps: Map<string, string>;
  /** The theme. */
  theme: string | null;
}

/** Reads what the page has kept. */
export async function readKept(walker: Walker): Promise<Kept> {
  const { page } = walker;
  await tidy(walker);
  const kept = await openKeptSweeps(walker);
  // A sweep of which nothing is trained goes when another one begins.
  const sweeps = await kept
    .locator('li[data-kept]')
    .filter({ hasNotText: /(^|\D)0 of / })
    .evaluateAll((rows) =>
      rows.map((row) => [row.getAttribute('data-kept') ?? '', row.querySelector('input')?.value ?? ''] as const),
    );
  await tidy(walker);
  await goTo(walker, 'Training');
  const list = runsPage(page);
  await list.button.click();
  await page.getByTestId('runs').waitFor();
  const more = page.getByTestId('runs').getByRole('button', { name: /^Show \d+ more/ });
  if (await more.isVisible()) await more.click();
  const runs = await list.table
    .locator('tr[data-run]')
    .evaluateAll((rows) =>
      rows.map((row) => [row.getAttribute('data-run') ?? '', row.querySelector('input')?.value ?? ''] as const),
    );
  await tidy(walker);
  return { runs: new Map(runs), sweeps: new Map(sweeps), theme: await page.locator('html').getAttribute('data-theme') };
}

/** Returns a sentence for each thing that was kept and is not there any more, but for what the walker has deleted. */
export function lostOf(before: Kept, after: Kept, deleted: ReadonlySet<string>): string[] {
  const isFull = after.runs.size >= MOST_RUNS;
  const runs = [...before.runs].filter(([id]) => !after.runs.has(id) && !deleted.has(id) && !isFull);
  const sweeps = [...before.sweeps].filter(([id]) => !after.sweeps.has(id));
  return [
    ...runs.map(([, name]) => `The run "${name}" is not kept any more.`),
    ...sweeps.map(([, name]) => `The sweep "${name}" is not kept any more.`),
    ...(before.theme === after.theme ? [] : [`The theme was ${before.theme}, and is ${after.theme}.`]),
  ];
}

/** A run that lasts, whose optimizer remembers what it did. */
const LASTING =
  '#v=1&task=planar&samples=64&width=64&depth=2&batch=32&optimizer=adam&lr=0.001&steps=10000000&right.width=48';

/** Lets go of the curves of all pinned runs, which the page holds in memory. */
export async function unpinAll({ page }: Walker): Promise<void> {
  const { button, table } = runsPage(page);
  await button.click();
  await page.getByTestId('runs').waitFor();
  const pinned = table.locator('button[aria-pressed=true]').and(page.getByRole('button', { name: /^Pin / }));
  while ((await pinned.count()) > 0) await pinned.first().click();
}

/** Trains a run that lasts until the browser has a checkpoint of it. */
export async function trainUntilKept(walker: Walker): Promise<void> {
  await enter(walker, LASTING);
  await walker.lab.press(/^Reset/);
  const since = Date.now();
  await expect.poll(() => isCheckpointKept(walker.page, since), { timeout: PATIENCE, intervals: [500] }).toBe(true);
}

/** Kills the browser of a context, as a crash does, and waits until it is gone. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const browser = processInfo.find(({ type }) => type === 'browser');
  if (!browser) throw new Error('The browser does not say which process it is.');
  const closed = context.waitForEvent('close', { timeout: PATIENCE });
  process.kill(browser.id, 'SIGKILL');
  await closed;
}
