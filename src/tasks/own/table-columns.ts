/** What the chosen columns of a table become: inputs, and targets. */
import { LIMITS } from '../../settings/kind.ts';
import { words } from '../../words/words.ts';
import type { Table } from '../../files/table/table.ts';
import { classTargets } from '../data/targets.ts';
import { areOneHot, MOST_ONE_HOT, OTHER, textAt, type TableChoices } from './table-choices.ts';

const said = words.table;

/** An input: the number in a column, or whether a column has this text. */
export interface InputColumn {
  name: string;
  column: number;
  text: string | null;
}

/** Returns the inputs. Throws a sentence if there are none, or too many. */
export function inputColumns(table: Table, { roles }: TableChoices, rows: readonly number[]): InputColumn[] {
  const inputs = roles.flatMap((role, column): InputColumn[] => {
    const { name, kind } = table.columns[column];
    if (role !== 'input') return [];
    if (kind === 'number') return [{ name, column, text: null }];
    const texts = valuesOf(table, column, rows);
    if (texts.length > MOST_ONE_HOT || texts.includes(OTHER)) throw new Error(said.tooManyTexts(name, MOST_ONE_HOT));
    return texts.map((text) => ({ name: `${name} = ${text}`, column, text }));
  });
  if (inputs.length === 0) throw new Error(said.noInput);
  const most = LIMITS.dimension.max;
  if (inputs.length > most) throw new Error(said.tooManyInputs(inputs.length, most));
  return inputs;
}

/** The targets of a table. */
export interface Targets {
  outputs: number;
  names: readonly string[];
  /** Empty for numbers. */
  classNames: readonly string[];
  /**
   * Writes the targets of these rows, [rows, outputs].
   *
   * @param shift subtracted from the numbers of each column of the table; `null`: nothing
   */
  fill: (y: Float32Array, rows: readonly number[], shift: Float64Array | null) => void;
}

/** Returns the targets. Throws a sentence if there are none, or too many. */
export function targetValues(table: Table, { roles, targetAs }: TableChoices, rows: readonly number[]): Targets {
  const columns = roles.flatMap((role, c) => (role === 'target' ? [c] : []));
  const names = columns.map((c) => table.columns[c].name);
  const most = LIMITS.outputs.max;
  if (columns.length === 0) throw new Error(said.noTarget);
  if (columns.length > most) throw new Error(said.tooManyTargets(columns.length, most));
  if (targetAs === 'classes' && columns.length === 1) return classesOf(table, columns[0], rows);
  const hot = targetAs === 'classes' && areOneHot(table, columns, rows) ? names : null;
  if (targetAs === 'classes' && !hot) throw new Error(said.oneTarget(columns.length));
  const text = columns.find((c) => table.columns[c].kind === 'text');
  if (text !== undefined) throw new Error(said.textTarget(table.columns[text].name));
  const outputs = columns.length;
  const fill: Targets['fill'] = (y, chosen, shift) => {
    for (const [i, row] of chosen.entries()) {
      const { block, at } = table.numbers.row(row);
      for (const [j, c] of columns.entries()) y[i * outputs + j] = block[at + c] - (hot ? 0 : (shift?.[c] ?? 0));
    }
  };
  return { outputs, names, classNames: hot ?? [], fill };
}

/** Returns the targets of one column whose different values are classes. */
function classesOf(table: Table, column: number, rows: readonly number[]): Targets {
  const { name } = table.columns[column];
  const values = valuesOf(table, column, rows);
  const most = LIMITS.outputs.max;
  if (values.length > most || values.includes(OTHER)) throw new Error(said.tooManyClasses(name, most));
  if (values.length < 2) throw new Error(said.oneClass(name, values[0]));
  const isSigned = table.format === null && values.length === 2 && values[0] === '-1' && values[1] === '1';
  const outputs = isSigned ? 1 : values.length;
  const places = new Map(values.map((value, place) => [value, place]));
  const fill: Targets['fill'] = (y, chosen) => {
    const classes = chosen.map((row) => places.get(textAt(table, row, column) ?? '') ?? 0);
    y.set(classTargets(classes, outputs));
  };
  return { outputs, names: [name], classNames: values, fill };
}

/** Returns the different values of a column in some rows, in their order; a few more than can be taken at most. */
function valuesOf(table: Table, column: number, rows: readonly number[]): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    const text = textAt(table, row, column);
    if (text !== null) found.add(text);
    if (found.size > MOST_ONE_HOT) break;
  }
  const values = [...found];
  const areNumbers = values.every((value) => Number.isFinite(Number(value)));
  return areNumbers ? values.sort((a, b) => Number(a) - Number(b)) : values.sort((a, b) => (a < b ? -1 : 1));
}
