import { expect, test, type Download, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { comparisonPage } from './comparison-page.ts';
import { readNpz } from '../src/files/npz.ts';
import { FURTHER, longIf } from './long.ts';

/** Two small networks that are done in a moment. */
const PAIR = '#v=1&task=curve&samples=16&testSamples=16&batch=full&width=8&depth=1&steps=200&twin=false&right.width=16';

/** Another network, which is done as soon. */
const OTHER = '#v=1&task=curve&samples=16&testSamples=16&width=4&depth=1&steps=10';

/** A frame in the file of a run. */
interface Measured {
  step: number;
  loss: number;
  layers: { featureMove: number }[];
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Take away' });

/** Presses a button of the dialog, and reads the file that the browser saves. */
async function take(page: Page, button: string): Promise<{ name: string; text: string }> {
  const saved = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  const download = await saved;
  return { name: download.suggestedFilename(), text: (await bytesOf(download)).toString('utf8') };
}

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Presses a button that saves two files, and returns them. */
async function takePair(page: Page, button: string): Promise<Download[]> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await expect.poll(() => downloads.length).toBe(2);
  page.removeAllListeners('download');
  return downloads;
}

/** Takes the arrays of both sides along, and returns the movement of the first layer's features by the side in the file's name. */
async function takenMovement(page: Page): Promise<Record<string, number>> {
  const downloads = await takePair(page, 'Arrays: .npz');
  const movements = downloads.map(async (download) => {
    const name = download.suggestedFilename();
    const arrays = readNpz(await bytesOf(download), name);
    const [now, start] = ['h1', 'h1_0'].map((each) => ('values' in arrays[each] ? arrays[each].values : []));
    const side = /-(left|right)-step-200\.npz$/.exec(name)?.[1] ?? name;
    return [side, distance(now, start) / distance(start, [])] as const;
  });
  return Object.fromEntries(await Promise.all(movements));
}

const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.hypot(...Array.from(a, (value, i) => value - (b[i] ?? 0)));

/** Drops a file on the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, text] as const,
  );
  await page.locator('body').dispatchEvent('drop', { dataTransfer });
}

for (const { name, isLong, ...viewport } of [
  { name: 'a laptop', width: 1440, height: 900, isLong: false },
  { name: 'a phone', width: 390, height: 844, isLong: true },
  { name: 'a projector', width: 1280, height: 720, isLong: true },
]) {
  test(
    `a comparison is taken along on ${name}, and comes back by drop, paste and choice`,
    longIf(isLong, FURTHER),
    async ({ page }) => {
      // It opens the lab anew again and again.
      test.slow();
      await page.setViewportSize(viewport);
      const lab = comparisonPage(page);
      /** Opens the lab anew, with one network of another width. */
      const openAnother = async () => {
        await page.goto('about:blank');
        await lab.open(OTHER);
        await lab.reachStep(10);
      };
      await lab.open(PAIR);
      await lab.reachStep(200);
      await page.keyboard.press('t');
      await expect(dialog(page)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
      const table = await take(page, 'Numbers: CSV, tidy');
      const run = await take(page, 'Run: JSON');
      const experiment = await take(page, 'Experiment: JSON');
      const citation = await take(page, 'Citation: BibTeX');
      expect(table.text).toMatch(/^run,step,layer,measure,value\n/);
      const left = JSON.parse(run.text) as {
        name: string;
        frames: Measured[];
        right: { name: string; frames: Measured[] };
      };
      const last = left.frames[left.frames.length - 1];
      // The left run comes first. Every number of the table is one of the run.
      const row = table.text.split('\n').find((line) => line.includes(',200,,loss,')) ?? '';
      expect(Math.fround(Number(row.split(',').at(-1)))).toBe(last.loss);
      const movement = await takenMovement(page);
      expect(movement.left / last.layers[0].featureMove).toBeCloseTo(1, 4);
      expect(movement.right / (left.right.frames.at(-1)?.layers[0].featureMove ?? 0)).toBeCloseTo(1, 4);
      const link = /url += \{(.*)\}/.exec(citation.text)?.[1] ?? '';
      await openAnother();
      await drop(page, 'anything', run.text);
      await expect(page.getByTestId('step')).toHaveAttribute('data-step', '200');
      await expect.poll(lab.hash).toContain('right.width=16');
      await page.keyboard.press('t');
      expect((await take(page, 'Run: JSON')).text).toBe(run.text);
      expect((await take(page, 'Numbers: CSV, tidy')).text).toBe(table.text);

      await openAnother();
      await page.keyboard.press('t');
      const chooser = page.waitForEvent('filechooser');
      await dialog(page).getByRole('button', { name: 'Open a file' }).click();
      await (await chooser).setFiles({ name: experiment.name, mimeType: '', buffer: Buffer.from(experiment.text) });
      await expect(dialog(page)).toHaveCount(0);
      await lab.reachStep(200);
      await page.keyboard.press('t');
      expect((await take(page, 'Experiment: JSON')).text).toBe(experiment.text);
      await openAnother();
      await page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      }, link);
      await expect.poll(lab.hash).toContain('right.width=16');
      await drop(page, 'broken.json', run.text.slice(0, 1000));
      await expect(lab.linkNotices).toContainText('broken.json is no whole JSON');
      expect(lab.problems).toEqual([]);
    },
  );
}

test('a run is taken along as a PyTorch script with the arrays that it reads', FURTHER, async ({ page }) => {
  const lab = comparisonPage(page);
  await lab.open(`${OTHER}&batch=4`);
  await lab.reachStep(10);
  await page.keyboard.press('t');
  const [script, arrays] = await takePair(page, 'PyTorch: .py and .npz');
  const [name, npz] = [script, arrays].map((download) => download.suggestedFilename());
  expect(name).toMatch(/^[\w.-]+-step-\d+\.py$/);
  expect(npz).toBe(name.replace(/\.py$/, '.npz'));
  // The script reads the file of its own name beside it.
  expect((await bytesOf(script)).toString('utf8')).toContain('FILE = Path(__file__).with_suffix(".npz")');
  const held = readNpz(await bytesOf(arrays), npz);
  expect(Object.keys(held)).toEqual(expect.arrayContaining(['x', 'y', 'W1_0', 'W2_0', 'batches']));
  expect(lab.problems).toEqual([]);
});
