import { spoken } from '../language.ts';
import { countText } from '../number-text.ts';

/** The words of the dialog "Take away", which is loaded late. */
export const takeAway = spoken('takeAway', {
  title: 'Take away',
  close: 'Close',
  of: (names: readonly string[]) =>
    names.length > 1 ? `Of both runs: ${names.join(' and ')}.` : `Of the run: ${names[0]}.`,
  /** Of a view whose results this dialog doesn't have. */
  elsewhere: {
    sweep: 'A sweep is saved by CSV and JSON above its map. The runs and settings here are those of Training.',
    prior:
      'The numbers of random networks stand behind “table”, and the button beside their histogram saves it. The runs and settings here are those of Training.',
  },
  nothing: 'Nothing has trained yet: the files come with the first steps of a run.',
  saved: (files: readonly string[]) => `Saved: ${files.join(', ')}.`,
  savedBut: (saved: string, notes: readonly string[]) => [saved, ...notes].join(' '),
  failed: (why: string) => `The file could not be made (${why}); nothing is lost, so try again.`,
  fileName: 'run',
  both: 'comparison',
  /** The name of a run of a comparison: its side, or what differs, and the rest of its name. */
  ofSide: (side: string, rest: string) => (rest === '' ? side : `${side}: ${rest}`),
  about: (parts: readonly string[]) => parts.join(' · '),
  size: (size: string) => `about ${size}`,
  /** The name of a button, where there are several of one kind. */
  button: (item: string, action: string) => `${item}: ${action}`,
  numbers: {
    title: 'Numbers',
    about: (rows: string) =>
      `all measures as a table, ${rows} rows of run, step, layer, measure, value; or one row a step, for spreadsheets`,
    action: 'CSV, tidy',
    byStep: 'CSV, one row a step',
    byStepEnding: '-by-step',
  },
  run: {
    title: 'Run',
    about: (isPair: boolean, hasWeights: boolean) =>
      `${isPair ? 'both runs' : 'the run'} with settings, measures${hasWeights ? ', and weights at step 0 and now' : ''}; the page opens it again`,
    withoutWeights: 'without weights: these are too large for text, so take the arrays',
    noWeights: 'without weights: none are kept of it',
    action: 'JSON',
  },
  arrays: {
    title: 'Arrays',
    about: (isPair: boolean) =>
      `weights at step 0 and at the step that is shown, data, features, NFM and AGOP of each layer for numpy.load${isPair ? ', a file for each side' : ''}`,
    none: 'the weights of this run are not kept: it is too large, or newer runs needed the room',
    ofStep: (step: number) =>
      `It is of step ${countText(step)}, the newest with kept weights; pause the run to take its present step.`,
    action: '.npz',
  },
  pytorch: {
    title: 'PyTorch',
    about: (isPair: boolean) =>
      `a script that trains ${isPair ? 'each network' : 'the same network'} anew with PyTorch and nothing else, and its data, initial weights and batches; keep the two files in one folder`,
    action: '.py and .npz',
  },
  experiment: {
    title: 'Experiment',
    about: (isPair: boolean) =>
      `all settings${isPair ? ' of both networks' : ''}; opens here and with “npm run lab -- run --config”`,
    action: 'JSON',
  },
  citation: {
    title: 'Citation',
    about: 'a BibTeX entry with version, date and the link to this experiment',
    copy: 'Copy',
    copied: 'The citation is copied.',
    notCopied: 'The browser did not allow copying; save the citation in place of it.',
    save: 'BibTeX',
    fileName: 'lazy-rich-lab',
  },
  /** What a run has beside the settings that it started with. */
  lacks: {
    weights: 'without the weights that the run went on from: these are only in its arrays (.npz)',
    rates: (rates: string) => `with the learning rate at the start; it was changed: ${rates}`,
    schedules: (changes: readonly string[]) =>
      `with the rate schedule at the start; it was changed: ${changes.join(', ')}`,
    points: (steps: readonly number[]) => `with all points, although the last came at step ${steps[steps.length - 1]}`,
  },
  runs: {
    title: 'Table of runs',
    about: (runs: number) => `the list of runs with settings and results, ${runs} ${runs === 1 ? 'row' : 'rows'}`,
    none: 'the list of runs is empty so far',
    action: 'CSV',
    fileName: 'runs',
  },
  pictures: {
    title: 'Pictures',
    about: 'each chart and picture has its own menu, with SVG, PNG and sizes for papers and slides',
  },
  open: {
    title: 'Bring in',
    about:
      'Drop a file anywhere on the page, paste it, or choose it: what was taken away, a link, a table of data (CSV), arrays of NumPy (.npz, .npy), or the weights of a network.',
    action: 'Open a file',
  },
});
