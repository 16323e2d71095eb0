import { TASK_NAMES } from '../src/tasks/tasks.ts';
import { expect, test } from '@playwright/test';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

test('a slider of the architecture restarts the run at once', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1');
  await lab.reachStep(50);
  await lab.nudge('Width', 'ArrowLeft');
  await expect(lab.scalingTable).not.toContainText('256');
  expect(new URL(page.url()).hash).toMatch(/^#v=1&width=\d+$/);
  await expect.poll(lab.step).toBeLessThan(50);
  await lab.nudge('Depth', 'ArrowRight');
  await expect(page.getByTestId('movement-now').locator('[data-curve="layer-4"]')).toHaveAttribute('data-value', /\d/);
  await lab.reachStep(10);
  expect(lab.problems).toEqual([]);
});

test('the learning rate acts live, and the charts mark it', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1');
  await lab.reachStep(30);
  const before = await lab.scalingTable.textContent();
  const step = await lab.step();
  await lab.nudge('Learning rate', 'ArrowLeft');
  await expect(lab.scalingTable).not.toHaveText(before ?? '');
  expect(await lab.step()).toBeGreaterThanOrEqual(step);
  await lab.reachStep(step + 30);
});

test(
  'a schedule that is chosen ends with the run, beside a constant rate too, and says the rate of the step that is shown',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open('#v=1&task=curve&width=16&depth=1&steps=60&lr=0.1');
    await page.getByRole('button', { name: 'All settings' }).click();
    await page.getByLabel('Warm-up', { exact: true }).fill('20');
    await page.keyboard.press('Enter');
    await page.getByLabel('Rate schedule', { exact: true }).selectOption('Cosine');
    await expect
      .poll(lab.hash)
      .toBe('#v=1&width=16&depth=1&lr=0.1&task=curve&steps=60&lrSchedule=cosine&warmup=20&decaySteps=40');
    const now = page.getByTestId('rate-now');
    await lab.press(/Reset/);
    await lab.reachStep(60);
    await expect(now).toHaveText('now × 0: η = 0');
    await page.getByRole('slider', { name: 'Time', exact: true }).press('Home');
    await expect(now).toHaveText('now × 0.05: η = 0.005');
    await lab.compareWith('Rate schedule', 'Cosine', 'Constant');
    await lab.reachStep(60);
    expect(lab.hash()).toContain('&decaySteps=40&right.lrSchedule=constant');
    await expect(now).toHaveText(['η = 0', 'η = 0.1']);
    await expect(now.first()).toHaveAttribute('title', 'now × 0: η = 0');
    const losses = page.getByTestId('loss-now').locator('[data-value]');
    const [left, right] = await losses.evaluateAll((all) => all.map((element) => element.getAttribute('data-value')));
    expect(left).not.toBe(right);
    expect(lab.problems).toEqual([]);
  },
);

test('a schedule that is chosen while a network trains acts at once, and is marked and kept', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&task=curve&width=256&depth=2&steps=1500&lr=0.01');
  await lab.reachStep(50);
  await lab.press(/Pause/);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  const paused = await lab.step();
  await page.getByRole('button', { name: 'All settings' }).click();
  await page.getByLabel('Rate schedule', { exact: true }).selectOption('Drops');
  await expect(page.getByTestId('chart-loss')).toContainText('schedule: Drops');
  expect(await lab.step()).toBe(paused);
  await lab.press(/Play/);
  await lab.reachStep(1500);
  await expect(page.getByTestId('rate-now')).toHaveText('now × 0.001: η = 10⁻⁵');
  await page.getByRole('slider', { name: 'Time', exact: true }).press('Home');
  await expect(page.getByTestId('rate-now')).toHaveText('now × 1: η = 0.01');
  await page.getByRole('button', { name: /^Runs/ }).click();
  await expect(page.getByRole('table', { name: 'Runs' })).toContainText(`Constant → Drops at step ${paused}`);
  expect(lab.problems).toEqual([]);
});

test('pause, one step, play and reset do what they say', async ({ page }) => {
  const lab = labPage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(20);
  await lab.press(/^Pause/);
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-phase', 'paused');
  const paused = await lab.step();
  await lab.press(/^One step/);
  await expect.poll(lab.step).toBe(paused + 1);
  await lab.press(/^Play/);
  await lab.reachStep(paused + 20);
  await lab.press(/^Pause/);
  await lab.press(/^Reset/);
  await expect.poll(lab.step).toBe(0);
});

