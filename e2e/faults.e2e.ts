import { expect, test } from '@playwright/test';
import { labPage, type LabPage } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { workerFaults } from './worker-faults.ts';

/** The time in which the page must notice that a worker is silent, and say so, in ms. */
const NOTICED = 40_000;
/** The step at which something goes wrong, long after the first checkpoint and long before the end. */
const MIDDLE = 1500;

/** Experiments of a few seconds and more, whose optimizers remember what they did. */
const RUNS = {
  'a network': '#v=1&task=planar&samples=64&width=64&depth=2&batch=32&optimizer=adam&lr=0.001&steps=20000',
  'two networks in one worker':
    '#v=1&task=planar&samples=64&width=48&depth=2&batch=32&optimizer=momentum&lr=0.01&steps=6000&right.gamma0=10',
  'two networks in two workers':
    '#v=1&task=planar&samples=64&width=48&depth=2&batch=32&optimizer=adam&lr=0.001&steps=6000&right.width=64',
};

/** Waits until a run is done, and returns its losses at steps after the middle that are always measured. */
async function lossesAtEnd(lab: LabPage, steps: number) {
  await lab.reachStep(steps);
  const losses = await lab.table('loss');
  return [2048, 4096, steps].map((step) => losses.get(step));
}

for (const [what, link] of Object.entries(RUNS)) {
  for (const fault of ['hang', 'close'] as const) {
    test(
      `${what}: a worker that ${fault === 'hang' ? 'hangs' : 'is gone'} is noticed, and the run goes on to the same curves`,
      longIf(what !== 'a network' || fault !== 'hang', FURTHER),
      async ({ page }) => {
        test.slow();
        const lab = labPage(page);
        const steps = Number(/steps=(\d+)/.exec(link)?.[1]);
        await lab.open(link);
        await lab.reachStep(MIDDLE);
        workerFaults(page)[fault]();
        await expect(lab.failure.first()).toHaveAttribute('data-code', 'silent', { timeout: NOTICED });
        await expect(lab.failure.first()).toContainText('no sign of life');
        const shown = await lab.step();
        await lab.failure
          .first()
          .getByRole('button', { name: /Go on from step/ })
          .click();
        await expect(lab.failure).toHaveCount(0);
        expect(shown).toBeLessThan(steps);
        const afterFault = await lossesAtEnd(lab, steps);

        await page.goto('about:blank');
        await lab.open(link);
        expect(afterFault).toEqual(await lossesAtEnd(lab, steps));
        expect(afterFault.flat().every(Boolean)).toBe(true);
      },
    );
  }
}

test('a run whose worker has failed begins again by Reset', longIf(true), async ({ page }) => {
  const lab = labPage(page);
  await lab.open(RUNS['a network']);
  await lab.reachStep(MIDDLE);
  workerFaults(page).hang();
  await expect(lab.failure).toHaveAttribute('data-code', 'silent', { timeout: NOTICED });
  await lab.failure.getByRole('button', { name: 'Reset' }).click();
  await expect(lab.failure).toHaveCount(0);
  await lab.reachStep(10);
});
