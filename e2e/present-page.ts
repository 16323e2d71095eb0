import type { Locator, Page } from '@playwright/test';

/** The view for a projector as a lecturer sees it, in the words of the tests. */
export interface PresentPage {
  readonly view: Locator;
  readonly title: Locator;
  /** The number of the thing and how many there are, such as "2 / 6". */
  readonly place: Locator;
  /** Returns how many things there are. */
  count(): Promise<number>;
  /** Returns the texts, figures and formulas of a lesson that are larger than their place; tables may scroll. */
  tooLarge(): Promise<string[]>;
  /** Goes on or back, as a clicker does. */
  next(): Promise<void>;
  previous(): Promise<void>;
  /** Goes to the first thing of the following experiment of a talk. */
  nextExperiment(): Promise<void>;
  /** Opens the list of a talk, and pastes links into it, one a line. */
  addLinks(lines: readonly string[]): Promise<void>;
  /** Opens a file from the list of a talk. */
  openTalk(name: string, text: string): Promise<void>;
  /** The list of a talk. */
  readonly talk: Locator;
  give(): Promise<void>;
  /** Returns to the lab. */
  leave(): Promise<void>;
}

/** Returns the view for a projector in a page of Playwright. */
export function presentPage(page: Page): PresentPage {
  const view = page.getByTestId('present');
  const talk = page.getByRole('dialog', { name: 'Talk' });
  const place = view.getByText(/^\d+ \/ \d+$/);
  const press = (key: string) => page.keyboard.press(key);
  const openList = () => page.getByRole('button', { name: /^Talk/ }).click();
  return {
    view,
    title: view.getByRole('heading', { level: 1 }),
    place,
    count: async () => Number((await place.textContent())?.split('/')[1]),
    tooLarge: () => view.evaluate(findTooLarge),
    next: () => press('PageDown'),
    previous: () => press('PageUp'),
    async nextExperiment() {
      await press('End');
      await press('PageDown');
    },
    async addLinks(lines) {
      await openList();
      await talk.getByLabel(/^Links to add/).fill(lines.join('\n'));
      await talk.getByRole('button', { name: 'Add these links' }).click();
    },
    async openTalk(name, text) {
      await openList();
      const chooser = page.waitForEvent('filechooser');
      await talk.getByRole('button', { name: 'Open a file …' }).click();
      await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    },
    talk,
    give: () => talk.getByRole('button', { name: 'Give this talk' }).click(),
    leave: () => press('Escape'),
  };
}

function findTooLarge(view: Element): string[] {
  const slack = 1;
  return [...view.querySelectorAll('*')].flatMap((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
    if (
      clientWidth < 3 ||
      clientHeight < 3 ||
      element.closest('.katex, .visually-hidden') ||
      element.querySelector('table')
    )
      return [];
    const isHigh = overflowY !== 'visible' && scrollHeight > clientHeight + slack;
    const isWide = overflowX !== 'visible' && scrollWidth > clientWidth + slack;
    if (!isHigh && !isWide) return [];
    return `${scrollWidth} x ${scrollHeight} in ${clientWidth} x ${clientHeight}: ${element.textContent.slice(0, 60)}`;
  });
}
