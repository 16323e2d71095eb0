/** A page of the lab in headless Chromium, with the counters that the measurements of `npm run bench:page` need. */
import process from 'node:process';
import type { Browser, CDPSession, Page } from 'playwright';
import { median } from '../statistics.ts';

declare global {
  /** Durations of the main thread's long tasks so far, in ms; set in the page below. */
  var longTasks: number[];
  /** Returns the step that the page shows; set in the page below. */
  var stepShown: () => number;
}

/** A page of the lab that is measured. */
export interface MeasuredPage {
  page: Page;
  /** Opens the lab with a link's fragment, on an empty cache, and returns the ms from navigation to a loss that moves. */
  open: (fragment?: string) => Promise<number>;
  /** Returns what the main thread has done so far. */
  mark: () => Promise<Mark>;
  /** Collects garbage, and returns the size of the page's heap in bytes; workers have heaps of their own. */
  heap: () => Promise<number>;
}

/** What the main thread has done at a moment. */
export interface Mark {
  /** The durations of its tasks over 50 ms, in ms. */
  tasks: number[];
  step: number;
  /** Milliseconds since navigation. */
  at: number;
  /** Milliseconds in tasks of any length. */
  busy: number;
}

/** Opens a page in a new context, whose cache is empty, and closes it after use. */
export async function inFreshPage<Result>(
  browser: Browser,
  address: string,
  use: (measured: MeasuredPage) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await addCounters(page);
    return await use({
      page,
      open: (fragment = '') => open(page, address + fragment),
      mark: async () => ({ ...(await countersOf(page)), busy: await busyTime(session) }),
      heap: async () => {
        await session.send('HeapProfiler.collectGarbage');
        return (await session.send('Runtime.getHeapUsage')).usedSize;
      },
    });
  } finally {
    await context.close();
  }
}

async function addCounters(page: Page): Promise<void> {
  // tsx names functions through a helper that the page doesn't have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(() => {
    const longTasks: number[] = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    const stepShown = () => Number(document.querySelector('[data-testid="step"]')?.getAttribute('data-step') ?? '0');
    Object.assign(globalThis, { longTasks, stepShown });
  });
}

async function open(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const now = document.querySelector('[data-testid="loss-now"]')?.getAttribute('data-step') ?? '0';
          if (Number(now) >= 1) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

const countersOf = (page: Page) =>
  page.evaluate(() => ({ tasks: [...globalThis.longTasks], step: stepShown(), at: performance.now() }));

async function busyTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

/** Writes a line of the report. */
export const say = (line: string) => process.stdout.write(`${line}\n`);

/** Returns the number of tasks over 50 ms and the longest of them in words. */
export const tasksText = (tasks: readonly number[]) =>
  `main-thread tasks over 50 ms: ${tasks.length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`;

/** Returns the median of times in ms and their range in words. */
export const timesText = (values: number[]) =>
  `${median(values).toFixed(0)} ms (median of ${values.length}, ${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;

/** Reports a run of so many seconds: its steps a second, and the long tasks meanwhile. */
export async function reportSeconds({ page, mark }: MeasuredPage, name: string, seconds: number): Promise<void> {
  const start = await mark();
  await page.waitForTimeout(1000 * seconds);
  const end = await mark();
  say(`${name}: ${((1000 * (end.step - start.step)) / (end.at - start.at)).toFixed(0)} steps a second`);
  say(`${name}, ${seconds} s: ${tasksText(end.tasks.slice(start.tasks.length))}`);
}
