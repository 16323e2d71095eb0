import { expect, test } from '@playwright/test';
import { inspectorPage } from './inspector-page.ts';
import { labPage } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

/** The rounding error of a float32 sum of products that should be 1. */
const ROUNDING = 1e-6;

test('the lazy twin stands beside the loss, and goes when it is switched off', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=32&classes=3-7&targets=sign&twin=true');
  await lab.reachStep(16);
  const rows = await lab.table('loss');
  expect(rows.get(0)?.[2]).toBe(rows.get(0)?.[0]);
  expect(Number(rows.get(8)?.[2])).toBeLessThan(Number(rows.get(0)?.[2]));
  expect(await lab.now('loss', 'twinGap')).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Show the lazy twin' }).click();
  await expect.poll(() => new URL(page.url()).hash).not.toContain('twin');
  const columnsAt8 = async () => (await lab.table('loss')).get(8)?.map(Number) ?? [];
  await expect.poll(async () => (await columnsAt8()).length).toBe(2);

  await page.getByRole('button', { name: 'Show the network of infinite width' }).click();
  await expect.poll(async () => (await columnsAt8()).at(2)).toBeGreaterThan(0);
  expect(lab.problems).toEqual([]);
});

test(
  'a feature machine stands beside the loss, and in the inspector of the first layer alone',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open('#v=1&task=single-index&d=8&samples=128&width=32&depth=2&steps=64');
    await lab.reachStep(16);
    await page.getByRole('button', { name: 'Show the recursive feature machine' }).click();
    await expect.poll(() => new URL(page.url()).hash).toContain('rfm=true');
    await lab.reachStep(16);
    const [laplace, machine] = ((await lab.table('loss')).get(8) ?? []).slice(2).map(Number);
    expect(machine).toBeGreaterThan(0);
    expect(machine).toBeLessThan(laplace);
    expect(await lab.now('loss', 'rfmTestLoss')).toBeLessThan(await lab.now('loss', 'laplaceTestLoss'));

    await page.getByLabel('What the second chart shows').selectOption('Feature machine and NFM');
    await expect.poll(async () => Number((await lab.table('movement')).get(8)?.[0])).toBeGreaterThan(0);

    const inspector = inspectorPage(page);
    await inspector.open('layer 1');
    await expect(inspector.panel.getByTestId('matrix-machine')).toBeVisible();
    await expect(inspector.panel.getByTestId('inspector-machine')).toBeVisible();
    await inspector.choose('2');
    await expect(inspector.panel.getByText('32 × 32')).toBeVisible();
    await expect(inspector.panel.getByTestId('matrix-machine')).toHaveCount(0);
    expect(lab.problems).toEqual([]);
  },
);

test('a feature machine of too many samples is grey, and says why', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&task=single-index&d=8&samples=2049&width=8&depth=1&rfm=true');
  const toggle = page.getByRole('button', { name: 'Show the recursive feature machine' });
  await expect(toggle).toBeDisabled();
  await expect(toggle).toHaveAccessibleDescription(/up to 2,048 training samples/);
  expect(lab.problems).toEqual([]);
});

test('the sharpness stands below the loss with its edge, where the optimizer follows the gradient', async ({
  page,
}) => {
  const lab = labPage(page);
  await lab.open('#v=1&task=planar&width=32&depth=1&activation=tanh&batch=full&samples=64&lr=0.5&lrUnit=critical');
  await lab.reachStep(16);
  const loss = page.getByTestId('chart-loss');
  const edge = loss.getByText('edge', { exact: true });
  await expect(edge).toHaveCount(0);

  await page.getByRole('button', { name: 'Show the sharpness' }).click();
  await expect.poll(() => new URL(page.url()).hash).toContain('sharpness=true');
  await lab.reachStep(16);
  await expect(edge).toBeVisible();
  await expect(loss.getByText(/^(below|at|above) the edge$/)).toBeVisible();
  expect(await lab.now('loss-strip', 'sharpness')).toBeGreaterThan(0);
  const atStart = Number((await lab.table('loss')).get(0)?.[2]);
  // It starts near the share of the critical rate: the second derivatives of f count, too.
  expect(atStart).toBeGreaterThan(0.3);
  expect(atStart).toBeLessThan(0.8);

  await page.getByRole('button', { name: 'All settings' }).click();
  await page.getByLabel('Optimizer', { exact: true }).selectOption('Adam');
  await expect(page.getByRole('button', { name: 'Show the sharpness' })).toBeDisabled();
  await expect(edge).toHaveCount(0);
});

