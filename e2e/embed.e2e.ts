import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { findCutOff } from './cut-off.ts';
import { serveHostPages, type HostPages } from './host-page.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { FURTHER, longIf } from './long.ts';

const SMALL = `#v=1&task=planar&width=32&depth=2&gamma0=0.01&right.gamma0=10${WITHOUT_END}`;

/** A slide that is shown and hidden by style, as slides of reveal.js are. */
const slides = (lab: string) => `<!doctype html><title>Slides</title>
  <section hidden style="height: 500px"><iframe title="Lab" width="600" height="400" src="${lab}?embed=1${SMALL}"></iframe></section>
  <button onclick="document.querySelector('section').toggleAttribute('hidden')">Next</button>`;

/** A host that is dark although the reader's system is light. */
const dark = (lab: string) => `<!doctype html><title>Dark</title><style>:root { color-scheme: dark }</style>
  <iframe title="Lab" width="600" height="400" src="${lab}?embed=1&show=function${SMALL}"></iframe>`;

/**
 * What the slides of `examples/reveal` use of reveal.js: it shows one section at a time, says so, and goes to the first by a key. As there,
 * sections that are not shown stay, transparent, so that a frame in them keeps the focus.
 */
const REVEAL = `globalThis.Reveal = (() => {
  const slides = [...document.querySelectorAll('.slides > section')];
  let at = 0;
  let said = () => {};
  const show = (next) => {
    at = Math.min(Math.max(next, 0), slides.length - 1);
    slides.forEach((slide, i) => (slide.style.cssText = i === at ? '' : 'opacity: 0; position: fixed; left: 200vw'));
    for (const frame of slides[at].querySelectorAll('iframe:not([src])')) frame.src = frame.dataset.src;
    said();
  };
  document.addEventListener('keydown', ({ key }) => key === 'Home' && show(0));
  return {
    initialize: () => show(0),
    next: () => show(at + 1),
    prev: () => show(at - 1),
    on: (event, act) => event === 'slidechanged' && (said = act),
  };
})()`;

/** Returns the slides of `examples/reveal`, with the lab that is tested. */
const revealSlides = async (lab: string) =>
  (await readFile('examples/reveal/index.html', 'utf8')).replaceAll('http://127.0.0.1:4173/', lab);

let host: HostPages;
test.beforeAll(async ({ baseURL }) => {
  host = await serveHostPages({
    'slides.html': slides(`${baseURL}/`),
    'dark.html': dark(`${baseURL}/`),
    'reveal/slides.html': await revealSlides(`${baseURL}/`),
    'reveal/node_modules/reveal.js/dist/reveal.js': REVEAL,
    'reveal/node_modules/reveal.js/dist/reveal.css': '',
    'reveal/node_modules/reveal.js/dist/theme/white.css': '',
  });
});
test.afterAll(() => host.close());

const labIn = (page: Page) => page.frameLocator('iframe[title*="Lab"]');
const stepIn = async (page: Page) => Number(await labIn(page).getByTestId('step').getAttribute('data-step'));

test('a page of another origin starts, sets and pauses the lab, and learns what it does', async ({ page, baseURL }) => {
  const { problems } = labPage(page);
  await page.goto(`${host.address}/embed/index.html?lab=${baseURL}/`);
  const state = page.locator('#state');
  await expect(state).toHaveText('paused');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('#loss')).toHaveText(/left: loss [\d.]+ at step \d+, right: loss/);
  await expect(state).toHaveText(/running/);
  await page.getByLabel('Width').fill('32');
  await page.getByLabel('Width').press('Tab');
  await expect(page.locator('#link')).toHaveAttribute(
    'href',
    /\?lock=depth,width:16\.\.1024#v=1&width=32&.*right\.gamma0=10/,
  );
  await page.getByLabel('Width').fill('2048');
  await page.getByLabel('Width').press('Tab');
  await expect(page.locator('#said')).toHaveText(/allows.*from 16 to 1,?024/);
  await expect(page.locator('#link')).toHaveAttribute('href', /width=32&/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(state).toHaveText(/paused/);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(page.locator('iframe')).toHaveAttribute('style', /height: \d{3}px/);
  // What is no message of the protocol changes nothing.
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('iframe') ?? {};
    for (const data of [
      null,
      'start',
      { lab: 2, type: 'start' },
      { lab: 1, type: 'set', settings: { ['__proto__']: 1, nothing: 2 } },
    ])
      contentWindow?.postMessage(data, '*');
  });
  await expect(page.locator('#said')).toHaveText(/nothing is no key/);
  await expect(state).toHaveText(/paused/);
  expect(problems).toEqual([]);
});

