/** What a person does elsewhere: in other views, with lists and dialogs, with the history, and with files. */
import type { Download, Locator } from '@playwright/test';
import { presentPage } from '../../e2e/present-page.ts';
import { runsPage } from '../../e2e/runs-page.ts';
import { sweepPage } from '../../e2e/sweep-page.ts';
import { chooseOne } from './lab-actions.ts';
import { enter, goTo, oneOf, onePart, openKeptSweeps, pressOne, VIEWS, type Act, type Walker } from './walker.ts';

const TINY = 'seeds=1&frames=light&depth=1&twin=false&task=curve&samples=16&testSamples=16&batch=full&steps=20';
const AXES = [
  'net.width:4,8,16',
  'train.lr:0.001,0.01',
  'scaling.gamma0:0.1,1,10',
  'net.width:4,8&y=train.lr:0.01,0.1',
];
const FILES = /^(Numbers|Run|Arrays|PyTorch|Experiment|Citation|Table of runs): (?!Copy)/;

const dialog = ({ page }: Walker, name: string | RegExp) => page.getByRole('dialog', { name });
const button = ({ page }: Walker, name: string | RegExp) => page.getByRole('button', { name });

/** Presses a button that saves, and returns the text of the first file. */
async function save({ page }: Walker, saves: Locator): Promise<string> {
  const download = page.waitForEvent('download');
  await saves.click();
  return textOf(await download);
}

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) throw new Error(`${download.suggestedFilename()} is empty.`);
  return bytes.toString('utf8');
}

/** Goes back or forward, but not away from the page. */
const throughHistory =
  (by: 1 | -1): Act =>
  async ({ page }) => {
    const isThere = await page.evaluate((steps) => {
      const { entries, currentEntry } = (globalThis as unknown as { navigation: Navigation }).navigation;
      const all = entries.call((globalThis as unknown as { navigation: Navigation }).navigation);
      return all[(currentEntry?.index ?? 0) + steps]?.sameDocument === true;
    }, by);
    if (!isThere) return false;
    await page.evaluate((steps) => {
      history.go(steps);
    }, by);
    return true;
  };

/** The part of the browser's Navigation API that is used. */
interface Navigation {
  entries: () => ({ sameDocument: boolean } | undefined)[];
  currentEntry: { index: number } | null;
}

