/** The places of the page that are looked at as a whole: by axe, with wide spacing, and in a small window. */
import { expect, type Page } from '@playwright/test';
import { SPIRALS } from './comparison-page.ts';
import { labPage, WITHOUT_END } from './lab-page.ts';
import * as english from '../src/words/en/catalog.ts';
import { catalog as japanese } from '../src/words/ja/catalog.ts';
import type { Language } from '../src/words/languages.ts';
import type { Translation } from '../src/words/translation.ts';

type Words = Translation['catalog'];
const WORDS: Readonly<Record<Language, Words>> = { en: english, ja: japanese };

/** A place of the page, and how a person gets there from an open page. */
export interface Place {
  /** The flags and the fragment of the address. */
  link: string;
  /** Whether the link starts a run, which rests once it has begun. */
  trains?: boolean;
  /** Goes to the place by its controls. */
  go?: (page: Page, words: Words) => Promise<void>;
  /** What is there in the end. */
  shows: string;
}

/** A network that trains on and on in a moment. */
export const SMALL = `#v=1&width=32${WITHOUT_END}`;
const TINY = '&seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';
const TABLE = ['width,height,kind', ...Array.from({ length: 24 }, (_, i) => `${i / 8},${i % 5},${'ab'[i % 2]}`)].join(
  '\n',
);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

/** Brings the controls in sight, which lie in a sheet on a phone. */
async function openControls(page: Page, { page: { sheet } }: Words) {
  const opens = button(page, sheet.title);
  if (await opens.isVisible()) await opens.click();
}

/** Opens a dialog from a page that trains. */
const dialog = (go: NonNullable<Place['go']>): Place => ({ link: SMALL, trains: true, go, shows: '[role=dialog]' });
const byKey = (key: string) => dialog((page) => page.keyboard.press(key));

/** The places, by their names. */
export const PLACES: Readonly<Record<string, Place>> = {
  training: { link: SMALL, trains: true, shows: '[data-testid=chart-loss]' },
  comparison: {
    link: `${SPIRALS}&gamma0=0.01&right.gamma0=10`,
    trains: true,
    shows: '[data-testid=moved-features]',
  },
  'points that are drawn': {
    link: `#v=1&task=drawn&points=pRMPpAA-g&width=16&depth=1${WITHOUT_END}`,
    trains: true,
    shows: '[data-testid=draw-surface]',
  },
  'a run that failed': { link: SPIRALS.replace('&lr=0.1', '&lr=1000'), shows: '[data-testid=failure]' },
  'a link with mistakes': {
    link: `#v=1&width=-3&depth=many&nothing=1${WITHOUT_END}`,
    trains: true,
    shows: '[data-testid=link-notices]',
  },
  'all settings': {
    link: SMALL,
    trains: true,
    go: async (page, words) => {
      await openControls(page, words);
      await button(page, words.page.moreSettings).click();
    },
    shows: '#settings',
  },
  'runs that are kept': {
    link: SMALL,
    trains: true,
    go: async (page, { runs }) => {
      await page.evaluate((link) => (location.hash = link), `#v=1&width=16${WITHOUT_END}`);
      await button(page, runs.button(1)).click();
    },
    shows: '[data-testid=runs] table',
  },
  inspector: {
    link: SMALL,
    trains: true,
    go: (page) => page.locator('[data-testid=network-strip] button').first().click(),
    shows: '[data-testid=inspector-pictures]',
  },
  tables: {
    link: SMALL,
    trains: true,
    go: (page, { page: { charts } }) => button(page, charts.tableLabel(charts.loss.title)).click(),
    shows: '[data-testid=chart-loss] table',
  },
  'list of lessons': { link: '#v=1&view=lesson', shows: 'main a' },
  lesson: { link: '#v=1&view=lesson&lesson=lazy-or-rich', shows: '[data-testid=lesson-summary]' },
  sweep: { link: `#v=1&view=sweep&x=train.lr:0.01,0.1&y=net.width:4,8${TINY}`, shows: '[data-testid=sweep-result]' },
  prior: { link: '#v=1&view=prior&networks=500', shows: '[data-testid=prior-status][data-phase=done]' },
  gallery: byKey('b'),
  'taking away': byKey('t'),
  help: byKey('?'),
  tour: dialog(async (page, { help }) => {
    await page.keyboard.press('?');
    await button(page, help.tourAgain).click();
  }),
  explanation: dialog((page, { page: { charts } }) => button(page, charts.howToRead(charts.loss.title)).click()),
  'other settings to compare': dialog((page, words) => button(page, words.page.comparison.title).click()),
  sharing: dialog((page, words) => button(page, words.page.share).click()),
  'saving a figure': dialog((page, { page: { charts } }) =>
    button(page, charts.savePicture(charts.loss.title)).click(),
  ),
  'data of your own': {
    ...dialog((page) =>
      page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, TABLE),
    ),
    shows: '[data-testid=data-result]',
  },
  embedded: { link: `?embed=1${SMALL}`, trains: true, shows: 'main' },
  presented: { link: `?present=1${SMALL}`, trains: true, shows: '[data-testid=present]' },
  'editor of a talk': {
    link: `?present=1${SMALL}`,
    trains: true,
    go: (page, { present }) => button(page, present.editTalk).click(),
    shows: '[role=dialog]',
  },
};

/** Goes to a place in a language, and waits until it is there. */
export async function visit(page: Page, { link, trains, go, shows }: Place, language: Language) {
  const lab = labPage(page);
  const [query, fragment] = link.startsWith('?') ? link.split('#') : ['', link.slice(1)];
  await page.goto(`./${query === '' ? '?' : `${query}&`}lang=${language}#${fragment}`);
  if (trains) {
    await lab.reachStep(10);
    await page.keyboard.press('Space');
  }
  await go?.(page, WORDS[language]);
  await expect(page.locator(shows).first()).toBeVisible();
}
