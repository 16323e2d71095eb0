/** Reads files of configurations. */
import { readFile } from 'node:fs/promises';
import { describeProblems, type ConfigProblem } from '../src/config/experiment.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { UsageError } from './exit.ts';

/** Reads the value of a JSON file. Throws a UsageError that names the file. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(words.cli.cannotRead(file, messageOf(error)));
  });
  try {
    return JSON.parse(text);
  } catch (error) {
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
