import { expect, test } from '@playwright/test';
import { comparisonPage } from './comparison-page.ts';
import { FURTHER } from './long.ts';

/** Small networks on few digits, which learn them within a second. */
const DIGITS =
  '#v=1&task=digits&samples=128&testSamples=64&width=64&depth=1&gamma0=0.01&right.gamma0=10&lr=0.02&steps=10000000';

test(
  'of digits both sides show the worst answers, a table of all, the weights that moved, and the kernel',
  FURTHER,
  async ({ page }) => {
    const lab = comparisonPage(page);
    await lab.open(DIGITS);
    await lab.reachStep(100);
    await lab.press(/^Pause/);
    const said = (picture: string, side: RegExp) => lab.column(side).getByTestId(picture).getByRole('img');
    for (const side of [/lazy/, /rich/]) {
      await expect(said('learned-function', side)).toHaveAccessibleName(/largest errors.* taken for /);
    }
    await lab.column(/rich/).getByText('confusion', { exact: true }).click();
    for (const side of [/lazy/, /rich/]) {
      await expect(said('learned-function', side)).toHaveAccessibleName(
        /Most frequent mistakes: \d taken for \d \(\d+\)/,
      );
    }
    const kinds = lab.column(/lazy/).getByRole('combobox', { name: 'What is shown of this layer' });
    await kinds.selectOption('weights');
    const moved = async (side: RegExp) =>
      Number.parseFloat(
        (await said('moved-features', side).getAttribute('aria-label'))?.match(/unit \d+: ([\d.]+)/)?.[1] ?? '',
      );
    await expect.poll(() => moved(/rich/)).toBeGreaterThan(10);
    expect(await moved(/lazy/)).toBeLessThan(5);
    await kinds.selectOption('kernel');
    for (const side of [/lazy/, /rich/]) {
      await expect(said('moved-features', side)).toHaveAccessibleName(/of one class is [\d.]+ .* of different classes/);
    }
    expect(lab.problems).toEqual([]);
  },
);
