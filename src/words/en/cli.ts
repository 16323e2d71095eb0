/** What the command line says. */
export const cli = {
  usage: `Usage: npm run lab -- run (--config FILE | --case FILE) [--backend cpu|wasm|webgpu] [--steps N] --out FILE
       npm run lab -- prior --config FILE [--backend cpu|wasm|webgpu] --out FILE
       npm run lab -- theory (--config FILE | --case FILE) --out FILE

run trains one network; prior draws thousands of random ones and measures their outputs beside theory;
theory says what is known of an experiment without training: the regime of its scaling, its kernels and its
learning curve at infinite width, and the closed form of a two-layer scalar linear network.

  --config FILE   an experiment as JSON; whatever it leaves out takes its neutral value
  --case FILE     a fixture: configuration, data and initial weights as JSON
  --backend NAME  cpu, wasm or webgpu; without it the lab chooses
  --steps N       stop after N optimizer steps
  --out FILE      where the result goes: JSON {config, backend, std, lr, frames, weights} of a run,
                  {config, backend, networks, effective, measures, histogram, theory} of a prior,
                  {config, scaling, infiniteWidth, twoLayerLinear} of theory

Exits 0 when the run is done, 1 when it failed on the way, 2 when the command or the configuration is wrong.
`,
  unknownCommand: (command: string) =>
    `There is no command "${command}"; the commands are "run", "prior" and "theory".`,
  noCommand: 'Say what to do: the commands are "run", "prior" and "theory".',
  oneSource: 'Give either --config FILE or --case FILE.',
  priorSource: 'A prior takes --config FILE, --out FILE and perhaps --backend NAME, and nothing else.',
  theoryOptions: 'Theory takes --config FILE or --case FILE, and --out FILE, and nothing else.',
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
  inFile: (file: string, problem: string) => `${file}: ${problem}`,
  noWebGpuInNode: 'the npm package "webgpu" is not installed; run npm ci',
  done: (steps: number, backend: string, seconds: string, file: string) =>
    `${steps} ${steps === 1 ? 'step' : 'steps'} on ${backend} in ${seconds} s, written to ${file}.`,
  drawn: (networks: number, backend: string, seconds: string, file: string) =>
    `${networks} networks on ${backend} in ${seconds} s, written to ${file}.`,
  theoryDone: (file: string) => `Theory written to ${file}.`,
  stopped: (file: string) => `What was measured until then is in ${file}.`,
};