test('the lab of a slide trains while the slide is shown, and rests while it is not', FURTHER, async ({ page }) => {
  await page.goto(`${host.address}/slides.html`);
  const next = page.getByRole('button', { name: 'Next' });
  const status = labIn(page).getByTestId('run-status');
  await next.click();
  await expect.poll(() => stepIn(page)).toBeGreaterThan(20);
  await next.click();
  await expect(status).toHaveAttribute('data-phase', 'paused');
  const rested = await stepIn(page);
  await next.click();
  await expect.poll(() => stepIn(page)).toBeGreaterThan(rested);
});

test(
  'keys turn slides after the lab of a slide was pressed, a slider keeps its arrows, and a turn gives the page its keys',
  FURTHER,
  async ({ page }) => {
    const { problems } = labPage(page);
    await page.goto(`${host.address}/reveal/slides.html`);
    const [title, compared, dialled] = await page.locator('.slides > section').all();
    await page.evaluate('Reveal.next()');
    const lab = compared.frameLocator('iframe');
    await lab.getByRole('button', { name: /^Pause/ }).click();
    await page.keyboard.press('ArrowRight');
    await expect(dialled).toBeInViewport();
    const richness = dialled.frameLocator('iframe').getByRole('slider', { name: 'Richness' });
    const before = await richness.inputValue();
    await richness.focus();
    await page.keyboard.press('ArrowRight');
    await expect(richness).not.toHaveValue(before);
    await expect(dialled).toBeInViewport();
    await page.keyboard.press('PageUp');
    await expect(compared).toBeInViewport();
    await lab.getByRole('button', { name: /^Play/ }).click();
    await page.keyboard.press('PageDown');
    await expect(dialled).toBeInViewport();
    // A key that no lab hands over.
    await page.keyboard.press('Home');
    await expect(title).toBeInViewport();
    expect(problems).toEqual([]);
  },
);

test.describe('a dark host', () => {
  // What is emulated holds in frames, too, whatever their host says.
  test.use({ colorScheme: null });

  test('has a dark lab', FURTHER, async ({ page }) => {
    await page.goto(`${host.address}/dark.html`);
    const ink = () =>
      labIn(page)
        .getByTestId('step')
        .evaluate((step) => getComputedStyle(step).color);
    await expect.poll(ink).toMatch(/rgb\(2[0-5]\d, 2/);
  });
});

test('an embedded lab works where the browser keeps nothing for it', FURTHER, async ({ page }) => {
  const lab = labPage(page);
  await page.addInitScript(() => {
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, store, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  await page.goto(`./?embed=1&lock=width&show=controls,function,loss${SMALL}`);
  await lab.reachStep(1);
  await expect(page.getByRole('button', { name: /Held by the teacher's link: .*Width/ })).toBeVisible();
  const way = page.getByRole('link', { name: 'Open in the Lazy–Rich Lab, in a new tab' });
  await way.focus();
  await expect(way).toHaveAttribute('href', /\/\?lock=width#v=1&width=32.*right\.gamma0=10/);
  expect(lab.problems).toEqual([]);
});

for (const [width, height] of [
  [390, 480],
  [1280, 360],
  [320, 460],
  [640, 400],
  [1200, 420],
  [1920, 700],
] as const)
  for (const colorScheme of ['light', 'dark'] as const) {
    const isLong = !((width === 390 && colorScheme === 'light') || (width === 1280 && colorScheme === 'dark'));
    test(
      `an embedded lab of ${width} x ${height} shows all of itself, ${colorScheme}`,
      longIf(isLong, FURTHER),
      async ({ page }) => {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        const lab = labPage(page);
        await page.goto(`./?embed=1${SMALL}`);
        await lab.reachStep(20);
        await lab.press(/^Pause/);
        expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await findCutOff(page)).toEqual([]);
        expect(
          (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html]),
        ).toEqual([]);
      },
    );
  }

test.describe('two tables of answers in 320 px', () => {
  test.use({ viewport: { width: 320, height: 600 } });

  test('say which way their rows run, within their tiles', FURTHER, async ({ page }) => {
    await page.goto('./?embed=1#v=1&task=digits&width=16&depth=1&right.width=8&answers=confusion');
    const caption = page.getByTestId('learned-function').first().getByText('rows truth');
    await expect(caption).toBeInViewport({ ratio: 1 });
    const [room, width] = await caption.evaluate((element) => [element.clientWidth, element.scrollWidth]);
    expect(width).toBeLessThanOrEqual(room);
  });
});