const onRuns =
  (act: (walker: Walker, runs: ReturnType<typeof runsPage>) => Promise<boolean>): Act =>
  async (walker) => {
    if (!/^#v=1(?!&view=)/.test(walker.lab.hash())) await goTo(walker, 'Training');
    const runs = runsPage(walker.page);
    await runs.button.click();
    await walker.page.getByTestId('runs').waitFor();
    return (await runs.table.count()) > 0 && act(walker, runs);
  };

/** Each action by its name, with how often it is drawn. */
export const PAGE_ACTIONS: Readonly<Record<string, readonly [often: number, act: Act]>> = {
  'change the view': [
    4,
    async (walker) => {
      await goTo(walker, oneOf(walker, VIEWS));
      return true;
    },
  ],
  undo: [4, (walker) => pressOne(walker, walker.page.getByRole('button', { name: 'Undo', exact: true }))],
  redo: [3, (walker) => pressOne(walker, walker.page.getByRole('button', { name: 'Redo', exact: true }))],
  back: [3, throughHistory(-1)],
  forward: [2, throughHistory(1)],
  'run a sweep': [
    2,
    async (walker) => {
      await enter(walker, `#v=1&view=sweep&x=${oneOf(walker, AXES)}&${TINY}&seed=${walker.random.integer(50)}`);
      const sweep = sweepPage(walker.page);
      await sweep.result.waitFor();
      if (
        !(await pressOne(
          walker,
          walker.page
            .getByRole('group', { name: 'Training of the sweep' })
            .getByRole('button', { name: /^Run|^Go on/ }),
        ))
      )
        return false;
      // Where nothing can be loaded it stops, and says so.
      const ends = ['done', ...(walker.isCutOff ? ['paused', 'stopped'] : [])].map((phase) => `[data-phase=${phase}]`);
      await walker.page.locator(`[data-testid=sweep-status]:is(${ends.join()})`).waitFor();
      return true;
    },
  ],
  'steer a sweep': [
    2,
    async (walker) =>
      pressOne(walker, walker.page.getByRole('group', { name: 'Training of the sweep' }).getByRole('button')),
  ],
  'read a sweep': [
    2,
    async (walker) => {
      const { result } = sweepPage(walker.page);
      return (
        (await result.isVisible()) &&
        ((await pressOne(walker, result.locator('[aria-pressed], label:has(input[type=radio])'))) ||
          chooseOne(walker, result.locator('select')))
      );
    },
  ],
  'save a sweep': [
    1,
    async (walker) => {
      const saves = await onePart(walker, button(walker, /^Save (all measures as CSV|the result as JSON)/));
      if (saves) await save(walker, saves);
      return saves !== null;
    },
  ],
  'open a kept sweep': [
    1,
    async (walker) => {
      const kept = await openKeptSweeps(walker);
      return pressOne(walker, kept.getByRole('button', { name: /^Open / }));
    },
  ],
  'delete a kept sweep, and take that back': [
    1,
    async (walker) => {
      const kept = await openKeptSweeps(walker);
      const before = await kept.getByRole('button', { name: /^Delete / }).count();
      if (!(await pressOne(walker, kept.getByRole('button', { name: /^Delete / })))) return false;
      await kept.getByRole('button', { name: 'Undo' }).click();
      await kept
        .getByRole('button', { name: /^Delete / })
        .nth(before - 1)
        .waitFor();
      return true;
    },
  ],
  'draw a prior': [
    2,
    async (walker) => {
      await enter(
        walker,
        `#v=1&view=prior&width=${oneOf(walker, [4, 16, 40])}&depth=${oneOf(walker, [1, 4])}&networks=500`,
      );
      await walker.page.getByTestId('prior-status').waitFor();
      return true;
    },
  ],
  'change the prior': [
    2,
    async (walker) => {
      const view = walker.page.getByRole('region', { name: 'Prior' });
      if (!(await view.isVisible())) return false;
      const slider = await onePart(walker, view.getByRole('slider'));
      await slider?.press(oneOf(walker, ['ArrowLeft', 'ArrowRight']));
      return (await chooseOne(walker, view.locator('select'))) || slider !== null;
    },
  ],
  'open a lesson': [
    2,
    async (walker) => {
      await enter(walker, '#v=1&view=lesson');
      const lessons = walker.page.locator('main a[href*="lesson="]');
      await lessons.first().waitFor();
      return pressOne(walker, lessons);
    },
  ],
  'follow a link of a lesson': [
    2,
    async (walker) => {
      const link = await onePart(walker, walker.page.locator('article a[href^="#"]'));
      await link?.click();
      return link !== null;
    },
  ],
  'use a kept run': [
    3,
    onRuns((walker, { table }) =>
      pressOne(walker, table.getByRole('button', { name: /^(Pin|Hide|Show|Compare|Use)\b/ })),
    ),
  ],
  'rename a kept run': [
    1,
    onRuns(async (walker, { table }) => {
      const field = await onePart(walker, table.getByRole('textbox', { name: 'Name of the run' }));
      await field?.fill(`run ${walker.random.integer(1000)}`);
      await field?.press('Enter');
      return field !== null;
    }),
  ],
  'delete a kept run, and take that back': [
    1,
    onRuns(async (walker, { table, note }) => {
      const removes = await onePart(walker, table.getByRole('button', { name: /^Delete / }));
      if (!removes) return false;
      await removes.click();
      await note.getByRole('button', { name: 'Undo' }).click();
      return true;
    }),
  ],
  'delete a kept run': [
    1,
    onRuns(async (walker, { table }) => {
      const row = await onePart(walker, table.locator('tbody tr'));
      if (!row) return false;
      walker.deleted.add((await row.getAttribute('data-run')) ?? '');
      await row.getByRole('button', { name: /^Delete / }).click();
      return true;
    }),
  ],
  'read the help': [1, (walker) => pressOne(walker, button(walker, /^(Help: keys|About: |How to read: )/))],
  'begin with an experiment of the gallery': [
    1,
    async (walker) => {
      await button(walker, /^Begin with/).click();
      const gallery = walker.page.getByRole('dialog');
      await gallery.waitFor();
      return pressOne(walker, gallery.locator('a[href*="#v=1"], li button'));
    },
  ],
  'share it': [
    1,
    async (walker) => {
      await walker.page.getByRole('button', { name: 'Share', exact: true }).click();
      await dialog(walker, 'Share').waitFor();
      return pressOne(walker, dialog(walker, 'Share').locator('label:has(input[type=checkbox])'));
    },
  ],
  'change the theme': [1, (walker) => pressOne(walker, button(walker, /^Theme: /))],
  'present it': [
    1,
    async (walker) => {
      await walker.page.locator('body').press('p');
      const present = presentPage(walker.page);
      await present.view.waitFor();
      for (let moves = 1 + walker.random.integer(4); moves > 0; moves--) await present.next();
      await present.previous();
      return true;
    },
  ],
  'take a file along': [
    3,
    async (walker) => {
      await button(walker, 'Take away').click();
      await dialog(walker, 'Take away').waitFor();
      const saves = await onePart(walker, dialog(walker, 'Take away').getByRole('button', { name: FILES }));
      if (!saves) return false;
      const name = (await saves.getAttribute('aria-label')) ?? (await saves.innerText());
      // A script, and its arrays.
      const second = name.startsWith('PyTorch') ? walker.page.waitForEvent('download') : null;
      const text = await save(walker, saves);
      await second;
      if (name.startsWith('Run')) walker.takenRun = text;
      return true;
    },
  ],
  'save a picture': [
    2,
    async (walker) => {
      if (!(await pressOne(walker, button(walker, /^Save picture: /)))) return false;
      const menu = dialog(walker, /^Save picture: /);
      const saves = menu.getByRole('button', { name: oneOf(walker, [/^Save as SVG/, /^Save as PNG/]) });
      await menu.getByRole('img').or(menu.locator('p')).first().waitFor();
      if (!(await onePart(walker, saves))) return false;
      await save(walker, saves);
      return true;
    },
  ],
  'open the file of a run': [
    1,
    async ({ page, takenRun }) => {
      if (takenRun === null) return false;
      const dataTransfer = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'run.json'));
        return transfer;
      }, takenRun);
      await page.locator('body').dispatchEvent('drop', { dataTransfer });
      return true;
    },
  ],
};