test('a run that diverges says why at its cause, and a lower learning rate heals it', async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&lr=50&width=64');
  await expect(lab.failure).toContainText(/diverged: by step \d+ the loss went from .*learning rate 50 is/);
  await expect(lab.failure).toHaveAttribute('data-control', 'train.lr');
  // It lies neither over the button nor over the panel, where other settings would mend it, too.
  await page.getByRole('button', { name: 'All settings' }).click();
  const [failure, settings] = [await lab.failure.boundingBox(), await page.locator('#settings').boundingBox()];
  expect((failure?.x ?? NaN) + (failure?.width ?? NaN)).toBeLessThanOrEqual(settings?.x ?? NaN);
  await lab.failure.getByRole('button', { name: /^Start again with Learning rate/ }).click();
  await lab.reachStep(30);
  await expect(lab.failure).toBeHidden();
  expect(new URL(page.url()).hash).not.toContain('lr=50&');
});

test(
  'a network whose output overflows at step 0 is offered a gain that works, and shows no NaN',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open('#v=1&gain=10&activation=quadratic&depth=12&width=32&task=chain&d=16&samples=64');
    await expect(lab.failure).toContainText(/no finite output at step 0.*Lower the gain or the depth/);
    await expect(lab.failure).not.toContainText(/rate/);
    await expect(page.locator('body')).not.toContainText(/NaN|Infinity/);
    await lab.failure.getByRole('button', { name: /^Start again with Gain/ }).click();
    await lab.reachStep(0);
    await expect(lab.failure).toBeHidden();
  },
);

test('a richer network moves its features more', longIf(true), async ({ page }) => {
  const lab = labPage(page);
  const movementAt64 = async (gamma0: number) => {
    await lab.open(`#v=1&width=64&gamma0=${gamma0}`);
    await page.reload();
    await lab.reachStep(80);
    return Number((await lab.table('movement')).get(64)?.[2]);
  };
  expect(await movementAt64(3)).toBeGreaterThan(5 * (await movementAt64(0.1)));
});

test('every task of the menu trains with the settings that it brings', longIf(true), async ({ page }) => {
  test.setTimeout(180_000);
  const lab = labPage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  // Digits are there already, so they come last, after the others.
  // Own data are asked for in a dialog.
  const made = TASK_NAMES.filter((name) => name !== 'own');
  for (const task of [...made.slice(1), made[0]]) {
    await lab.reachStep(20);
    await lab.choose(task);
    await expect.poll(lab.hash).toContain(task === TASK_NAMES[0] ? '#v=1&width=32&steps' : `task=${task}&`);
    await expect.poll(() => page.getByTestId('task-sentence').textContent()).not.toBe('');
    await lab.reachStep(20);
    await expect(lab.failure).toBeHidden();
  }
  // A task with several patterns offers them beside its name.
  await lab.choose('planar');
  await page.getByRole('combobox', { name: 'Pattern' }).selectOption('circles');
  await expect.poll(lab.hash).toContain('shape=circles');
  await lab.reachStep(20);
  expect(lab.problems).toEqual([]);
});

test(
  'a task says which settings it brings, and a person may keep theirs or take the choice back',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open(`#v=1&lr=0.03${WITHOUT_END}`);
    await lab.reachStep(5);
    await lab.choose('curve');
    const line = page.getByRole('status', { name: 'Settings of the task' });
    await expect(line).toContainText(/^Took the settings under which it learns: .*tanh.*biases/);
    await expect(line).not.toContainText('learning rate');
    await expect.poll(lab.hash).toContain('activation=tanh');
    expect(lab.hash()).toContain('lr=0.03');
    await line.getByRole('button', { name: 'Keep mine' }).click();
    await expect(line).toHaveCount(0);
    await expect.poll(lab.hash).toBe(`#v=1&lr=0.03&task=curve${WITHOUT_END}`);
    await lab.undo();
    await expect.poll(lab.hash).toContain('activation=tanh');
    await lab.undo();
    await expect.poll(lab.hash).toBe(`#v=1&lr=0.03${WITHOUT_END}`);
  },
);

test('the titles of the charts choose what they show, and the table follows', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open('#v=1&width=32&optimizer=adam&lr=0.01');
  await lab.reachStep(40);
  await page.getByLabel('What the second chart shows').selectOption('Effective rank');
  const ranks = await lab.table('movement');
  expect(Number(ranks.get(32)?.[0])).toBeGreaterThan(1);
  await page.getByLabel('What the third chart shows').selectOption('Weight movement');
  const moves = await lab.table('alignment');
  expect(moves.get(0)?.map(Number)).toEqual([0, 0, 0, 0]);
  expect(Number(moves.get(32)?.[3])).toBeGreaterThan(0);
  expect(lab.problems).toEqual([]);
});

test('a combination that makes no sense is refused at its control, and the run goes on', async ({ page }) => {
  const lab = labPage(page);
  await lab.open(`#v=1&width=32&optimizer=adam&lr=0.01${WITHOUT_END}`);
  await lab.reachStep(10);
  await page.getByText('IP', { exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('no learning rates of adam are defined');
  const step = await lab.step();
  await lab.reachStep(step + 10);
});
