import type { Table, TableFormat } from '../src/files/table/table.ts';
import { usualChoices, usualTarget, type Role, type TableChoices } from '../src/tasks/own/table-choices.ts';
import { words } from '../src/words/words.ts';
import type { NamedRoles, WantedChoices } from './data-options.ts';

const said = words.cli.data;

/**
 * Returns the choices of a table: those with which the page begins, changed as a person who gives the named columns
 * their roles in the dialog would change them.
 *
 * @throws Error with a sentence when a column is not there or has two roles, or a choice can't have an effect
 */
export function choicesOf(
  table: Table,
  { format, wanted }: { format: Partial<TableFormat>; wanted: WantedChoices },
): TableChoices {
  const { names, ...others } = wanted;
  const usual = usualChoices(table);
  const roles = rolesOf(table, usual.roles, names);
  const targets = roles.flatMap((role, c) => (role === 'target' ? [c] : []));
  if (targets.length === 0) throw new Error(said.noTarget);
  const isSplit = table.isTest !== null || roles.includes('split');
  if (isSplit && others.testShare !== undefined) throw new Error(said.splitGiven('test-share'));
  // Arrays keep their order, and the order of rows of a table is drawn even where their sets are given.
  if (table.isTest !== null && others.seed !== undefined) throw new Error(said.splitGiven('split-seed'));
  const [formatted] = Object.keys(format);
  if (table.format === null && formatted) throw new Error(said.arraysHaveNone(formatted));
  const isUsual = targets.every((c) => usual.roles[c] === 'target');
  const targetAs = isUsual ? usual.targetAs : targets.length > 1 ? 'numbers' : usualTarget(table, targets[0]);
  return { ...usual, roles, targetAs, ...others };
}

/** The role that each option gives. */
const ROLE_OF = { target: 'target', inputs: 'input', ignore: 'ignore', split: 'split' } as const satisfies Record<
  keyof NamedRoles,
  Role
>;
const OPTIONS = Object.keys(ROLE_OF) as (keyof NamedRoles)[];

function rolesOf(table: Table, usual: readonly Role[], names: NamedRoles): Role[] {
  const given = new Map<number, keyof NamedRoles>();
  for (const option of OPTIONS) {
    for (const column of columnsOf(table, names[option] ?? [])) {
      const other = given.get(column);
      if (other && other !== option) throw new Error(said.twice(table.columns[column].name, other, option));
      given.set(column, option);
    }
  }
  const splits = [...given.values()].filter((option) => option === 'split').length;
  if (splits > 1) throw new Error(said.oneSplit(splits));
  return usual.map((role, c): Role => {
    const option = given.get(c);
    if (option) return ROLE_OF[option];
    const isReplaced = (role === 'target' && !!names.target) || (role === 'split' && !!names.split);
    const left = isReplaced ? 'input' : role;
    return left === 'input' && names.inputs ? 'ignore' : left;
  });
}

/** Returns the places of columns. A name with a comma in it is one name where a column has it. */
function columnsOf({ columns }: Table, given: readonly string[]): number[] {
  const all = columns.map(({ name }) => name);
  const names = given.flatMap((text) => (all.includes(text) ? [text] : text.split(',').map((name) => name.trim())));
  return names.map((name) => {
    const column = all.indexOf(name);
    if (column < 0) throw new Error(said.noColumn(name, all));
    return column;
  });
}
