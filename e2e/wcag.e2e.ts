import { expect, test, type Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { SPIRALS } from './comparison-page.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import { longIf } from './long.ts';

/** A place of the page, and how a person gets there from an open page. */
interface Place {
  link: string;
  /** Whether the link starts a run. */
  trains?: boolean;
  /** Presses what leads there, without a word of any language. */
  go?: (page: Page) => Promise<void>;
  /** What is there in the end. */
  shows: string;
}

const SMALL = `#v=1&width=32${WITHOUT_END}`;
const TINY = '&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';
const dialog = (key: string): Place => ({
  link: SMALL,
  trains: true,
  go: (page) => page.keyboard.press(key),
  shows: '[role=dialog]',
});
const press = (selector: string) => (page: Page) => page.locator(selector).first().click();

const PLACES: Readonly<Record<string, Place>> = {
  training: { link: SMALL, trains: true, shows: '[data-testid=chart-loss]' },
  comparison: {
    link: `${SPIRALS}&gamma0=0.01&right.gamma0=10`,
    trains: true,
    shows: '[data-testid=moved-features]',
  },
  'points that are drawn': {
    link: `#v=1&task=drawn&points=pRMPpAA-g&width=16&depth=1${WITHOUT_END}`,
    shows: '[data-testid=draw-surface]',
  },
  inspector: {
    link: SMALL,
    trains: true,
    go: press('[data-testid=network-strip] button'),
    shows: '[data-testid=inspector-pictures]',
  },
  tables: {
    link: SMALL,
    trains: true,
    go: (page) => page.locator('[data-testid=chart-loss] [aria-pressed]').last().click(),
    shows: '[data-testid=chart-loss] table',
  },
  'list of lessons': { link: '#v=1&view=lesson', shows: 'main a' },
  lesson: { link: '#v=1&view=lesson&lesson=lazy-or-rich', shows: 'main article, main h2' },
  sweep: { link: `#v=1&view=sweep&x=train.lr:0.01,0.1&y=net.width:4,8${TINY}`, shows: '[data-testid=sweep-result]' },
  prior: { link: '#v=1&view=prior&networks=500', shows: '[data-testid=prior-status][data-phase=done]' },
  gallery: dialog('b'),
  'taking away': dialog('t'),
  help: dialog('?'),
  embedded: { link: `?embed=1${SMALL}`, trains: true, shows: 'main' },
  presented: { link: `?present=1${SMALL}`, trains: true, shows: '[data-testid=present]' },
};

/** Each size, theme and language with each place, but not with each other: all of them would take a quarter of an hour. */
const SCREENS = [
  { width: 1440, height: 900, colorScheme: 'light', language: 'en' },
  { width: 1280, height: 720, colorScheme: 'dark', language: 'ja' },
  { width: 390, height: 844, colorScheme: 'dark', language: 'en' },
  { width: 320, height: 640, colorScheme: 'light', language: 'ja' },
] as const;

async function visit(page: Page, { link, trains, go, shows }: Place, language: string) {
  const lab = labPage(page);
  const [query, fragment] = link.startsWith('?') ? link.split('#') : ['', link.slice(1)];
  await page.goto(`./${query === '' ? '?' : `${query}&`}lang=${language}#${fragment}`);
  if (trains) {
    await lab.reachStep(10);
    await page.keyboard.press('Space');
  }
  await go?.(page);
  await expect(page.locator(shows).first()).toBeVisible();
}

for (const { width, height, colorScheme, language } of SCREENS) {
  const title = `axe finds nothing against WCAG 2.2 AA: ${language}, ${width} x ${height}, ${colorScheme}`;
  test.describe(title, longIf(true), () => {
    test.use({ viewport: { width, height }, colorScheme });
    for (const [name, place] of Object.entries(PLACES))
      test(name, async ({ page }) => {
        await visit(page, place, language);
        expect(await axeFindings(page)).toEqual([]);
      });
  });
}

test('axe finds nothing against WCAG 2.2 AA in a comparison', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await visit(page, PLACES.comparison, 'en');
  expect(await axeFindings(page)).toEqual([]);
});

test('where the system forces colours, what is chosen, on and focused can be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const lab = labPage(page);
  await lab.open(SMALL);
  await lab.reachStep(3);
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  const chosen = await ground('[role=radiogroup] label:has(:checked)');
  expect(chosen).not.toBe(await ground('[role=radiogroup] label:not(:has(:checked))'));
  const toggle = page.getByRole('button', { name: 'Loss: logarithmic values' });
  const before = await toggle.evaluate((element) => getComputedStyle(element).backgroundColor);
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).not.toHaveCSS('background-color', before);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).not.toHaveCSS('outline-style', 'none');
  const slider = page.getByRole('slider', { name: 'Width' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  const thumb = page.locator('[data-focus-visible]').first();
  await expect(thumb).not.toHaveCSS('outline-style', 'none');
  // Curves and pictures keep their colours on their own ground.
  await expect(page.locator('[data-chart]').first()).toHaveCSS('forced-color-adjust', 'none');
});

test('on a phone, what gets the focus is not under the bars at the foot', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, PLACES.training, 'en');
  const covered: string[] = [];
  for (const button of await page.locator('#charts button:visible').all()) {
    const name = await button.evaluate((element: HTMLElement) => {
      element.focus();
      const { left, top, width, height } = element.getBoundingClientRect();
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(found) ? null : element.ariaLabel;
    });
    if (name !== null) covered.push(name);
  }
  expect(covered).toEqual([]);
});
