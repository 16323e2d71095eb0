import { rename, rm, writeFile } from 'node:fs/promises';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { UsageError } from './usage-error.ts';

/**
 * Does the work whose result goes to the file `out`: tried before the work, so that a long run is not lost to a
 * wrong path, and in its place only once it is whole.
 *
 * @param work is given the function that writes the result as JSON
 * @throws UsageError when the file can't be written
 */
export async function withResultFile<Outcome>(
  out: string,
  work: (write: (result: unknown) => Promise<void>) => Promise<Outcome>,
): Promise<Outcome> {
  const unfinished = `${out}.part`;
  await writeFile(unfinished, '').catch((error: unknown) => {
    throw new UsageError(words.cli.cannotWrite(unfinished, messageOf(error)));
  });
  try {
    return await work(async (result) => {
      await writeFile(unfinished, JSON.stringify(result));
      await rename(unfinished, out);
    });
  } finally {
    await rm(unfinished, { force: true });
  }
}
