import { renameSync, writeFileSync } from 'node:fs';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes a text file in one go: whoever reads it, or finds it after a crash, has the old one or the new one, whole.
 *
 * @throws UsageError when it can't be written
 */
export function writeWholeFile(file: string, text: string): void {
  const unfinished = `${file}.part`;
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch (error) {
    throw new UsageError(words.cli.cannotWrite(file, messageOf(error)));
  }
}
