import type { Locator, Page } from '@playwright/test';
import { labPage, type LabPage } from '../../e2e/lab-page.ts';
import { readTexts, strangeOf } from '../../e2e/page-texts.ts';
import { sweepPage } from '../../e2e/sweep-page.ts';
import type { RandomStream } from '../../src/maths/random.ts';
import { page as words } from '../../src/words/en/page.ts';
import { runsPanel as runsWords } from '../../src/words/en/runs-panel.ts';

/** Time for anything, in ms: the machine may do much else. */
export const PATIENCE = 180_000;

/** Somebody who goes through the lab at random. */
export interface Walker {
  readonly page: Page;
  readonly lab: LabPage;
  /** Decides what comes next: the same draws, the same walk. */
  random: RandomStream;
  /** The file of a run that was taken along last. */
  takenRun: string | null;
  /** Whether requests fail because of the walk, and the browser reports that. */
  isCutOff: boolean;
  /** The runs that the walker has deleted for good. */
  deleted: Set<string>;
}

/** Something to do in the lab; returns false where it isn't there at present. */
export type Act = (walker: Walker) => Promise<boolean>;

/** Puts a walker before a page, which it looks at from its first request on. */
export function walkerOf(page: Page, random: RandomStream): Walker {
  page.setDefaultTimeout(PATIENCE);
  return { page, lab: labPage(page), random, takenRun: null, isCutOff: false, deleted: new Set() };
}

/** Draws one of some things. */
export const oneOf = <Thing>({ random }: Walker, things: readonly Thing[]): Thing =>
  things[random.integer(things.length)];

/** Draws one of the parts of a page that are in sight and can be used; `null` where there is none. */
export async function onePart(walker: Walker, parts: Locator): Promise<Locator | null> {
  const usable = await parts.evaluateAll((elements) =>
    elements.flatMap((element, i) => {
      const isOff = element.matches(':disabled, [aria-disabled=true]') || element.closest('[aria-disabled=true]');
      const { width, height } = element.getBoundingClientRect();
      return !isOff && width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true }) ? [i] : [];
    }),
  );
  return usable.length === 0 ? null : parts.nth(oneOf(walker, usable));
}

/** Clicks one of the parts of a page; returns whether there was one. */
export async function pressOne(walker: Walker, parts: Locator): Promise<boolean> {
  const part = await onePart(walker, parts);
  await part?.click();
  return part !== null;
}

/** Opens a link in the page without loading it again, as a person does who puts it into the address bar. */
export const enter = ({ page }: Walker, link: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, link);

/** The views, by their names in the switch. */
export const VIEWS = ['Training', 'Sweeps', 'Prior', 'Lessons'] as const;

/** Changes the view by its switch. */
export async function goTo({ page }: Walker, view: (typeof VIEWS)[number]): Promise<void> {
  const views = page.getByRole('radiogroup', { name: 'View' });
  await views.getByText(view, { exact: true }).click();
  await views
    .locator(':checked')
    .and(views.getByRole('radio', { name: view }))
    .waitFor({ state: 'attached' });
}

/** Closes dialogs, lists, and the view for a projector. */
export async function tidy({ page }: Walker): Promise<void> {
  const over = page.locator('[role=dialog], [data-testid=runs], [data-testid=present]').filter({ visible: true });
  const closesList = page.getByTestId('runs').getByRole('button', { name: runsWords.close, exact: true });
  for (let tries = 0; tries < 5 && (await over.count()) > 0; tries++) {
    // Escape in the name of a run brings the name back, and leaves the list open.
    if ((await page.getByRole('dialog').count()) === 0 && (await closesList.isVisible())) await closesList.click();
    else await page.keyboard.press('Escape');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
}

/** What the browser reports where requests are made to fail. */
const OF_REQUESTS =
  /Failed to load resource|net::ERR_|Failed to fetch|Importing a module script failed|dynamically imported/;

/** Returns a function that reads what went wrong on the page since it was last called: reported errors, and strange texts. */
export function watchProblems({ page, lab }: Walker): (isCutOff: boolean) => Promise<string[]> {
  let seen = 0;
  return async (isCutOff) => {
    const reported = lab.problems.slice(seen).filter((problem) => !isCutOff || !OF_REQUESTS.test(problem));
    seen = lab.problems.length;
    const { texts } = await readTexts(page);
    const strange = strangeOf(texts).map((text) => `The page shows "${text.slice(0, 120)}"`);
    const broken = texts.filter(
      (text) => text === words.broken.title || text.startsWith('Something in the lab failed'),
    );
    return [...new Set([...reported, ...strange, ...broken])];
  };
}

/** Goes to the sweeps and opens the list of those that are kept; returns the list. */
export async function openKeptSweeps(walker: Walker): Promise<Locator> {
  await goTo(walker, 'Sweeps');
  const { kept, openKept } = sweepPage(walker.page);
  await openKept();
  await kept.waitFor();
  return kept;
}
