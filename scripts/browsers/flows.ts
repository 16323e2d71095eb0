/** What a person does in the lab, in a few steps each, for browsers that Playwright doesn't drive. */

/** A page in any browser. */
export interface AnyPage {
  /** The errors that the page has reported so far. */
  readonly errors: readonly string[];
  open(fragment: string): Promise<void>;
  /** Evaluates an expression of JavaScript in the page. */
  evaluate(expression: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  press(key: string): Promise<void>;
}

/** Time for anything, in ms: a browser on a busy machine takes long to train. */
const PATIENCE = 90_000;
const LOOK_EVERY = 100;

const SMALL = 'width=16&depth=2&task=planar&samples=64&testSamples=64';
const attribute = (testId: string, name: string) =>
  `document.querySelector('[data-testid=${testId}]')?.getAttribute('data-${name}')`;
const isPhase = (testId: string, phase: string) => `${attribute(testId, 'phase')} === '${phase}'`;
const stepIs = (condition: string) => `Number(${attribute('step', 'step')}) ${condition}`;
/** Whether something is drawn on the canvas of a chart. */
const isDrawn = (testId: string) => `(() => {
  const canvas = document.querySelector('[data-testid=${testId}] canvas');
  if (!canvas || canvas.width === 0) return false;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0);
})()`;

async function until(page: AnyPage, what: string, expression: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while ((await page.evaluate(expression)) !== true) {
    if (performance.now() > end) throw new Error(`${what}: ${expression} did not come true`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

/** Each flow by what it tries; it throws where the lab doesn't do it. */
export const FLOWS: Readonly<Record<string, (page: AnyPage) => Promise<void>>> = {
  'one network trains to its end, and its curves are drawn': async (page) => {
    await page.open(`#v=1&${SMALL}&steps=60`);
    await until(page, 'the end', `${isPhase('run-status', 'done')} && ${stepIs('=== 60')}`);
    await until(page, 'the loss', isDrawn('chart-loss'));
    await until(page, 'the movement', isDrawn('chart-movement'));
  },
  'a lazy and a rich network train side by side, and their past is shown': async (page) => {
    await page.open('');
    await until(page, 'training', stepIs('> 60'));
    await page.click('[data-testid=time]');
    await page.press('Home');
    await until(page, 'the past', `${attribute('time', 'step')} === '0'`);
  },
  'a layer is looked into': async (page) => {
    await page.open(`#v=1&${SMALL}&steps=40`);
    await until(page, 'the end', isPhase('run-status', 'done'));
    await page.click('[data-testid=network-strip] button');
    await until(page, 'its pictures', `document.querySelector('[data-testid=inspector-matrices]') !== null`);
  },
  'a sweep runs to its end': async (page) => {
    await page.open(`#v=1&view=sweep&x=train.lr:0.01,0.1&y=net.width:4,8&seeds=1&frames=light&${SMALL}&steps=10`);
    await until(page, 'the view', `document.querySelector('[data-testid=sweep-status]') !== null`);
    await page.click('[role=group][aria-label="Training of the sweep"] button');
    await until(page, 'its end', isPhase('sweep-status', 'done'));
  },
  'outputs of random networks are drawn': async (page) => {
    await page.open('#v=1&view=prior&width=16&depth=2&networks=300');
    await until(page, 'the end', isPhase('prior-status', 'done'));
  },
  'a lesson is told, with its mathematics and what was measured': async (page) => {
    await page.open('#v=1&view=lesson&lesson=lazy-or-rich');
    await until(page, 'the text', `document.querySelector('main .katex') !== null`);
    await until(page, 'its figures', `document.querySelectorAll('main figure').length > 0`);
  },
  'what was trained can be taken along': async (page) => {
    await page.open(`#v=1&${SMALL}&steps=20`);
    await until(page, 'the end', isPhase('run-status', 'done'));
    await page.press('t');
    await until(page, 'the dialog', `document.querySelector('[role=dialog]') !== null`);
  },
};
