import { expect, test } from '@playwright/test';
import { SPIRALS } from './comparison-page.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const SMALL = `#v=1&width=16&depth=2${WITHOUT_END}`;
const TINY_SWEEP =
  '#v=1&view=sweep&x=train.lr:0.01,0.1&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';

/** Every view, by its address and what it shows in the end. */
const VIEWS: Readonly<Record<string, readonly [address: string, shows: string]>> = {
  training: [SMALL, '[data-testid=chart-loss]'],
  digits: [`#v=1&task=digits&width=16${WITHOUT_END}`, '[data-testid=chart-loss]'],
  comparison: [`${SPIRALS}&gamma0=0.01&right.gamma0=10`, '[data-testid=moved-features]'],
  sweep: [TINY_SWEEP, '[data-testid=sweep-result]'],
  prior: ['#v=1&view=prior&networks=500', '[data-testid=prior-status][data-phase=done]'],
  'list of lessons': ['#v=1&view=lesson', 'main a'],
  lesson: ['#v=1&view=lesson&lesson=lazy-or-rich', '.katex-display'],
  'in Japanese': [`?lang=ja${SMALL}`, '[data-testid=chart-loss]'],
  embedded: [`?embed=1${SMALL}`, 'main'],
  presented: [`?present=1${SMALL}`, '[data-testid=present]'],
};
/** The keys that open dialogs. */
const DIALOGS = ['b', 't', '?'];

test.describe('The policy of the page', () => {
  test('is kept by every view, and none asks another host for anything', longIf(true), async ({ page }) => {
    test.setTimeout(180_000);
    const lab = labPage(page);
    const own = new URL(test.info().project.use.baseURL ?? '').origin;
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^https?:|^wss?:/.test(protocol) && origin !== own) elsewhere.push(request.url());
    });
    for (const [name, [address, shows]] of Object.entries(VIEWS)) {
      await test.step(name, async () => {
        await page.goto('about:blank');
        await lab.open(address);
        await expect(page.locator(shows).first()).toBeVisible();
      });
    }
    await page.goto('about:blank');
    await lab.open(SMALL);
    await lab.reachStep(1);
    for (const key of DIALOGS) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
    }
    expect(elsewhere).toEqual([]);
    expect(lab.problems).toEqual([]);
  });

  test('lets no text become code, a style or the address of a script', async ({ page }) => {
    await labPage(page).open(SMALL);
    const outcomes = await page.evaluate(async () => {
      const outcome = (attempt: () => unknown) => {
        try {
          attempt();
          return 'allowed';
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      // What a test evaluates may do that itself, but not what runs later.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => resolve(outcome(() => (0, eval)('1'))));
      });
      const box = document.body.appendChild(document.createElement('div'));
      const script = document.createElement('script');
      const holder = globalThis as { ran?: boolean };
      const outcomes = {
        html: outcome(() => (box.innerHTML = '<img src="x" onerror="ran = true">')),
        handler: outcome(() => {
          box.setAttribute('onclick', 'ran = true');
        }),
        script: outcome(() => (script.text = 'ran = true')),
        worker: outcome(() => new Worker('https://elsewhere.example/worker.js')),
        data: outcome(() => new Worker('data:text/javascript,0')),
      };
      box.setAttribute('style', 'position: fixed');
      box.click();
      const position = getComputedStyle(box).position;
      box.remove();
      const elsewhere = await fetch('https://elsewhere.example/').then(
        () => 'allowed',
        () => 'refused',
      );
      return { evaluated, ...outcomes, position, ran: holder.ran ?? false, elsewhere };
    });
    expect(outcomes).toEqual({
      evaluated: 'EvalError',
      html: 'TypeError',
      handler: 'TypeError',
      script: 'TypeError',
      worker: 'TypeError',
      data: 'TypeError',
      position: 'static',
      ran: false,
      elsewhere: 'refused',
    });
  });

  test('typesets mathematics', FURTHER, async ({ page }) => {
    const lab = labPage(page);
    await lab.open('#v=1&view=lesson&lesson=lazy-or-rich');
    const struts = page.locator('.katex-display .strut');
    await expect(struts.first()).toBeAttached();
    // Without its styles, a strut has no height.
    const heights = await struts.evaluateAll((all) => all.map((strut) => (strut as HTMLElement).style.height));
    expect(heights.length).toBeGreaterThan(0);
    expect(heights.every((height) => /^[\d.]+em$/.test(height))).toBe(true);
    expect(lab.problems).toEqual([]);
  });
});
