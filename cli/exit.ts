/** The beginning and the end of the programs of the command line. */
import process from 'node:process';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { tell } from './print.ts';

/** An error of the command or the configuration, as a sentence for the person who typed it. */
export class UsageError extends Error {}

/** The exit code of a command that failed during its work. */
export const EXIT_FAILED = 1;
/** The exit code of a command that was wrong. */
const EXIT_USAGE = 2;

/** How a person starts the command line, as the texts of its usage have it. */
const TYPED = 'npm run lab --';
let typed = TYPED;

/** Lets all texts name the program by this name. */
export function nameProgram(name: string): void {
  typed = name;
}

/** Returns whether the program is that of the npm package, which can serve the page, too. */
export const isOfPackage = (): boolean => typed !== TYPED;

/** Returns a text that names the program as the person has typed it. */
export const asTyped = (text: string): string => text.replaceAll(TYPED, typed);

/**
 * Runs a program, which returns its exit code. Its errors are printed as sentences, without a stack.
 *
 * @param program called with the arguments behind its name and the folder of relative paths
 */
export async function runProgram(program: (args: string[], folder: string) => Promise<number>): Promise<void> {
  // Nobody may read what it prints: a pipe is closed, a disk is full. Its work and its exit code stay the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    // npm runs scripts in the folder of the package; INIT_CWD is where the person is.
    process.exitCode = await program(process.argv.slice(2), process.env.INIT_CWD ?? presentFolder());
  } catch (error) {
    tell(asTyped(messageOf(error)));
    process.exitCode = error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}

function presentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError(words.cli.noFolder);
  }
}
