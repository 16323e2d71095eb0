/** Writes the files of a command. They are tried before the work, and put in place only once they are complete. */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { UsageError } from './exit.ts';

/**
 * Tries whether a file can be written, and leaves it as it is: a wrong path must not cost a long run.
 *
 * @throws UsageError when it can't
 */
export function requireWritable(file: string): void {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(words.cli.isFolder);
    if (isStream(file)) accessSync(file, constants.W_OK);
    else {
      writeFileSync(unfinishedOf(file), '');
      rmSync(unfinishedOf(file));
    }
  } catch (error) {
    throw new UsageError(words.cli.cannotWrite(file, messageOf(error)));
  }
}

/**
 * Writes a text at once: a reader of the file finds the whole old text or the whole new one, also after a crash.
 *
 * @param text may come in pieces, since it may be longer than a string can be
 * @throws an Error when it can't be written; then the old file is still there, and no unfinished one
 */
export function writeWholeFile(file: string, text: string | Iterable<string>): void {
  const pieces = typeof text === 'string' ? [text] : text;
  try {
    if (isStream(file)) writePieces(file, pieces);
    else replaceFile(file, pieces);
  } catch (error) {
    throw new Error(words.cli.notWritten(file, messageOf(error)));
  }
}

function replaceFile(file: string, pieces: Iterable<string>): void {
  const unfinished = unfinishedOf(file);
  try {
    // Flushed to the disk before it replaces the old file, since power may fail in between.
    writePieces(unfinished, pieces, fsyncSync);
    renameSync(unfinished, targetOf(file));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function writePieces(file: string, pieces: Iterable<string>, finish: (descriptor: number) => void = () => undefined) {
  const descriptor = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece);
    finish(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Returns the path of a file until it is complete: beside the file that it will replace. */
const unfinishedOf = (file: string): string => `${targetOf(file)}.part`;

/**
 * Follows all links of a path, and returns the file at their end, which need not exist. Returns the path itself if it
 * leads to a pipe or a device, or if there is no such folder.
 *
 * @throws an Error when links lead in a circle, or into a folder without access
 */
export function targetOf(file: string): string {
  if (isStream(file)) return file;
  if (isThere(file)) return realpathSync(file);
  if (!isThere(dirname(file))) return file;
  const place = join(realpathSync(dirname(file)), basename(file));
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? targetOf(resolve(dirname(place), readlinkSync(place))) : place;
}

/** Tells whether a path leads to a pipe or a device, which can't be read back or replaced. */
export const isStream = (path: string): boolean => {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
};

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * Does the work whose result goes to the file `out`. The file is tried before the work, so that a wrong path does not
 * cost a long run, and is put in place only once it is complete.
 *
 * @param work called with the function that writes the result as JSON
 * @throws UsageError when the file can't be written
 */
export async function withResultFile<Outcome>(
  out: string,
  work: (write: (result: unknown) => void) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  requireWritable(out);
  return work((result) => writeWholeFile(out, JSON.stringify(result)));
}
