import { spoken } from '../language.ts';
import { countText } from '../number-text.ts';
import { plural, told } from './task-phrases.ts';

/** The words of the dialog in which a person opens data of their own. */
export const dataPage = spoken('dataPage', {
  title: 'Your data',
  about: 'They stay in this browser. A link to a run names them, and does not hold them.',
  close: 'Close',
  pasted: 'pasted rows',
  drop: 'Drop the file to open it',
  invite: 'Drop a table here, paste its rows, or choose a file.',
  hint: 'CSV or TSV with a sample in each row; or arrays of NumPy: .npz with x and y (and x_test, y_test), or one .npy.',
  choose: 'Choose a file …',
  another: 'Another file …',
  example: 'Open an example: irises',
  exampleHead: 'sepal length,sepal width,petal length,petal width,species',
  wanted: {
    ask: (file: string, sizes: string) =>
      `This run asks for data that are not in this browser: ${file === '' ? '' : `${file}, `}${sizes}. Open the same file with the same choices.`,
    same: 'These are the data of this run.',
    other: (found: string, asked: string) =>
      found === asked
        ? `Not the same data, although they are as many (${found}): the numbers, the choices or the order differ.`
        : `Not the same: these are ${found}; the run has ${asked}.`,
    begin: 'Train the run on it',
    anew: 'Train on it all the same',
  },
  /** Says what becomes of the settings of a run on other data. */
  settings: (changed: readonly string[]) =>
    changed.length === 0
      ? 'All settings of the present run stay; only its data are others.'
      : `The settings of the present run stay where they fit. These data ask for: ${changed.join(', ')}.`,
  reading: (file: string) => `Reading ${file}`,
  size: (rows: number, columns: number) => `${plural(rows, 'row')}, ${plural(columns, 'column')}`,
  delimiter: 'Between cells',
  delimiters: { '\t': 'tab', ';': 'semicolon', '|': 'bar', ',': 'comma' },
  decimal: 'Decimals',
  decimals: { '.': '1.5', ',': '1,5' },
  header: 'First row has names',
  preview: 'First rows',
  unusable: { counts: 'it counts the rows', constant: 'it is the same in all rows', texts: 'too many different texts' },
  ragged: 'This row is left out: it has too many or too few cells.',
  spread: (columns: readonly { name: string; inputs: number }[]) =>
    `A column of texts becomes an input for each text: ${columns
      .slice(0, 6)
      .map(({ name, inputs }) => `${name}: ${plural(inputs, 'input')}`)
      .join(', ')}${columns.length > 6 ? ' …' : ''}.`,
  few: (samples: number) => `Only ${plural(samples, 'sample')}: what is learned from so few says little of others.`,
  kinds: { number: 'numbers', text: 'texts' },
  roleOf: (column: string) => `Role of ${column}`,
  roles: { input: 'input', target: 'target', ignore: 'ignore', split: 'train / test' },
  more: (columns: number) => `Show ${plural(columns, 'more column')}`,
  problems: 'What could not be taken',
  leftOut: (rows: number) => `${plural(rows, 'row is', 'rows are')} left out:`,
  moreProblems: (count: number) => `Show ${countText(count)} more`,
  targetAs: 'Target is',
  targets: { classes: 'a class', numbers: 'a number' },
  testShare: 'To test on',
  seed: 'Seed of the split',
  standardize: 'Standardize',
  standardizeTitle:
    'Inputs, and targets that are numbers, get mean 0 and variance 1 over the training samples. The learning rates of the lab are made for such inputs.',
  classes: (names: readonly string[]) =>
    `Classes: ${told(names.slice(0, 8))}${names.length > 8 ? ` and ${names.length - 8} more` : ''}.`,
  digest: (digest: string) => `Digest ${digest}.`,
  preparing: 'Preparing the samples …',
  train: 'Train on it',
  kept: {
    title: 'Kept in this browser',
    why: {
      elsewhere: 'Another tab keeps them.',
      forbidden: 'The browser keeps nothing for this page: data are gone when it is closed.',
      'no-table':
        'There is no room left in the browser for the last table: its data are kept, but to change the roles of its columns after a reload, open its file again.',
      full: 'There is no room left in the browser: new data are gone when the page is closed.',
      newer:
        'A newer version of the lab keeps data in this browser, which this version can’t read. Load the page again to get the newer one; until then data are gone when the page is closed.',
    },
    noRoom: (size: string) =>
      `There is no room left in the browser: data of ${size} are gone when the page is closed. They are kept by themselves once you remove others here, or delete kept sweeps or runs.`,
    waits: 'not kept',
    removed: (name: string) => `${name} was removed.`,
    undo: 'Bring it back',
    train: 'Train',
    taken: (
      targets: readonly string[],
      { classes, inputs, rows }: { classes: number | null; inputs: number; rows: number },
    ) =>
      `${targets.length === 1 ? 'Target' : 'Targets'} ${told(targets.slice(0, 4))}${targets.length > 4 ? ` and ${targets.length - 4} more` : ''}${classes === null ? '' : ` (${plural(classes, 'class', 'classes')})`}, ${plural(inputs, 'input')}, ${plural(rows, 'row')}`,
    /** When data were kept; tells those of one name apart. */
    at: (time: Date) => `kept ${time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })}`,
    ofTime: (name: string, at: string) => `${name}, ${at}`,
    roles: 'Roles …',
    rolesOf: (name: string) => `Open ${name} again, with the roles of its columns`,
    trainOn: (name: string) => `Train on ${name}`,
    remove: (name: string) => `Remove ${name}`,
  },
});
