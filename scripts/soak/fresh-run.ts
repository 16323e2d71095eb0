/** Holds the numbers that the page shows after all to those of a run in a browser that has seen nothing of it. */
import { expect, type Browser, type Page } from '@playwright/test';
import { isLogStep } from '../../src/maths/log-steps.ts';
import { phaseOf, reach, strikeTraining, WORKER_STRIKES } from './faults.ts';
import { enter, goTo, oneOf, PATIENCE, tidy, walkerOf, type Walker } from './walker.ts';

/** The steps of a run that is compared: enough that something can go wrong in its middle. */
const STEPS = 400;
const NO_FAULT = 'no fault';

/** What came of a comparison. */
export interface Comparison {
  /** What was compared: the link, the backend, the fault in the middle. */
  what: string;
  /** How many numbers are the same; `null`: none was compared, and `what` says why. */
  numbers: number | null;
  /** Numbers that differ, or are missing. */
  differences: string[];
}

/** Trains the present experiment from its start to its end, with a fault in the middle, and then again in a new browser context. */
export async function compareWithFresh(walker: Walker, browser: Browser, address: string): Promise<Comparison> {
  const { page, lab } = walker;
  await tidy(walker);
  await goTo(walker, 'Training');
  const link = `${lab.hash().replace(/&(steps|inspect|at|paused)=[^&]*/g, '')}&steps=${STEPS}`;
  await enter(walker, link);
  await expect.poll(lab.hash, { timeout: PATIENCE }).toContain(`steps=${STEPS}`);
  await lab.press(/^Reset/);
  const before = await lab.backend.getAttribute('data-backend');
  const faults = Object.keys(WORKER_STRIKES).filter((name) => before === 'webgpu' || !name.startsWith('GPU'));
  const drawn = oneOf(walker, [NO_FAULT, ...faults]);
  await expect.poll(() => phaseOf(walker), { timeout: PATIENCE }).not.toBe('opening');
  const fault = (await phaseOf(walker)) === 'running' ? drawn : NO_FAULT;
  if (fault !== NO_FAULT) await strikeTraining(walker, fault);
  const what = `${link} on ${before}, ${fault}`;
  const ended = await reach(walker, 'end').then(
    () => true,
    () => false,
  );
  if (!ended) return { what: `${what}: too slow`, numbers: null, differences: [] };
  if ((await lab.backend.getAttribute('data-backend')) !== before)
    return { what: `${what}: the GPU was given up`, numbers: null, differences: [] };
  const here = await takeNumbers(page);

  const context = await browser.newContext({ viewport: page.viewportSize(), serviceWorkers: 'block' });
  try {
    const fresh = await context.newPage();
    await fresh.addInitScript('globalThis.__name = (named) => named');
    await fresh.goto(`${address}?backend=${before}${lab.hash()}`);
    await reach(walkerOf(fresh, walker.random), 'end');
    const there = await takeNumbers(fresh);
    return { what, ...compare(here, there) };
  } finally {
    await context.close();
  }
}

/** Reads every number that was measured, from the table that the page saves, and those that it shows now. */
async function takeNumbers(page: Page): Promise<Map<string, string>> {
  await page.getByRole('button', { name: 'Take away' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Numbers: CSV, tidy', exact: true }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const [, ...rows] = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n');
  await page.getByRole('dialog', { name: 'Take away' }).press('Escape');
  const names: string[] = [];
  const measured = rows.map((row): [string, string] => {
    const [value, measure, layer, step, ...name] = row.split(',').toReversed();
    const run = name.join();
    if (!names.includes(run)) names.push(run);
    return [`run ${names.indexOf(run)}, step ${step}, layer ${layer}, ${measure}`, value];
  });
  const shown = await page
    .locator('[data-testid$=-now] [data-curve]')
    .evaluateAll((all) =>
      all.map((entry): [string, string] => [
        `shown: ${entry.closest('[data-testid$=-now]')?.getAttribute('data-testid')} ${entry.getAttribute('data-curve')}`,
        entry.getAttribute('data-value') ?? '',
      ]),
    );
  return new Map([...measured, ...shown]);
}

/** A measure that has a value at every log step. */
const LOSS_AT = /, step (\d+), layer , loss$/;

/** Compares the numbers that both have: between the log steps, the clock decides which steps are measured. */
function compare(here: Map<string, string>, there: Map<string, string>): Omit<Comparison, 'what'> {
  const keys = [...new Set([...here.keys(), ...there.keys()])];
  const isShared = (key: string) => here.has(key) && there.has(key);
  const mustBe = (key: string) => isLogStep(Number(LOSS_AT.exec(key)?.[1] ?? NaN));
  const differing = keys.filter((key) => (isShared(key) ? here.get(key) !== there.get(key) : mustBe(key)));
  return {
    numbers: keys.filter((key) => isShared(key) && !differing.includes(key)).length,
    differences: differing.map((key) => `${key}: ${here.get(key)} here, ${there.get(key)} in a fresh run`),
  };
}
