import process from 'node:process';
import { messageOf } from '../src/words/message-of.ts';
import { words } from '../src/words/words.ts';
import { readArguments } from './arguments.ts';
import { EXIT_FAILED, EXIT_USAGE } from './exit-codes.ts';
import { loadExperiment } from './load-experiment.ts';
import { mergeCommand } from './sweep/merge-command.ts';
import { provideNodeKernels } from './machine/node-kernels.ts';
import { priorCommand } from './prior-command.ts';
import { runCommand } from './run/run-command.ts';
import { sweepCommand } from './sweep/sweep-command.ts';
import { theoryCommand } from './theory-command.ts';
import { UsageError } from './usage-error.ts';

/** npm runs scripts in the folder of the package; INIT_CWD is where the person is. */
const folder = process.env.INIT_CWD ?? process.cwd();

provideNodeKernels();
try {
  const request = readArguments(process.argv.slice(2), folder);
  if (request === 'help') process.stdout.write(words.cli.usage);
  else if (request.command === 'prior') process.exitCode = await priorCommand(request);
  else if (request.command === 'sweep') process.exitCode = await sweepCommand(request);
  else if (request.command === 'merge') process.exitCode = mergeCommand(request);
  else if (request.command === 'theory') process.exitCode = await theoryCommand(request, await loadExperiment(request));
  else process.exitCode = await runCommand(request, await loadExperiment(request));
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
}
