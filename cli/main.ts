import process from 'node:process';
import { words } from '../src/words/words.ts';
import { readArguments } from './arguments.ts';
import { runProgram } from './exit.ts';
import { loadExperiment } from './load-experiment.ts';
import { provideNodeKernels } from './machine/node-kernels.ts';
import { priorCommand } from './prior-command.ts';
import { runCommand } from './run/run-command.ts';
import { mergeCommand } from './sweep/merge-command.ts';
import { sweepCommand } from './sweep/sweep-command.ts';
import { theoryCommand } from './theory-command.ts';

provideNodeKernels();
await runProgram(async (args, folder) => {
  const request = readArguments(args, folder);
  if (request === 'help') {
    process.stdout.write(words.cli.usage);
    return 0;
  }
  switch (request.command) {
    case 'prior':
      return priorCommand(request);
    case 'sweep':
      return sweepCommand(request);
    case 'merge':
      return mergeCommand(request);
    case 'theory':
      return theoryCommand(request, await loadExperiment(request));
    case 'run':
      return runCommand(request, await loadExperiment(request));
  }
});
