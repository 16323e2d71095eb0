/** What the command line says. */
export const cli = {
  usage: `Usage: npm run lab -- run (--config FILE | --case FILE) [--backend cpu|wasm|webgpu] [--steps N] --out FILE

  --config FILE   an experiment as JSON; whatever it leaves out takes its neutral value
  --case FILE     a fixture: configuration, data and initial weights as JSON
  --backend NAME  cpu, wasm or webgpu; without it the lab chooses
  --steps N       stop after N optimizer steps
  --out FILE      where the result goes: JSON {config, backend, std, lr, frames, weights}

Exits 0 when the run is done, 1 when it failed on the way, 2 when the command or the configuration is wrong.
`,
  unknownCommand: (command: string) => `There is no command "${command}"; the command is "run".`,
  noCommand: 'Say what to do: the command is "run".',
  oneSource: 'Give either --config FILE or --case FILE.',
  noOut: 'Say where the result goes with --out FILE.',
  badSteps: (value: string, min: number, max: number) =>
    `--steps is "${value}"; allowed: a whole number from ${min} to ${max}.`,
  badBackend: (value: string, allowed: readonly string[]) =>
    `--backend is "${value}"; allowed: ${allowed.join(', ')}, or leave it out.`,
  cannotRead: (file: string, why: string) => `The file ${file} can't be read (${why}). Check the path.`,
  notJson: (file: string, why: string) => `The file ${file} is not JSON (${why}).`,
  cannotWrite: (file: string, why: string) =>
    `The result can't be written to ${file} (${why}). Choose a file in a folder that exists and that you may write to.`,
  givenNeedsCase:
    'task.name is "given"; allowed with --config: any other task. Data and weights come with --case FILE.',
  notACase: (file: string) => `The file ${file} is not a case; give a plain configuration with --config.`,
  inFile: (file: string, problem: string) => `${file}: ${problem}`,
  noWebGpuInNode: 'the npm package "webgpu" is not installed; run npm ci',
  done: (steps: number, backend: string, seconds: string, file: string) =>
    `${steps} ${steps === 1 ? 'step' : 'steps'} on ${backend} in ${seconds} s, written to ${file}.`,
  stopped: (file: string) => `What was measured until then is in ${file}.`,
};
