import process from 'node:process';
import { VERSION } from '../src/config/export/citation.ts';
import { words } from '../src/words/words.ts';
import { readArguments, type Request } from './arguments.ts';
import { asTyped, isOfPackage, runProgram } from './exit.ts';

await runProgram(async (args, folder) => {
  const request = readArguments(args, folder);
  if (request === 'help' || request === 'version') {
    process.stdout.write(request === 'help' ? usage() : `${VERSION}\n`);
    return 0;
  }
  return obey(request);
});

/** The package's program begins with what it does without a command. */
function usage(): string {
  return (isOfPackage() ? `${words.cli.serve.usage}\n\n` : '') + asTyped(words.cli.usage);
}

/** Runs a command. Its code is loaded only now, so that mistakes in arguments or files are reported at once. */
async function obey(request: Request): Promise<number> {
  switch (request.command) {
    case 'merge': {
      const { mergeCommand } = await import('./sweep/merge-command.ts');
      return mergeCommand(request);
    }
    case 'theory': {
      const loaded = await load(request);
      const { theoryCommand } = await import('./theory-command.ts');
      return theoryCommand(request, loaded);
    }
    case 'export': {
      const loaded = await load(request);
      await provideKernels();
      const { exportCommand } = await import('./export/export-command.ts');
      return exportCommand(request, loaded);
    }
    case 'run': {
      const loaded = await load(request);
      await provideKernels();
      const { runCommand } = await import('./run/run-command.ts');
      return runCommand(request, loaded);
    }
    case 'prior': {
      await provideKernels();
      const { priorCommand } = await import('./prior-command.ts');
      return priorCommand(request);
    }
    case 'sweep': {
      await provideKernels();
      const { sweepCommand } = await import('./sweep/sweep-command.ts');
      return sweepCommand(request);
    }
  }
}

async function load(request: Extract<Request, { command: 'run' | 'theory' | 'export' }>) {
  const { loadExperiment } = await import('./load-experiment.ts');
  return loadExperiment(request);
}

async function provideKernels() {
  const { provideNodeKernels } = await import('./machine/node-kernels.ts');
  provideNodeKernels();
}
