/**
 * Writes the files of a command. They are tried before the work, locked while it lasts, and put in place only once they
 * are complete.
 */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { byteText } from '../src/words/byte-text.ts';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { isCode } from './error-code.ts';
import { UsageError } from './exit.ts';
import { lockFile, lockOf } from './file-lock.ts';

/** The bytes that are tried where it is not known how many there will be. */
const SOME_BYTES = 64_000;

/**
 * Tries whether a file can be written, and leaves it as it is: a wrong path or a full disk must not cost a long run. Until
 * the program ends, no other one takes the file.
 *
 * @param bytes about the most that it will have
 * @throws UsageError when it can't be written, there is no room for it, or another program writes it
 */
export function requireWritable(file: string, bytes = SOME_BYTES): void {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(words.cli.isFolder);
    if (isStream(file)) {
      accessSync(file, constants.W_OK);
      return;
    }
    requireUnlocked(file);
    // A quota, which no number of free bytes knows, is found by writing.
    writeFileSync(unfinishedOf(file), new Uint8Array(Math.min(bytes, SOME_BYTES)));
    requireRoom(file, bytes);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (isFull(error)) throw new UsageError(words.cli.full(file));
    const why = isCode(error, 'ENAMETOOLONG') ? words.cli.longName : messageOf(error);
    throw new UsageError(words.cli.cannotWrite(file, why));
  } finally {
    removeUnfinished(file);
  }
}

/** Removes what was tried beside a file; where even its name can't be there, nothing was. */
function removeUnfinished(file: string): void {
  try {
    if (!isStream(file)) rmSync(unfinishedOf(file), { force: true });
  } catch {
    // The reason is told by what was tried.
  }
}

const isFull = (error: unknown) => isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT');

function requireUnlocked(file: string): void {
  const target = targetOf(file);
  const owner = lockFile(target);
  if (owner !== null) throw new UsageError(words.cli.locked(file, owner, lockOf(target)));
}

/** The room that is asked for, in multiples of what a file needs: the old one stays until the new one is whole. */
const SPARE_ROOM = 1.1;

function requireRoom(file: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(dirname(targetOf(file)));
  const free = bavail * bsize;
  if (free < SPARE_ROOM * bytes) throw new UsageError(words.cli.noRoom(file, byteText(bytes), byteText(free)));
}

/**
 * Tries whether files can be written into a folder, which is made if only its last part is missing.
 *
 * @throws UsageError when they can't
 */
export function requireWritableFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: false });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw new UsageError(words.cli.cannotWrite(folder, messageOf(error)));
  }
  try {
    if (!statSync(folder).isDirectory()) throw new Error(words.cli.isFile);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new UsageError(words.cli.cannotWrite(folder, messageOf(error)));
  }
}

/**
 * Writes a text at once: a reader of the file finds the whole old text or the whole new one, also after a crash.
 *
 * @param content a text, which may come in pieces since it may be longer than a string can be, or bytes
 * @throws an Error when it can't be written; then the old file is still there, no unfinished one, and the new one in the
 *   folder of temporary files, if there is room for it
 */
export function writeWholeFile(file: string, content: string | Uint8Array | Iterable<string>): void {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  try {
    if (isStream(file)) writePieces(file, pieces);
    else replaceFile(file, pieces);
  } catch (error) {
    throw new Error(words.cli.notWritten(file, messageOf(error), savedElsewhere(file, pieces)));
  }
}

/** Writes a file into the folder of temporary files instead; returns its path there, or `null` if that fails, too. */
function savedElsewhere(file: string, pieces: Pieces): string | null {
  // What came in pieces is used up.
  if (!Array.isArray(pieces)) return null;
  const other = join(tmpdir(), `${Date.now()}-${basename(file)}`);
  try {
    writePieces(other, pieces, fsyncSync);
    return other;
  } catch {
    rmSync(other, { force: true });
    return null;
  }
}

type Pieces = Iterable<string | Uint8Array>;

function replaceFile(file: string, pieces: Pieces): void {
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

function writePieces(file: string, pieces: Pieces, finish: (descriptor: number) => void = () => undefined) {
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
 * @param bytes about the most that the file will have
 * @param work called with the function that writes the result as JSON
 * @throws UsageError when the file can't be written
 */
export async function withResultFile<Outcome>(
  { out, bytes }: { out: string; bytes?: number },
  work: (write: (result: unknown) => void) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  requireWritable(out, bytes);
  return work((result) => writeWholeFile(out, JSON.stringify(result)));
}
