import { expect, type Locator, type Page } from '@playwright/test';
import { closeControls, openControls } from './controls-sheet.ts';

/** The time line as a person sees it, in the words of the tests. */
export interface TimePage {
  readonly slider: Locator;
  readonly now: Locator;
  /** Reads the step where the time line stands. */
  step(): Promise<number>;
  /** Drags from where it stands to a share of the whole line. */
  drag(share: number): Promise<void>;
  /** Drags back, and goes on by keys to the first snapshot from 8 on that is one of these steps; returns it. */
  goBackToOneOf(steps: readonly number[]): Promise<number>;
  press(key: string): Promise<void>;
  playBack(speed: string): Promise<void>;
  /** Notes every change of the step that the page shows, however short; returns a function that reads them in their order. */
  watchSteps(): Promise<() => Promise<number[]>>;
  /** Reads the steps that the pictures say they show; `now` for those of the network that trains. */
  pictured(): Promise<string[]>;
}

/** The earliest step that {@link TimePage.goBackToOneOf} stops at: before it, a network has hardly changed. */
const EARLIEST = 8;

/** Returns the time line in a page of Playwright. */
export function timePage(page: Page): TimePage {
  const slider = page.getByRole('slider', { name: 'Time', exact: true });
  const step = async () => Number(await slider.getAttribute('data-step'));
  const press = async (key: string) => {
    await slider.focus();
    await slider.press(key);
  };
  const drag = async (share: number) => {
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error('The time line is not on the page.');
    const thumb = box.height / 2;
    const at = (place: number) => box.x + thumb + place * (box.width - 2 * thumb);
    const from = Number(await slider.inputValue());
    await page.mouse.move(at(from), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(share), box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
  };
  return {
    slider,
    now: page.getByRole('button', { name: 'Now', exact: true }),
    step,
    drag,
    press,
    async goBackToOneOf(steps) {
      await drag(0);
      await expect.poll(step).toBe(0);
      for (let at = 0; at < EARLIEST || !steps.includes(at); at = await step()) {
        await press('ArrowRight');
        await expect.poll(step).toBeGreaterThan(at);
      }
      return step();
    },
    async playBack(speed) {
      await openControls(page);
      await page.getByLabel('Time for the whole run').selectOption(speed);
      await closeControls(page);
      await page.getByRole('button', { name: 'Play back', exact: true }).click();
    },
    async watchSteps() {
      const seen = await page.getByTestId('step').evaluateHandle(() => {
        const shown = () => Number(document.querySelector('[data-testid=step]')?.getAttribute('data-step'));
        const steps: number[] = [];
        let last = shown();
        const note = () => {
          if (shown() !== last) steps.push(shown());
          last = shown();
        };
        new MutationObserver(note).observe(document.body, { subtree: true, attributeFilter: ['data-step'] });
        return steps;
      });
      return () => seen.jsonValue();
    },
    async pictured() {
      const captions = page.locator('figcaption');
      return (await captions.allTextContents()).map((text) => /\bnow\b|\bstep [\d,]*\d/.exec(text)?.[0] ?? '');
    },
  };
}
