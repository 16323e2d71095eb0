import { expect, type Locator, type Page } from '@playwright/test';
import { labPage, type LabPage } from './lab-page.ts';

/** Small networks that learn the spirals in a second or two, and go on. */
export const SPIRALS =
  '#v=1&task=planar&shape=spirals&width=64&depth=2&activation=tanh&bias=true&lr=0.1&batch=full&samples=128&steps=10000000';

/** The sizes of a projector, of a tablet, and of a phone. */
export const SIZES = [
  { width: 1280, height: 720, isLong: false },
  { width: 820, height: 1180, isLong: true },
  { width: 390, height: 844, isLong: false },
] as const;

/** A comparison as a person sees it, in the words of the tests. */
export interface ComparisonPage extends LabPage {
  /** Splits the page into a lazy and a rich network, or ends the comparison. */
  lazyAndRich(): Promise<void>;
  /** Returns the column whose name holds these words. */
  column(name: RegExp): Locator;
  /** Returns the verdict of a column: the word, and the numbers behind it. */
  verdict(name: RegExp): Locator;
  /** Reads the movement of the features of the last hidden layer of a column, as its network shows it. */
  movement(name: RegExp): Promise<number>;
}

/** Returns the comparison in a page of Playwright. */
export function comparisonPage(page: Page): ComparisonPage {
  const column = (name: RegExp) => page.getByRole('main').getByRole('region', { name });
  return {
    ...labPage(page),
    lazyAndRich: () => page.getByRole('button', { name: 'Lazy | rich', exact: true }).click(),
    column,
    verdict: (name) => column(name).getByRole('group', { name: 'Regime' }),
    async movement(name) {
      // On a phone the networks stand apart from the columns.
      const network = column(name).or(page.getByRole('group', { name }));
      const picture = network.getByTestId('network-strip').getByRole('img');
      const values = (await picture.getAttribute('aria-label'))?.match(/layer \d+ [\d.e×⁰¹²³⁴⁵⁶⁷⁸⁹⁻−-]+/g) ?? [];
      return readNumber(values.at(-1)?.split(' ').at(-1) ?? '');
    },
  };
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Reads a number as the page writes it, such as 0.75, 7.5e−4 and 7.5×10⁻⁴, at the end of a sentence, too. */
const readNumber = (text: string): number =>
  Number(
    text
      .replace(/\.$/, '')
      .replace('×10', 'e')
      .replace(/[⁻−]/, '-')
      .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit))),
  );

/** Expects that nothing on the page is wider than the page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}
