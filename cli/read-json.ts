/** Reads files of configurations. */
import { readFile } from 'node:fs/promises';
import { describeProblems } from '../src/config/describe-problems.ts';
import type { ConfigProblem } from '../src/config/experiment.ts';
import { messageOf } from '../src/words/message-of.ts';
import { DEEPEST, parseJson, TooDeep } from '../src/settings/parse-json.ts';
import { words } from '../src/words/words.ts';
import { UsageError } from './exit.ts';

/** What some editors put before a text. */
const BYTE_ORDER_MARK = /^\uFEFF/;
/** The name of a table. */
const TABLE = /\.(csv|tsv)$/i;

/** Reads the value of a JSON file. Throws a UsageError that names the file. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(words.cli.cannotRead(file, messageOf(error)));
  });
  if (text.includes('\u0000')) throw new UsageError(words.cli.arraysNotJson(file));
  try {
    return parseJson(text.replace(BYTE_ORDER_MARK, ''));
  } catch (error) {
    if (error instanceof TooDeep) throw new UsageError(words.cli.tooDeep(file, DEEPEST));
    if (TABLE.test(file)) throw new UsageError(words.cli.tableNotJson(file));
    throw new UsageError(words.cli.notJson(file, messageOf(error)));
  }
}

/**
 * Reads a JSON file and checks its value.
 *
 * @throws UsageError with the file, the offending key, its value and what is allowed
 */
export async function readChecked<Parsed extends Checked>(
  file: string,
  parse: (json: unknown) => Parsed,
): Promise<Extract<Parsed, { ok: true }>> {
  const parsed = parse(await readJson(file));
  if (parsed.ok) return parsed as Extract<Parsed, { ok: true }>;
  throw new UsageError(words.cli.inFile(file, describeProblems(parsed.problems)));
}

/** The verdict of a schema on an input. */
type Checked = { ok: true } | { ok: false; problems: readonly ConfigProblem[] };
