import { reportSeconds, say, tasksText, timesText, type MeasuredPage } from './measured-page.ts';

const RUN_SECONDS = 15;
const ROUNDS = 10;
/** The time between two keys, in ms: the new run is under way. */
const PAUSE = 2000;

/** Reports a run of digits, with the neutral value of every setting: loading, steps a second with streaming on, the answer of a slider. */
export async function reportSingleRun(measured: MeasuredPage): Promise<void> {
  const { tasks } = await measured.during(() => measured.open('#v=1'));
  say(`while loading: ${tasksText(tasks)}`);
  await reportSeconds(measured, 'one run, streaming on', RUN_SECONDS);
  await reportSlider(measured);
}

/** Reports the time from a key on the width slider to the painted new value, and to the first frame of the new run. */
async function reportSlider({ page }: MeasuredPage): Promise<void> {
  const painted: number[] = [];
  const restarted: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.waitForTimeout(PAUSE);
    await page.getByRole('slider', { name: 'Width', exact: true }).focus();
    const times = await page.evaluate(
      (key) =>
        new Promise<{ painted: number; restarted: number }>((resolve) => {
          const slider = document.activeElement;
          const before = slider?.getAttribute('aria-valuetext');
          let shown = 0;
          const start = performance.now();
          const look = () => {
            if (shown === 0 && slider?.getAttribute('aria-valuetext') !== before) shown = performance.now() - start;
            if (shown > 0 && stepShown() < 20) resolve({ painted: shown, restarted: performance.now() - start });
            else requestAnimationFrame(look);
          };
          slider?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          requestAnimationFrame(look);
        }),
      round % 2 ? 'ArrowRight' : 'ArrowLeft',
    );
    painted.push(times.painted);
    restarted.push(times.restarted);
  }
  say(`slider: new value painted after ${timesText(painted)}; new run drawn after ${timesText(restarted)}`);
}
