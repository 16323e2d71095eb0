import { requireWritable, writeWholeFile } from './whole-file.ts';

/**
 * Does the work whose result goes to the file `out`: tried before the work, so that a long run is not lost to a
 * wrong path, and in its place only once it is whole.
 *
 * @param work is given the function that writes the result as JSON
 * @throws UsageError when the file can't be written
 */
export async function withResultFile<Outcome>(
  out: string,
  work: (write: (result: unknown) => void) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  requireWritable(out);
  return work((result) => writeWholeFile(out, JSON.stringify(result)));
}
