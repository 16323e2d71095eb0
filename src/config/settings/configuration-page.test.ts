import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { wordsOf, type AnyRow } from '../../settings/row.ts';
import { TASK_NAMES, taskSettings, taskTitle } from '../../tasks/tasks.ts';
import { SETTINGS } from './settings.ts';

const PAGE = fileURLToPath(new URL('../../../docs/configuration.md', import.meta.url));

const HEAD = `# Configurations, key by key

This page is made from the tables that the lab itself reads: \`npx vitest run --project plain configuration-page --update\` writes
it, and the tests hold it. [command-line.md](command-line.md#configurations) says how a configuration is used.

A key with a dot stands in an object: \`net.width\` is \`{"net": {"width": 64}}\`. A key that is left out takes the value of
the third column; the page's own settings of a task are not taken with it. The last column is the key in the address of the page.
`;

const SECTIONS: readonly [title: string, prefix: string, sentence?: string][] = [
  ['Network', 'net.'],
  ['Scaling', 'scaling.'],
  [
    'Training',
    'train.',
    '`train.pc`, `train.tp` and `train.slo` are for the rules and the optimizer of these names. `train.batches`, lists of samples that are used in turn and repeat, has no control on the page.',
  ],
  [
    'Measuring',
    'measure.',
    '`measure.at`, a list of steps, says when everything is measured; the run then ends at the last of them. Without it that is two steps an octave, and the end.',
  ],
  ['Seed', 'seed'],
];

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const code = (text: string) => `\`${text}\``;

/** Returns the phrase with which the lab refuses a value that is none of these. */
function allowedOf({ kind }: AnyRow): string {
  const [issue] = v.safeParse(kind.schema, { no: 'value' }).issues ?? [];
  if (!issue) throw new Error('An object is taken for the value of a setting.');
  return issue.message;
}

function table(rows: readonly (readonly [path: string, row: AnyRow])[]): string {
  const lines = rows.map(([path, each]) => {
    const { label, symbol } = wordsOf(each);
    const { neutral, inWords } = each.kind;
    const leftOut = neutral === undefined ? 'nothing' : (inWords?.(neutral) ?? code(JSON.stringify(neutral)));
    const name = symbol === undefined ? label : `${label}, ${symbol}`;
    return row(code(path), allowedOf(each), leftOut, name, code(each.key));
  });
  return [
    row('key', 'allowed', 'left out', 'on the page', 'in links'),
    row(...Array<string>(5).fill('---')),
    ...lines,
  ].join('\n');
}

function pageText(): string {
  const rows = Object.entries<AnyRow>(SETTINGS);
  const sections = SECTIONS.map(([title, prefix, sentence]) => {
    const own = rows.filter(([path]) => path.startsWith(prefix));
    return `## ${title}\n\n${sentence === undefined ? '' : `${sentence}\n\n`}${table(own)}`;
  });
  const tasks = TASK_NAMES.map((name) => {
    const own = taskSettings(name).map(([setting, each]) => [`task.${setting}`, each] as const);
    return `### ${code(name)}: ${taskTitle(name)}\n\n${own.length === 0 ? 'It has no settings.' : table(own)}`;
  });
  const names = TASK_NAMES.map(code).join(', ');
  return [
    HEAD,
    ...sections,
    `## Tasks\n\n\`task.name\` is one of ${names}. Each task has settings of its own.`,
    ...tasks,
  ].join('\n\n');
}

describe('the page of all keys of a configuration', () => {
  it('is what the lab reads', async () => {
    const options = await resolveConfig(PAGE);
    await expect(await format(pageText(), { ...options, filepath: PAGE })).toMatchFileSnapshot(PAGE);
  });

  it('has every setting in one section', () => {
    const listed = SECTIONS.flatMap(([, prefix]) => Object.keys(SETTINGS).filter((path) => path.startsWith(prefix)));
    expect(listed.sort()).toEqual(Object.keys(SETTINGS).sort());
  });
});
