/** The words of the command line about data of a person's own. */
export const cliData = {
  alone: (option: string) => `--${option} says how a table is taken; give the table with --data FILE.`,
  badChoice: (option: string, value: string, allowed: readonly string[]) =>
    `--${option} is "${value}"; allowed: ${allowed.join(', ')}.`,
  badShare: (value: string, most: number) =>
    `--test-share is "${value}"; allowed: a percentage from 0 to ${most}, such as 25 for a quarter of the rows.`,
  both: (option: string) => `--${option} and --no-${option} say the opposite; give one of them.`,
  twice: (column: string, first: string, second: string) =>
    `The column "${column}" is named by --${first} and by --${second}; name it in one of them.`,
  oneSplit: (count: number) => `--split names ${count} columns; one column says which rows are tested on.`,
  noTarget: 'No column is the target; name it with --target.',
  splitGiven: (option: string) =>
    `--${option} has no effect here, since the file itself says which rows are tested on; leave it out.`,
  arraysHaveNone: (option: string) => `--${option} is for tables, and this file holds arrays; leave it out.`,
  ofCase: 'A case brings its data; --data goes with --config FILE.',
  noColumn: (name: string, names: readonly string[]) =>
    `There is no column "${name}"; the columns are ${names.slice(0, 12).join(', ')}${names.length > 12 ? `, and ${names.length - 12} more` : ''}.`,
  known: (sizes: string, digest: string) => `${sizes}, digest ${digest}`,
  others: (file: string, found: string, asked: string) =>
    `task.digest asks for other data (${asked}) than those of ${file} (${found}); give the file and the choices (--target, --inputs and so on) that the run was made with.`,
  taken: (file: string, { targets, unused, isStandardized, inPlaceOf, ...sizes }: TakenData) => {
    const isOne = targets.length === 1;
    const numbers = isOne ? 'a number' : 'numbers';
    const parts = [
      `${isOne ? 'target' : 'targets'} ${quoted(targets)} (${sizes.classes === null ? numbers : `${sizes.classes} classes`})`,
      plural(sizes.inputs, 'input'),
      `${sizes.samples} training and ${plural(sizes.testSamples, 'test row')}`,
      isStandardized ? 'standardized' : 'not standardized',
    ];
    if (inPlaceOf !== null) parts.push(`in place of the task "${inPlaceOf}"`);
    if (unused.length > 0) parts.push(`without ${quoted(unused)}`);
    return `${file}: ${parts.join(', ')}.`;
  },
  weights: (file: string) =>
    `${file}: its data are trained on. Its weights (W1, ...) are not, unless run names the file with --network too; without that, weights are drawn.`,
  leftOut: (file: string, rows: number) => `${file}: ${rows} ${rows === 1 ? 'row is' : 'rows are'} left out.`,
};

/** How data of one's own are taken. */
interface TakenData {
  targets: readonly string[];
  /** The columns that are not used. */
  unused: readonly string[];
  isStandardized: boolean;
  inputs: number;
  /** `null`: the targets are numbers. */
  classes: number | null;
  samples: number;
  testSamples: number;
  /** The name of the task that they replace; `null`: none. */
  inPlaceOf: string | null;
}

/** The most names of columns in a sentence. */
const MOST_NAMES = 6;

function quoted(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).map((name) => `"${name}"`);
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
