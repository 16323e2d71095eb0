/** Files that a command writes: tried before the work, and in their places only once they are whole. */
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
 * Tries whether a file can be written, and leaves it as it is: a long run shall not be lost to a wrong path.
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
 * Writes a text in one go: whoever reads the file, or finds it after a crash, has the old one or the new one, whole.
 *
 * @param text may come in pieces: all of it may be longer than a string can be
 * @throws an Error when it can't be written; then the old file is still there, and nothing unfinished
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
    // On the disk before it takes the place of the old one: power may fail in between.
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

/** Where a file is written before it is whole: beside what it is going to replace. */
const unfinishedOf = (file: string): string => `${targetOf(file)}.part`;

/**
 * The file that a path leads to through all links, whether it is there yet or not; the path itself where it leads to a
 * pipe or a device, or where there is no such folder.
 *
 * @throws an Error where links lead round in a circle, or into a folder that is closed
 */
export function targetOf(file: string): string {
  if (isStream(file)) return file;
  if (isThere(file)) return realpathSync(file);
  if (!isThere(dirname(file))) return file;
  const place = join(realpathSync(dirname(file)), basename(file));
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? targetOf(resolve(dirname(place), readlinkSync(place))) : place;
}

/** Whether a path leads to a pipe or a device, which can't be read back, nor be replaced by another. */
export const isStream = (path: string): boolean => {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
};

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

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
