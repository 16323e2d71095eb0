/** How the programs of the command line begin and end. */
import process from 'node:process';
import { messageOf } from '../src/words/message-of.ts';

/** The command or the configuration is wrong, as a sentence for the person who typed it. */
export class UsageError extends Error {}

/** The exit code of a command that failed on the way. */
export const EXIT_FAILED = 1;
/** The exit code of a command that was wrong. */
const EXIT_USAGE = 2;

/**
 * Runs a program, which gives its exit code. What it throws is printed as a sentence, without a stack.
 *
 * @param program is given what was typed behind its name, and the folder that relative paths are relative to
 */
export async function runProgram(program: (args: string[], folder: string) => Promise<number>): Promise<void> {
  try {
    // npm runs scripts in the folder of the package; INIT_CWD is where the person is.
    process.exitCode = await program(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}
