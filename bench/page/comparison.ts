import type { Page } from 'playwright';
import { median } from '../statistics.ts';
import { reportSeconds, say, tasksText, type MeasuredPage } from './measured-page.ts';

/** The runs that a class compares, lazy beside rich. */
const COMPARISONS = {
  spirals:
    '#v=1&task=planar&shape=spirals&samples=128&noise=0.05&width=128&depth=2&activation=tanh&bias=true&batch=full&lr=0.1&gamma0=0.01&right.gamma0=10',
  digits: '#v=1&gamma0=0.01&right.gamma0=10',
};
const RUN_SECONDS = 15;
/** The way of the pointer, in moves: there and back, one a frame. */
const MOVES = 240;

/** The names of the comparisons. */
export const COMPARISON_NAMES = Object.keys(COMPARISONS) as (keyof typeof COMPARISONS)[];

/** Reports a comparison of a lazy with a rich run: training, then scrubbing through the time of both. */
export async function reportComparison(measured: MeasuredPage, name: keyof typeof COMPARISONS): Promise<void> {
  await measured.open(COMPARISONS[name]);
  await reportSeconds(measured, `comparing, ${name}`, RUN_SECONDS);
  await measured.page.getByRole('button', { name: 'Pause' }).click();
  await reportScrubbing(measured, name);
}

/** Drags the time line back and forth, one move a frame, and reports what a frame costs the main thread. */
async function reportScrubbing({ page, during }: MeasuredPage, name: string): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Time' }).boundingBox();
  if (!box) throw new Error('The page has no time line.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width - 8, y);
  await page.mouse.down();
  const frames: number[] = [];
  const { tasks, steps } = await during(async () => {
    for (let move = 1; move <= MOVES; move++) {
      const place = Math.abs(1 - (2 * move) / MOVES);
      await page.mouse.move(box.x + 8 + place * (box.width - 16), y);
      frames.push(await nextFrame(page));
    }
  });
  await page.mouse.up();
  if (steps > MOVES) throw new Error('The run goes on while the time line is dragged.');
  const gaps = frames.slice(1).map((time, index) => time - frames[index]);
  const cost = tasks.reduce((sum, ms) => sum + ms, 0) / MOVES;
  say(
    `scrubbing, ${name}: ${cost.toFixed(1)} ms of the main thread a move; moves ${median(gaps).toFixed(1)} ms apart, ` +
      `at most ${Math.max(...gaps).toFixed(0)} ms; ${tasksText(tasks)}`,
  );
}

/** Waits for an animation frame, which draws the last move, and returns its time in ms. */
const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame((time) => resolve(time))));
