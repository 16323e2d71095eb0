import { closeSync, openSync, readSync } from 'node:fs';
import { readSweepResult, type ReadSweepResult } from '../../src/config/sweep/result-file.ts';
import { DEEPEST, parseJson, TooDeep } from '../../src/settings/parse-json.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { UsageError } from '../exit.ts';

/** The beginning of the lab's own files. */
const HEAD = '{"v":1,"kind":"sweep","sweep":';
/** The beginning of a run there. It occurs nowhere else: within a text its quotes would have backslashes. */
const RUN = '{"cell":';

const CHUNK_BYTES = 2 ** 24;

/**
 * Reads the result of a sweep from a file. A file that the lab has written is read run by run, since it may be longer
 * than a string can be; any other file is read as one string.
 *
 * @throws UsageError when it can't be read, or is not JSON
 */
export function readResult(file: string): ReadSweepResult {
  try {
    const pieces = split(textOf(file), RUN);
    const { value: head = '' } = pieces.next();
    const second = pieces.next();
    if (second.done || !head.startsWith(HEAD)) {
      const others = second.done ? [] : [second.value, ...pieces];
      return readSweepResult(parseJson([head, ...others].join(RUN)));
    }
    return readSweepResult(parseJson(`${head}]}`), runsOf(second.value, pieces));
  } catch (error) {
    if (error instanceof TooDeep) throw new UsageError(words.cli.tooDeep(file, DEEPEST));
    if (error instanceof SyntaxError) throw new UsageError(words.cli.notJson(file, error.message));
    throw new UsageError(words.cli.cannotRead(file, messageOf(error)));
  }
}

/** Yields the runs of the pieces between their beginnings. */
function* runsOf(first: string, others: Iterable<string>): Generator {
  let piece = first;
  for (const next of others) {
    // Every run but the last ends with a comma.
    yield parseRun(`${piece}null]}`);
    piece = next;
  }
  yield parseRun(piece);
}

const parseRun = (text: string): unknown => (parseJson(`{"runs":[${RUN}${text}`) as { runs: unknown[] }).runs[0];

/** Yields the pieces before, between and after the marks in a text that comes in chunks. */
function* split(chunks: Iterable<string>, mark: string): Generator<string, undefined> {
  let rest = '';
  for (const chunk of chunks) {
    const pieces = (rest + chunk).split(mark);
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  yield rest;
}

function* textOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  const decoder = new TextDecoder();
  const chunk = Buffer.alloc(CHUNK_BYTES);
  try {
    for (let length; (length = readSync(descriptor, chunk)) > 0;) {
      yield decoder.decode(chunk.subarray(0, length), { stream: true });
    }
    yield decoder.decode();
  } finally {
    closeSync(descriptor);
  }
}
