/** A page of the lab in headless Chromium, with the counters that the measurements of `npm run bench:page` need. */
import process from 'node:process';
import type { Browser, Page } from 'playwright';
import { median } from '../statistics.ts';

declare global {
  /** Returns the step that the page shows; set in the page below. */
  var stepShown: () => number;
  /** Returns whether the page shows what the present network has learned; set in the page below. */
  var isPictureShown: () => boolean;
}

/** A page of the lab that is measured. */
export interface MeasuredPage {
  page: Page;
  /** Opens the lab with a link's fragment, on an empty cache, and waits for its curves and pictures. */
  open: (fragment?: string) => Promise<Opened>;
  /** Does something, and returns what the main thread did meanwhile. */
  during: (act: () => Promise<unknown>) => Promise<Work>;
  /** Collects garbage, and returns the size of the page's heap in bytes; workers have heaps of their own. */
  heap: () => Promise<number>;
}

/** The ms from navigation to a loss that moves, and to the first picture of what a network has learned. */
export interface Opened {
  curve: number;
  picture: number;
}

/**
 * What the main thread did for some time. Tasks count with their time on the processor, so that other work of the
 * machine does not make them longer.
 */
export interface Work {
  /** The milliseconds of each task. */
  tasks: readonly number[];
  /** The steps that the run went on, and the milliseconds that it took. */
  steps: number;
  elapsed: number;
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
    await addCounters(page);
    return await use({
      page,
      open: (fragment = '') => open(page, address + fragment),
      during: (act) => during(browser, page, act),
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
    const stepShown = () => Number(document.querySelector('[data-testid="step"]')?.getAttribute('data-step') ?? '0');
    const isPictureShown = () => {
      const picture = document.querySelector('[data-testid="learned-function"]');
      if (!picture?.querySelector('canvas')) return false;
      return picture.querySelector('[data-empty]') === null;
    };
    Object.assign(globalThis, { stepShown, isPictureShown });
  });
}

async function open(page: Page, address: string): Promise<Opened> {
  await page.goto(address);
  return page.evaluate(
    () =>
      new Promise<Opened>((resolve) => {
        const opened = { curve: 0, picture: 0 };
        const look = () => {
          const now = document.querySelector('[data-testid="loss-now"]')?.getAttribute('data-step') ?? '0';
          if (opened.curve === 0 && Number(now) >= 1) opened.curve = performance.now();
          if (opened.picture === 0 && globalThis.isPictureShown()) opened.picture = performance.now();
          if (opened.curve > 0 && opened.picture > 0) resolve(opened);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** An event of Chromium's trace; `tdur` is in microseconds of the thread. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  args: { name?: string };
}

async function during(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<Work> {
  const now = () =>
    page.evaluate(() => ({ step: globalThis.stepShown?.() ?? 0, at: performance.timeOrigin + performance.now() }));
  const start = await now();
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await act();
  const trace = (await browser.stopTracing()).toString();
  const end = await now();
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const main = traceEvents.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = traceEvents.flatMap(({ name, pid, tid, tdur = 0 }) =>
    name === 'RunTask' && pid === main?.pid && tid === main.tid ? [tdur / 1000] : [],
  );
  if (tasks.length === 0) throw new Error('The trace has no tasks of the main thread.');
  return { tasks, steps: end.step - start.step, elapsed: end.at - start.at };
}

/** Writes a line of the report. */
export const say = (line: string) => process.stdout.write(`${line}\n`);

/** A task of so many ms is felt. */
const LONG = 50;

/** Returns the number of long tasks and the longest of all in words. */
export const tasksText = (tasks: readonly number[]) =>
  `main-thread tasks over ${LONG} ms: ${tasks.filter((ms) => ms > LONG).length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`;

/** Returns the median of times in ms and their range in words. */
export const timesText = (values: number[]) =>
  `${median(values).toFixed(0)} ms (median of ${values.length}, ${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;

/** Reports a run of so many seconds: its steps a second, and the long tasks meanwhile. */
export async function reportSeconds(
  { page, during: work }: MeasuredPage,
  name: string,
  seconds: number,
): Promise<void> {
  const { tasks, steps, elapsed } = await work(() => page.waitForTimeout(1000 * seconds));
  say(`${name}: ${((1000 * steps) / elapsed).toFixed(0)} steps a second; in ${seconds} s ${tasksText(tasks)}`);
}
