import { expect, test } from '@playwright/test';
import { openControls } from './controls-sheet.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const SIZES = [
  { width: 1920, height: 1080, isLong: true },
  { width: 1280, height: 720, isLong: false },
  { width: 390, height: 844, isLong: true },
] as const;
/** Longer than a setting takes to settle. */
const REST = 700;

for (const size of SIZES) {
  const title = `undo and redo go through the settings, and agree with Back (${size.width} x ${size.height})`;
  test(title, longIf(size.isLong), async ({ page }) => {
    await page.setViewportSize(size);
    const lab = labPage(page);
    const [undo, redo] = ['Undo', 'Redo'].map((name) => page.getByRole('button', { name, exact: true }));
    await lab.open(`#v=1&width=32&depth=2${WITHOUT_END}`);
    await lab.reachStep(3);
    await openControls(page);
    await expect(undo).toBeDisabled();
    await expect(redo).toBeDisabled();

    await lab.nudge('Width', 'ArrowRight');
    await expect.poll(() => lab.valueOf('Width')).not.toBe('32');
    const wider = await lab.valueOf('Width');
    await lab.nudge('Depth', 'ArrowRight');
    await expect.poll(() => lab.valueOf('Depth')).toBe('3');
    await lab.undo();
    await expect.poll(() => lab.valueOf('Depth')).toBe('2');
    expect(await lab.valueOf('Width')).toBe(wider);
    await lab.undo();
    await expect.poll(() => lab.valueOf('Width')).toBe('32');
    await expect(undo).toBeDisabled();
    await lab.redo();
    await expect.poll(() => lab.valueOf('Width')).toBe(wider);
    await page.goForward();
    await expect.poll(() => lab.valueOf('Depth')).toBe('3');
    await expect(redo).toBeDisabled();
    await page.goBack();
    await expect.poll(() => lab.valueOf('Depth')).toBe('2');
    await lab.reachStep(3);
    expect(lab.problems).toEqual([]);
  });
}

test('the keys of undo work wherever the focus is, except in a text', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(3);
  const field = page.getByLabel('Width, exact value');
  await field.fill('48');
  await field.press('Enter');
  await expect.poll(() => page.url()).toContain('width=48');
  await field.press('Control+z');
  await page.waitForTimeout(REST);
  expect(page.url()).toContain('width=48');
  // What the browser brought back is not taken.
  await field.press('Escape');
  await page.getByRole('slider', { name: 'Width', exact: true }).focus();
  for (const [keys, width] of [
    ['Control+z', '32'],
    ['Control+Shift+z', '48'],
    ['Control+z', '32'],
    ['Control+y', '48'],
  ]) {
    await page.keyboard.press(keys);
    await expect.poll(() => page.url()).toContain(`width=${width}`);
  }
});

test('a drag of a slider is one step', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(3);
  const steps = await page.evaluate(() => history.length);
  const thumb = await page.getByRole('slider', { name: 'Richness', exact: true }).boundingBox();
  if (!thumb) throw new Error('The slider has no place.');
  await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2);
  await page.mouse.down();
  for (let by = -10; by >= -120; by -= 10) await page.mouse.move(thumb.x + by, thumb.y + 5);
  await page.waitForTimeout(REST);
  for (let by = -130; by >= -160; by -= 10) await page.mouse.move(thumb.x + by, thumb.y + 5);
  await page.mouse.up();
  await expect.poll(() => page.url()).toContain('gamma0=');
  expect(await page.evaluate(() => history.length)).toBe(steps + 1);
  await lab.undo();
  await expect.poll(() => lab.valueOf('Richness')).toBe('1');
});

test('undo stays in its view, after a way through others', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await lab.open(`#v=1&width=32${WITHOUT_END}`);
  await lab.reachStep(3);
  await lab.nudge('Width', 'ArrowRight');
  await expect.poll(() => page.url()).not.toContain('width=32');
  await page.getByText('Prior', { exact: true }).click();
  await expect.poll(() => page.url()).toContain('view=prior');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await page.getByText('Training', { exact: true }).click();
  await lab.undo();
  await expect.poll(() => lab.valueOf('Width')).toBe('32');
  await expect.poll(() => page.url()).toContain('#v=1&width=32');
  expect(lab.problems).toEqual([]);
});

test('a comparison is a step, too, and its link opens it', FURTHER, async ({ page, context }) => {
  const lab = labPage(page);
  await lab.open(`#v=1&width=32&depth=2${WITHOUT_END}`);
  await lab.reachStep(3);
  const button = page.getByRole('button', { name: 'Lazy | rich' });
  await lab.lazyRich();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => page.url()).toContain('gamma0=0.01');
  expect(page.url()).toContain('right.gamma0=10');
  await lab.nudge('Right richness', 'ArrowLeft');
  await expect.poll(() => lab.valueOf('Right richness')).not.toBe('10');
  expect(await lab.valueOf('Left richness')).toBe('0.01');

  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole('slider', { name: 'Right richness' })).toBeVisible();
  await second.close();

  await lab.undo();
  await expect.poll(() => lab.valueOf('Right richness')).toBe('10');
  await lab.undo();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  expect(await lab.valueOf('Richness')).toBe('1');
  await page.keyboard.press('c');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('c');
  expect(await lab.valueOf('Richness')).toBe('1');
  await lab.compareWith('net.width', '16', '64');
  await expect.poll(() => page.url()).toContain('right.width=64');
  expect(await lab.valueOf('Left width')).toBe('16');
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  expect(lab.problems).toEqual([]);
});