test(
  'a richer network moves its tangent kernel more, and leaves its lazy twin further behind',
  longIf(true),
  async ({ page }) => {
    const lab = labPage(page);
    const readAt64 = async (gamma0: number) => {
      await lab.open(`#v=1&width=64&classes=3-7&targets=sign&twin=true&gamma0=${gamma0}`);
      await page.reload();
      await lab.reachStep(80);
      const read = async (title: string) => {
        await page.getByLabel('What the second chart shows').selectOption(title);
        return Number((await lab.table('movement')).get(64)?.[0]);
      };
      return { move: await read('Tangent kernel direction'), gap: await read('Gap to the lazy twin') };
    };
    const rich = await readAt64(3);
    const lazy = await readAt64(0.1);
    expect(rich.move).toBeGreaterThan(5 * lazy.move);
    expect(rich.gap).toBeGreaterThan(lazy.gap);
  },
);

test('a learning rule brings its readings along, and takes them away again', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=32&classes=3-7&targets=sign&rule=tp&centered=false&lr=0.01');
  await lab.reachStep(16);
  const reading = page.getByLabel('What the third chart shows');
  await reading.selectOption('Cosine with backprop');
  const cosines = (await lab.table('alignment')).get(16)?.map(Number) ?? [];
  expect(cosines).toHaveLength(4);
  for (const cosine of cosines) expect(Math.abs(cosine)).toBeLessThan(1 + ROUNDING);
  // The readout of target propagation follows the gradient.
  expect(cosines[3]).toBeGreaterThan(0.99);
  await expect(page.getByRole('button', { name: 'Show the lazy twin' })).toBeDisabled();

  await page.getByRole('button', { name: 'All settings' }).click();
  await page.getByLabel('Learning rule', { exact: true }).selectOption('Backpropagation');
  await expect(reading).toHaveValue('nfa');
  await expect(page.getByRole('button', { name: 'Show the lazy twin' })).toBeEnabled();
  expect(lab.problems).toEqual([]);
});

test('a regression has a loss and no accuracy to choose', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=32&task=curve');
  await expect(page.getByRole('heading', { name: 'Loss' })).toBeVisible();
  await expect(page.getByLabel('What the first chart shows')).toHaveCount(0);
});

test('the scaling says what it does to wide networks, and what fails', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=32&scaling=sp');
  const verdict = page.getByTestId('scaling-verdict');
  await expect(verdict).toHaveText('unstable as n grows, r = −1');
  await verdict.getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText('the moves of the features (r is below 0)');
  await page.keyboard.press('Escape');
  await page.getByText('μP', { exact: true }).click();
  await expect(verdict).toHaveText('feature learning as n grows, r = 0');
});

test(
  'the scaling names weight decay that depends on the width, with the share that each layer loses',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open('#v=1&width=512&task=curve&optimizer=adam&lr=0.01&weightDecay=1&decayScale=lr');
    const slip = page.getByTestId('decay-slip');
    await slip.getByRole('button').click();
    await expect(page.getByRole('dialog')).toContainText('0.00125 in the hidden layer, where it should be 0.01');
    await page.keyboard.press('Escape');
    await lab.open('#v=1&width=512&task=curve&optimizer=adam&lr=0.01&weightDecay=1');
    await expect(page.getByTestId('scaling-table')).toBeVisible();
    await expect(slip).toHaveCount(0);
  },
);
