import { spoken } from '../language.ts';

/** The sentences about files that are opened; each names the file, says what is wrong, and what to do. */
export const openFile = spoken('openFile', {
  pasted: 'The pasted text',
  several: (count: number) =>
    `These are ${count} files; open one at a time, and put the files of shards together with "npm run lab -- merge".`,
  unreadable: (name: string, why: string) => `${name} can’t be read (${why}); try it again, or take a copy of it.`,
  empty: (name: string) =>
    `${name} is empty; take a table (CSV), arrays of NumPy (.npz, .npy), or a file that the lab has written.`,
  tooLarge: (name: string, size: string, most: string, kind: string) =>
    `${name} has ${size}; ${kind} may have ${most} here, so make it smaller.`,
  kinds: {
    json: 'a JSON file (but for the result of a sweep, dropped on the view Sweeps)',
    link: 'a link',
    arrays: 'a file of arrays',
    table: 'a table',
  },
  notJson: (name: string, why: string) =>
    `${name} is no whole JSON (${why}); take the file as the lab has written it, or mend it at that place.`,
  unknown: (name: string) =>
    `${name} is nothing that the lab opens; take an experiment, a run or the result of a sweep as JSON, a link, a table (CSV) with a sample in each row, or arrays of NumPy (.npz, .npy).`,
  refused: (name: string, sentence: string) => `${name}: ${sentence}`,
  members: (name: string, count: string) =>
    `${name} holds ${count} networks; the first is shown, since the page shows one run of a file.`,
  run: {
    number: 'a number that float32 holds',
    count: 'a whole number from 0',
    text: 'a text of 1 to 200 characters',
    list: 'a list',
    object: 'an object',
    measure: 'a number, null, "Infinity" or "-Infinity"',
    frames: (most: string) => `a list of 1 to ${most} frames`,
    step: (before: number) =>
      before < 0 ? 'a whole number from 0' : `a whole number above ${before}, the step before it`,
    snapshots: 'a list of at most two, of step 0 and of the last step',
    perLayer: (layers: number) => `a list of ${layers}, one for each layer of weights`,
    shape: (rows: number, columns: number) => `${rows} rows of ${columns} numbers, as the settings say`,
    values: (count: number) => `${count} numbers, as the settings say`,
    given: 'a task that the page can make; runs of cases are opened by the command line',
    asWritten: 'what the lab has written there',
  },
});
