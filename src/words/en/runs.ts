import { spoken } from '../language.ts';

/** The words about kept runs: their names, and the sentences of their list. */
export const runs = spoken('runs', {
  names: {
    /** Stands between the parts of a name. */
    between: ', ',
    without: (setting: string) => `no ${setting}`,
    byDefault: 'by default',
    flags: (isOn: boolean): string => (isOn ? 'yes' : 'no'),
    more: (parts: number) => (parts === 1 ? '1 more setting' : `${parts} more settings`),
    /** The learning rates that a run had, and one of them with the step at which it began. */
    rates: (parts: readonly string[]) => parts.join(' → '),
    rateFrom: (lr: string, step: string) => `${lr} at step ${step}`,
    skipped: '…',
    numbered: (name: string, number: number) => `${name} (${number})`,
  },
  button: (count: number) => (count === 0 ? 'Runs' : `Runs ${count}`),
  notKept: {
    elsewhere:
      'A tab of this page that was opened before keeps the runs of this browser. This tab has a list of its own, which is gone after a reload.',
    forbidden:
      'This browser does not let the page store anything, as in a private window: the runs are gone after a reload, and fewer of their moments can be shown.',
    full: 'The browser has no room for runs: new ones are gone after a reload, and fewer of their moments can be shown.',
    newer:
      'A newer version of the lab keeps runs in this browser, which this version can’t read. Load the page again to get the newer one; until then runs are gone after a reload.',
  },
  tooManyPinned: (most: number) =>
    `${most} runs are pinned already. Unpin one first: more curves could not be told apart.`,
  noCurves: (name: string) =>
    `The curves of “${name}” are no longer kept: newer runs needed the room. Its settings and results stay.`,
  removed: (name: string) => `“${name}” is deleted.`,
  cleared: (count: number) => (count === 1 ? 'One run is deleted.' : `${count} runs are deleted.`),
  file: {
    brokenSummary: "A kept run can't be read; it is left out.",
    newer: 'A run was kept by a newer version of the lab; it is left out.',
    broken: (part: string) => `A kept run can't be read (${part}); it is left out.`,
    settings: (problem: string) => `A kept run has settings that this lab doesn't know; it is left out. ${problem}`,
  },
});
