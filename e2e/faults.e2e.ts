import { expect, test } from '@playwright/test';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { workerFaults } from './worker-faults.ts';

/** A small experiment that goes on for as long as it is looked at. */
const ENDLESS = `#v=1&task=planar&samples=64&width=16&depth=1&batch=full${WITHOUT_END}`;
/** The time in which the page must notice that a worker is silent, in ms. */
const NOTICED = 20_000;

for (const fault of ['hang', 'close'] as const) {
  test(`a worker that ${fault === 'hang' ? 'hangs' : 'is gone'} is noticed and said, and another one trains`, async ({
    page,
  }) => {
    const lab = labPage(page);
    await lab.open(ENDLESS);
    await lab.reachStep(10);
    workerFaults(page)[fault]();
    await expect(lab.failure).toHaveAttribute('data-code', 'silent', { timeout: NOTICED });
    await expect(lab.failure).toContainText('no sign of life');
    await lab.failure.getByRole('button', { name: 'Reset' }).click();
    await expect(lab.failure).toHaveCount(0);
    await lab.reachStep(10);
  });
}
