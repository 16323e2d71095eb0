/**
 * `npm run bench:page`: measures the page in headless Chromium on this machine. It reports the time from navigation on a
 * cold cache to the first curve that moves, tasks of the main thread over 50 ms during a run, the answer of a slider, and
 * steps a second with streaming on. Nothing is asserted, since the numbers depend on the machine.
 */
import process from 'node:process';
import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { ensureBrowser, launchFlags } from '../scripts/browser.mjs';

declare global {
  /** Durations of the main thread's long tasks so far, in ms; set in the page below. */
  var longTasks: number[];
  /** Returns the step that the page shows; set in the page below. */
  var stepShown: () => number;
}

const ROUNDS = 5;
const RUN_SECONDS = 15;
const say = (line: string) => process.stdout.write(`${line}\n`);

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: '127.0.0.1', port: 4199 }, logLevel: 'error' });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: launchFlags });

const firstCurves: number[] = [];
for (let round = 0; round < ROUNDS; round++) firstCurves.push(await inFreshPage(firstCurve));
say(`first curve moving after navigation, cold cache: ${describe(firstCurves)} ms`);
await inFreshPage(async (page) => {
  await firstCurve(page);
  await reportRun(page);
  await reportSlider(page);
});
await browser.close();
await server.close();

/** Opens a page in a new context, whose cache is empty. */
async function inFreshPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Measures the milliseconds from navigation until the shown loss has changed once. */
async function firstCurve(page: Page): Promise<number> {
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

async function reportRun(page: Page): Promise<void> {
  const mark = await page.evaluate(() => ({
    tasks: globalThis.longTasks.length,
    step: stepShown(),
    at: performance.now(),
  }));
  await page.waitForTimeout(RUN_SECONDS * 1000);
  const end = await page.evaluate(() => ({ tasks: globalThis.longTasks, step: stepShown(), at: performance.now() }));
  const during = end.tasks.slice(mark.tasks);
  say(`steps a second with streaming on: ${((1000 * (end.step - mark.step)) / (end.at - mark.at)).toFixed(0)}`);
  say(
    `main-thread tasks over 50 ms while loading: ${mark.tasks}, longest ${longest(end.tasks.slice(0, mark.tasks))} ms`,
  );
  say(`main-thread tasks over 50 ms in ${RUN_SECONDS} s of a run: ${during.length}, longest ${longest(during)} ms`);
}

/** Reports the time from a key on the width slider to the painted new value, and to the first frame of the new run. */
async function reportSlider(page: Page): Promise<void> {
  const painted: number[] = [];
  const restarted: number[] = [];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    await page.waitForTimeout(2000);
    await page.getByRole('slider', { name: 'Width', exact: true }).focus();
    const times = await page.evaluate(
      (key) =>
        new Promise<{ painted: number; restarted: number }>((resolve) => {
          const slider = document.activeElement;
          const before = slider?.getAttribute('aria-valuetext');
          let shown = 0;
          const start = performance.now();
          const look = () => {
            if (shown === 0 && slider?.getAttribute('aria-valuetext') !== before) shown = performance.now() - start;
            if (shown > 0 && stepShown() < 20) resolve({ painted: shown, restarted: performance.now() - start });
            else requestAnimationFrame(look);
          };
          slider?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          requestAnimationFrame(look);
        }),
      round % 2 ? 'ArrowRight' : 'ArrowLeft',
    );
    painted.push(times.painted);
    restarted.push(times.restarted);
  }
  say(`slider: new value painted after ${describe(painted)} ms; new run drawn after ${describe(restarted)} ms`);
}

function describe(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)].toFixed(0)} (median of ${values.length}, ${sorted[0].toFixed(0)} to ${sorted[sorted.length - 1].toFixed(0)})`;
}

function longest(tasks: number[]): string {
  return Math.max(0, ...tasks).toFixed(0);
}
