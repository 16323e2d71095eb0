import { readFile } from 'node:fs/promises';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { UsageError } from './exit.ts';

/** What a JSON file holds; throws a UsageError that names the file. */
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
