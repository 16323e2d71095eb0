/** What the command line says. */
export const cli = {
  usage: `Usage: npm run lab -- run (--config FILE | --case FILE) [--backend cpu|wasm|webgpu] [--steps N]
                          [--seeds N [--workers N]] [--verbose] --out FILE
       npm run lab -- prior --config FILE [--backend cpu|wasm|webgpu] --out FILE
       npm run lab -- theory (--config FILE | --case FILE) --out FILE

run trains one network, or one of each of several seeds; prior draws thousands of random ones and measures their outputs beside theory;
theory says what is known of an experiment without training: the regime of its scaling, its kernels and its
learning curve at infinite width, and the closed form of a two-layer scalar linear network.

  --config FILE   an experiment as JSON; whatever it leaves out takes its neutral value
  --case FILE     a fixture: configuration, data and initial weights as JSON
  --backend NAME  cpu, wasm or webgpu (which needs the npm package "webgpu"); without it, wasm
  --steps N       stop after N optimizer steps
  --seeds N       train N networks, of the seeds from the experiment's on
  --workers N     train them in N threads; without it in as many as there are cores, at most 4. The result is the same
  --verbose       tell every buffer that the run holds
  --out FILE      where the result goes: JSON {config, backend, std, lr, frames, weights} of a run, with
                  members: [{seed, lr, frames, weights}] of several seeds,
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
  badCount: (option: string, value: string, min: number, max: number) =>
    `--${option} is "${value}"; allowed: a whole number from ${min} to ${max}.`,
  seedsOfCase: 'A case brings the weights of one network; --seeds goes with --config FILE.',
  workersOfOne: '--workers is for several networks; say how many with --seeds N, from 2 on.',
  seedsTooHigh: (seeds: number, seed: number, max: number) =>
    `--seeds ${seeds} from seed ${seed} on passes the highest seed, ${max}; choose a lower seed or fewer of them.`,
  badBackend: (value: string, allowed: readonly string[]) =>
    `--backend is "${value}"; allowed: ${allowed.join(', ')}, or leave it out.`,
  cannotRead: (file: string, why: string) => `The file ${file} can't be read (${why}). Check the path.`,
  notJson: (file: string, why: string) => `The file ${file} is not JSON (${why}).`,
  cannotWrite: (file: string, why: string) =>
    `The result can't be written to ${file} (${why}). Choose a file in a folder that exists and that you may write to.`,
  givenNeedsCase:
    'task.name is "given"; allowed with --config: any other task. Data and weights come with --case FILE.',
  inFile: (file: string, problem: string) => `${file}: ${problem}`,
  noWebGpuInNode: (why: string) =>
    `WebGPU in Node needs the npm package "webgpu", which can't be loaded here (${why}). Install it with "npm install --no-save webgpu", or leave --backend out to run on WebAssembly.`,
  threadExited: (code: number) => `the thread ended with exit code ${code}`,
  done: (steps: number, backend: string, seconds: string, file: string) =>
    `${steps} ${steps === 1 ? 'step' : 'steps'} on ${backend} in ${seconds} s, written to ${file}.`,
  doneSeveral: (steps: number, networks: number, backend: string, workers: number, seconds: string, file: string) =>
    `${steps} ${steps === 1 ? 'step' : 'steps'} of ${networks} networks on ${backend} in ${workers} ${workers === 1 ? 'thread' : 'threads'} in ${seconds} s, written to ${file}.`,
  ofSeeds: (first: number, last: number, sentence: string) =>
    first === last ? `Seed ${first}: ${sentence}` : `Among the seeds ${first} to ${last}: ${sentence}`,
  usesMemory: (bytes: string) => `It uses about ${bytes} of memory.`,
  keptBuffers: 'It keeps',
  passingBuffers: {
    start: 'and, while it is built,',
    step: 'and, during a step,',
    fit: 'and, while the loss is measured,',
    frame: 'and, while all is measured,',
  },
  share: (done: string) => `${done} done`,
  drawn: (networks: number, backend: string, seconds: string, file: string) =>
    `${networks} networks on ${backend} in ${seconds} s, written to ${file}.`,
  theoryDone: (file: string) => `Theory written to ${file}.`,
  stopped: (file: string) => `What was measured until then is in ${file}.`,
};
