import { say, type MeasuredPage } from './measured-page.ts';

const RUNS = 20;
const STEPS = 10_000;
/** A small network, which takes its steps in seconds. */
const LINK = `#v=1&task=curve&width=32&depth=2&activation=tanh&steps=${STEPS}`;
/** The runs after which the heap is read. */
const READ_AFTER = [1, 2, 5, 10, 15, RUNS];
const PATIENCE = 120_000;
const MB = 2 ** 20;

/** Reports the page's heap as runs are kept: flat, if what is kept of a run does not stay in memory. */
export async function reportKeptRuns({ page, open, heap }: MeasuredPage): Promise<void> {
  await open(LINK);
  const sizes: string[] = [];
  for (let run = 1; run <= RUNS; run++) {
    await page.waitForFunction((steps) => globalThis.stepShown() >= steps, STEPS, { timeout: PATIENCE });
    if (READ_AFTER.includes(run)) sizes.push(`${((await heap()) / MB).toFixed(1)} MB after ${run}`);
    if (run === RUNS) break;
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.waitForFunction((steps) => globalThis.stepShown() < steps, STEPS);
  }
  say(`heap of the page with kept runs of ${STEPS} steps: ${sizes.join(', ')}`);
}
