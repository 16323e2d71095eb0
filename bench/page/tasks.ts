import { TASK_NAMES } from '../../src/tasks/tasks.ts';
import { say, timesText, type MeasuredPage } from './measured-page.ts';

/** The time for which each task trains before the next is chosen, in ms: its worker's successor has opened. */
const PAUSE = 2500;

/** Reports the time from the choice of a task in the menu to the first picture of what a network has learned of it. */
export async function reportTasks({ page, open }: MeasuredPage): Promise<void> {
  await open();
  const times: number[] = [];
  for (const task of [...TASK_NAMES.filter((name) => name !== 'planar' && name !== 'own'), 'planar']) {
    await page.waitForTimeout(PAUSE);
    const time = await page.evaluate(
      (chosen) =>
        new Promise<number>((resolve) => {
          const menu = [...document.querySelectorAll('select')].find(({ options }) =>
            [...options].some(({ value }) => value === chosen),
          );
          if (!menu) throw new Error(`No menu has the task ${chosen}.`);
          const start = performance.now();
          let isGone = false;
          const look = () => {
            isGone ||= !globalThis.isPictureShown();
            if (isGone && globalThis.isPictureShown()) resolve(performance.now() - start);
            else requestAnimationFrame(look);
          };
          // React listens to the setter of the element's own property.
          Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(menu, chosen);
          menu.dispatchEvent(new Event('change', { bubbles: true }));
          requestAnimationFrame(look);
        }),
      task,
    );
    say(`  ${task}: ${time.toFixed(0)} ms`);
    times.push(time);
  }
  say(`new picture after the choice of a task, side by side: ${timesText(times)}`);
}
