import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { isStream, targetOf } from './target-of.ts';
import { UsageError } from '../usage-error.ts';

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
