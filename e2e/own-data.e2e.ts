import { expect, test, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { comparisonPage } from './comparison-page.ts';
import { labPage, WITHOUT_END, type LabPage } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';
import { timePage } from './time-page.ts';

const ROWS = Array.from({ length: 24 }, (_, i) => `${(i / 8).toFixed(2)},${(i % 5) / 2},${'ab'[i % 2]}`);
const TABLE = ['width,height,kind', ...ROWS, 'x,1,a'].join('\n');
const SIZES = '2 inputs, 2 classes, 18 training and 6 test samples';
const START = `#v=1&width=8&depth=1&task=curve&samples=16${WITHOUT_END}`;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your data' });
const result = (page: Page) => page.getByTestId('data-result');

/** Opens the dialog by the menu of tasks, and chooses a file there. */
async function pick(page: Page, lab: LabPage, name: string, text: string) {
  await lab.choose('own');
  const chooser = page.waitForEvent('filechooser');
  await dialog(page).getByRole('button', { name: 'Choose a file …' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** Drops a file on the page. */
async function drop(page: Page, name: string, text: string) {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** Pastes a text where the focus is. */
const paste = (page: Page, text: string) =>
  page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test(
  'a table that is chosen trains, and its link asks for it elsewhere and goes on when it is opened',
  FURTHER,
  async ({ page, browser }) => {
    const lab = labPage(page);
    await lab.open(START);
    await lab.reachStep(5);
    await pick(page, lab, 'table.csv', TABLE);
    await expect(result(page)).toContainText(SIZES);
    await expect(dialog(page)).toContainText('1 row is left out');
    await expect(dialog(page)).toContainText('Row 26, column “width”, says “x” among numbers');
    expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Train on it' }).click();
    await expect.poll(lab.hash).toMatch(/task=own&.*data=[0-9a-f]{16}/);
    await lab.reachStep(20);
    await expect(lab.failure).toBeHidden();
    const link = lab.hash();
    // The data stay, and a page that is opened anew has them at once.
    await page.reload();
    await lab.reachStep(20);
    expect(lab.problems).toEqual([]);

    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    const there = labPage(other);
    await other.goto(`${new URL(page.url()).origin}/${link}`);
    await expect(there.failure).toContainText(SIZES);
    await there.failure.getByRole('button', { name: 'Open the data …' }).click();
    await expect(dialog(other)).toContainText('This run asks for data that are not in this browser');
    const chooser = other.waitForEvent('filechooser');
    await dialog(other).getByRole('button', { name: 'Choose a file …' }).click();
    await (await chooser).setFiles({ name: 'renamed.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
    await dialog(other).getByRole('button', { name: 'Train the run on it' }).click();
    await there.reachStep(20);
    expect(there.hash()).toBe(link);
    await elsewhere.close();
  },
);

/** Three classes along a line in four dimensions, which a small network learns soon. */
const FLOWERS = [
  'sepal,petal,colour,height,species',
  ...Array.from({ length: 90 }, (_, i) => {
    const kind = i % 3;
    const near = (j: number) => (kind + ((i * (j + 3)) % 7) / 9).toFixed(2);
    return [0, 1, 2, 3].map(near).concat(['setosa', 'versicolor', 'virginica'][kind]).join();
  }),
].join('\n');

test(
  'of a table with three classes all answers are counted, in the past and on both sides too, and can be left for the outputs',
  FURTHER,
  async ({ page }) => {
    const lab = comparisonPage(page);
    await lab.open(`#v=1&width=16&depth=1${WITHOUT_END}`);
    await lab.reachStep(5);
    await drop(page, 'flowers.csv', FLOWERS);
    await dialog(page).getByRole('button', { name: 'Train on it' }).click();
    await lab.reachStep(100);
    const picture = page.getByTestId('learned-function').getByRole('img');
    const counted = /answers on the whole test set by class.* right/;
    await expect(picture).toHaveAccessibleName(counted);
    await picture.focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByTestId('learned-function').getByRole('status')).toHaveText(/^setosa .* of \d+ \(/);

    const said = await picture.getAttribute('aria-label');
    const time = timePage(page);
    await time.drag(0);
    await expect.poll(time.step).toBe(0);
    await expect(picture).toHaveAccessibleName(counted);
    await expect(picture).not.toHaveAccessibleName(said ?? '');
    await time.now.click();

    const shownAs = page.getByRole('radiogroup', { name: 'What it has learned, shown as' });
    await shownAs.getByText('outputs', { exact: true }).click();
    await expect(picture).toHaveAccessibleName(/Outputs against targets of the test samples/);
    await expect.poll(lab.hash).toContain('answers=outputs');
    await lab.lazyAndRich();
    await lab.reachStep(20);
    await lab.column(/rich/).getByText('confusion', { exact: true }).click();
    for (const side of [/lazy/, /rich/]) {
      await expect(lab.column(side).getByTestId('learned-function').getByRole('img')).toHaveAccessibleName(counted);
    }
    expect(lab.hash()).not.toContain('answers=');
    expect(lab.problems).toEqual([]);
  },
);

test(
  'a table that is refused is said to be so, and not to be opened, and what trains goes on',
  FURTHER,
  async ({ page }) => {
    const lab = labPage(page);
    await lab.open(START);
    await lab.reachStep(5);
    await drop(page, 'one.csv', 'one\n');
    await expect(dialog(page)).toContainText('one.csv');
    await expect(dialog(page).getByRole('status')).toContainText(/^one\.csv [^.]*\.$/);
    await expect(page.getByText('Opened one.csv.')).toHaveCount(0);
    const step = await lab.step();
    await page.keyboard.press('Escape');
    await lab.reachStep(step + 1);
    expect(lab.problems).toEqual([]);
  },
);

/** A page that read 150 MB by itself would stand still for seconds; one that doesn't has pauses of this many ms when a core is shared. */
const LONGEST_PAUSE = 500;

test('20,000 rows of 1,024 columns are read while the page goes on', longIf(true), async ({ page }) => {
  await page.addInitScript(() => {
    const pauses: number[] = [];
    Object.assign(window, { pauses });
    new PerformanceObserver((list) => pauses.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const lab = labPage(page);
  await lab.open(START);
  await lab.reachStep(5);
  // The text is made in the page: no protocol carries it. It is there before the pauses count.
  const dataTransfer = await page.evaluateHandle(() => {
    const names = Array.from({ length: 1023 }, (_, c) => `c${c}`);
    const row = (r: number) => `${names.map((_, c) => Math.sin(1 + r * 1024 + c).toFixed(4)).join()},${'abc'[r % 3]}\n`;
    const rows = Array.from({ length: 60 }, (_, r) => row(r));
    const file = new File(
      [`${names.join()},kind\n`, ...Array.from({ length: 20_000 }, (_, r) => rows[r % 60])],
      'large.csv',
    );
    const transfer = new DataTransfer();
    transfer.items.add(file);
    return transfer;
  });
  await page.evaluate(() => void (Reflect.get(window, 'pauses') as number[]).splice(0));
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  await expect(result(page)).toContainText('1,023 inputs, 3 classes, 15,000 training and 5,000 test samples', {
    timeout: 40_000,
  });
  const pauses = await page.evaluate(() => Reflect.get(window, 'pauses') as number[]);
  expect(Math.max(0, ...pauses)).toBeLessThan(LONGEST_PAUSE);
  await dialog(page).getByRole('button', { name: 'Train on it' }).click();
  await expect.poll(lab.hash).toMatch(/task=own/);
  await lab.reachStep(5);
  expect(lab.problems).toEqual([]);
});

const SIZES_OF_PAGES = [
  { name: 'a desktop', width: 1440, height: 900 },
  { name: 'a tablet', width: 820, height: 1180 },
  { name: 'a phone', width: 390, height: 844 },
];

for (const [i, { name, width, height }] of SIZES_OF_PAGES.entries()) {
  test(`on ${name} a table opens when it is dropped, and when it is pasted`, longIf(i > 0), async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = labPage(page);
    await lab.open(START);
    await lab.reachStep(5);
    await drop(page, 'table.csv', TABLE);
    await expect(result(page)).toContainText(SIZES);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await paste(page, TABLE.replaceAll(',', '\t'));
    await expect(result(page)).toContainText(SIZES);
    await dialog(page).getByRole('combobox', { name: 'Role of height' }).selectOption('target');
    await expect(result(page)).toContainText('3 inputs, 1 target');
    await dialog(page).getByRole('button', { name: 'Train on it' }).click();
    await lab.reachStep(20);
    await expect(lab.failure).toBeHidden();
    expect(lab.problems).toEqual([]);
  });
}
