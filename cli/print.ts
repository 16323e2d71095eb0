/** Prints what a person reads. Names and values in it may come from a file, and can be anything. */
import process from 'node:process';
import { plainText } from '../src/words/plain-text.ts';

/** The most letters of a line. */
const MOST = 500;
/** The letters that stay at the end of a longer line, where it says what to do. */
const END = 200;
/** Returns a text without what steers a terminal, and with the middle left out of lines that are too long to read. */
export const printable = (text: string): string => text.split('\n').map(printableLine).join('\n');

function printableLine(line: string): string {
  const plain = plainText(line);
  return plain.length > MOST ? `${plain.slice(0, MOST - END - 1)}…${plain.slice(-END)}` : plain;
}

/** Prints a text on the output, and ends the line. */
export const say = (text: string): void => void process.stdout.write(`${printable(text)}\n`);

/** Prints a text on the error output, beside the results, and ends the line. */
export const tell = (text: string): void => void process.stderr.write(`${printable(text)}\n`);
