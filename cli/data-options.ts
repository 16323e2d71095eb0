/** The options of data of a person's own: `--data FILE` and the choices that the dialog of the page offers. */
import { resolve } from 'node:path';
import type { Delimiter, TableFormat } from '../src/files/table/table.ts';
import type { TableChoices } from '../src/tasks/own/table-choices.ts';
import { words } from '../src/words/words.ts';
import { readCount, type Options } from './command-options.ts';
import { UsageError } from './exit.ts';

/** The options of data, for the commands that take them. */
export const DATA_OPTIONS = [
  'data',
  'target',
  'target-as',
  'inputs',
  'ignore',
  'split',
  'test-share',
  'split-seed',
  'standardize',
  'no-standardize',
  'delimiter',
  'decimal',
  'header',
  'no-header',
] as const satisfies (keyof Options)[];

/** The roles that name columns, by their options. What is given is a name, or names apart by commas. */
export type NamedRoles = Partial<Record<'target' | 'inputs' | 'ignore' | 'split', readonly string[]>>;

/** What was chosen; what is left out is as the page has it at first. */
export interface WantedChoices extends Partial<Omit<TableChoices, 'roles'>> {
  names: NamedRoles;
}

/** The file of the data and how it is taken; its path is absolute. */
export interface DataSource {
  file: string;
  format: Partial<TableFormat>;
  choices: WantedChoices;
}

/** The largest share to test on, in percent, and the highest seed: those of the dialog. */
const MOST_SHARE = 90;
const MOST_SEED = 2 ** 31 - 1;

const DELIMITER_NAMES = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const satisfies Record<
  string,
  Delimiter
>;
const DECIMALS = { point: '.', comma: ',' } as const;
const KINDS = { classes: 'classes', numbers: 'numbers' } as const;

const said = words.cli.data;

/**
 * Reads the options of the data; `null` if there are none.
 *
 * @throws UsageError that says what is wrong and what is allowed
 */
export function readDataSource(options: Options, folder: string): DataSource | null {
  const { data, target, inputs, ignore, split } = options;
  if (data === undefined) {
    const alone = DATA_OPTIONS.find((option) => options[option] !== undefined);
    if (alone) throw new UsageError(said.alone(alone));
    return null;
  }
  const delimiter = oneOf(options, 'delimiter', DELIMITER_NAMES);
  const decimal = oneOf(options, 'decimal', DECIMALS);
  const header = eitherOf(options, 'header');
  const targetAs = oneOf(options, 'target-as', KINDS);
  const standardize = eitherOf(options, 'standardize');
  const testShare = readShare(options['test-share']);
  const seed = readCount('split-seed', options['split-seed'], { min: 0, max: MOST_SEED });
  return {
    file: resolve(folder, data),
    format: { ...(delimiter && { delimiter }), ...(decimal && { decimal }), ...(header !== null && { header }) },
    choices: {
      names: {
        ...(target && { target }),
        ...(inputs && { inputs }),
        ...(ignore && { ignore }),
        ...(split && { split }),
      },
      ...(targetAs && { targetAs }),
      ...(standardize !== null && { standardize }),
      ...(testShare !== null && { testShare }),
      ...(seed !== null && { seed }),
    },
  };
}

/** Returns what a word stands for; `null` if the option is left out. */
function oneOf<Value>(
  options: Options,
  option: 'delimiter' | 'decimal' | 'target-as',
  allowed: Record<string, Value>,
): Value | null {
  const given = options[option];
  if (given === undefined) return null;
  if (!Object.hasOwn(allowed, given)) throw new UsageError(said.badChoice(option, given, Object.keys(allowed)));
  return allowed[given];
}

/** Returns what an option or its opposite says; `null` if both are left out. */
function eitherOf(options: Options, option: 'standardize' | 'header'): boolean | null {
  const [isOn, isOff] = [options[option] === true, options[`no-${option}`] === true];
  if (isOn && isOff) throw new UsageError(said.both(option));
  return isOn || isOff ? isOn : null;
}

/** Returns a share that is given in percent; `null` if it is left out. */
function readShare(given: string | undefined): number | null {
  if (given === undefined) return null;
  const percent = Number(given.replace(/\s*%$/, ''));
  // A number between 0 and 1 is surely meant as a part of 1.
  const isFine = given.trim() !== '' && (percent === 0 || (percent >= 1 && percent <= MOST_SHARE));
  if (!isFine) throw new UsageError(said.badShare(given, MOST_SHARE));
  // As the dialog computes it, so that the same rows are tested on.
  return percent * 0.01;
}
