/**
 * `npm run bench:sweep`: measures a sweep of 8 x 8 cells and 4 seeds of the first bench shape for 500 steps, in threads
 * of Node and on the page in headless Chromium. It reports the seconds, how much longer one worker takes, how busy the
 * cores are, and how fast the page answers meanwhile. Nothing is asserted, since the numbers depend on the machine.
 */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { chromium, type CDPSession, type Page } from 'playwright';
import { build, preview } from 'vite';
import { nodePoolSpec } from '../cli/machine/node-workers.ts';
import { encodeSweepLink } from '../src/config/link/sweep-link.ts';
import { parseSweep, type Sweep } from '../src/config/sweep/sweep.ts';
import { createPool } from '../src/worker/host/pool.ts';
import { planSweep } from '../src/worker/sweep/plan.ts';
import { runSweep } from '../src/worker/sweep/run-sweep.ts';
import { ensureBrowser, launchFlags } from '../scripts/browser.mjs';

const CORES = availableParallelism();
const SLIDER_ROUNDS = 10;
const say = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

const sweep = benchSweep();
const one = await inNode(1);
const all = await inNode(CORES);
say(`Node, 1 thread: ${one.seconds.toFixed(1)} s`);
say(
  `Node, ${CORES} threads: ${all.seconds.toFixed(1)} s, ${(one.seconds / all.seconds).toFixed(2)} times one thread; ` +
    `${CORES} cores ${percent(all.cpuSeconds / all.seconds / CORES)} busy`,
);
await onPage();

/** Returns a sweep of 256 networks. */
function benchSweep(): Sweep {
  const parsed = parseSweep({
    base: {
      task: { name: 'linear-teacher', d: 16, samples: 128, testSamples: 128 },
      net: { width: 64, depth: 2 },
      train: { steps: 500 },
      measure: { twin: false },
    },
    axes: [
      { setting: 'train.lr', from: 0.01, to: 1, count: 8 },
      { setting: 'scaling.gamma0', from: 0.1, to: 10, count: 8 },
    ],
    seeds: 4,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.sweep;
}

/** Measures the time from the first spawn to the last result. */
async function inNode(workers: number): Promise<{ seconds: number; cpuSeconds: number }> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const pool = createPool(nodePoolSpec('wasm', workers));
  await runSweep(pool, { sweep, jobs: planSweep(sweep).jobs, onJob: () => undefined });
  const { user, system } = process.cpuUsage(cpu);
  pool.dispose();
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 };
}

async function onPage(): Promise<void> {
  await build({ logLevel: 'warn' });
  const server = await preview({ preview: { host: '127.0.0.1', port: 4198 }, logLevel: 'error' });
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: launchFlags });
  const session = await browser.newBrowserCDPSession();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    // tsx names functions through a helper that the page doesn't have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(() => {
      const longTasks: number[] = [];
      new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
      Object.assign(globalThis, { longTasks });
    });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${encodeSweepLink(sweep)}`);
    await reportSweep(page, session);
    await reportSlider(page);
  } finally {
    await browser.close();
    await server.close();
  }
}

function run(page: Page): Promise<void> {
  return page.getByRole('button', { name: /^Run/ }).click();
}

function phaseOf(page: Page): Promise<string | null> {
  return page.getByTestId('sweep-status').getAttribute('data-phase');
}

async function reportSweep(page: Page, session: CDPSession): Promise<void> {
  await page.waitForSelector('[data-testid="sweep-status"][data-phase="idle"]');
  const loading = await longTasks(page);
  const [began, cpu] = [performance.now(), await cpuSeconds(session)];
  await run(page);
  await page.waitForSelector('[data-testid="sweep-status"][data-phase="done"]', { timeout: 600_000 });
  const seconds = (performance.now() - began) / 1000;
  const busy = ((await cpuSeconds(session)) - cpu) / seconds / CORES;
  const tasks = (await longTasks(page)).slice(loading.length);
  say(`Page: ${seconds.toFixed(1)} s; ${CORES} cores ${percent(busy)} busy`);
  say(`main-thread tasks over 50 ms meanwhile: ${tasks.length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`);
}

/** Reports the time from a key on the width slider of the lab to the painted new value, while the sweep runs. */
async function reportSlider(page: Page): Promise<void> {
  await run(page);
  await page.getByText('Training', { exact: true }).click();
  await page.waitForTimeout(2000);
  const painted: number[] = [];
  for (let round = 0; round < SLIDER_ROUNDS; round++) {
    await page.waitForTimeout(500);
    await page.getByRole('slider', { name: 'Width', exact: true }).focus();
    painted.push(await page.evaluate(sliderAnswer, round % 2 ? 'ArrowRight' : 'ArrowLeft'));
  }
  await page.getByText('Sweeps', { exact: true }).click();
  const sorted = painted.sort((a, b) => a - b);
  const times = `${sorted[SLIDER_ROUNDS / 2].toFixed(0)} ms (median of ${SLIDER_ROUNDS}, longest ${sorted[SLIDER_ROUNDS - 1].toFixed(0)})`;
  say(`slider of the lab painted after ${times}; the sweep is ${String(await phaseOf(page))} meanwhile`);
}

/** Measures, in the page, the milliseconds from a key press on the focused element until its new value is painted. */
function sliderAnswer(key: string): Promise<number> {
  return new Promise((resolve) => {
    const slider = document.activeElement;
    const before = slider?.getAttribute('aria-valuetext');
    const start = performance.now();
    const look = () => {
      if (slider?.getAttribute('aria-valuetext') !== before) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    slider?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    requestAnimationFrame(look);
  });
}

function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
}

/** Returns the processor time of all processes of the browser so far. */
async function cpuSeconds(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
