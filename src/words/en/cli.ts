/** The words of the command line. */
export const cli = {
  usage: `Usage: npm run lab -- run (--config FILE | --case FILE) [--backend cpu|wasm|webgpu] [--steps N]
                          [--seeds N [--workers N]] [--verbose] --out FILE
       npm run lab -- prior --config FILE [--backend cpu|wasm|webgpu] --out FILE
       npm run lab -- theory (--config FILE | --case FILE) --out FILE
       npm run lab -- sweep SPEC.json [--shard I/N] [--workers N] [--backend cpu|wasm|webgpu] --out FILE [--csv FILE]
       npm run lab -- merge FILE... --out FILE [--csv FILE]

run trains one network, or one for each of several seeds. prior draws thousands of random networks and measures their
outputs beside theory. theory writes what is known of an experiment without training it: the regime of its scaling, its
kernels and its learning curve at infinite width, and the closed form of a two-layer scalar linear network. sweep trains
networks over one or two axes, times seeds, or one shard of them. merge puts the results of shards together.

  --config FILE   an experiment as JSON; settings that it leaves out take their neutral values
  --case FILE     a fixture: configuration, data and initial weights as JSON
  --backend NAME  cpu, wasm or webgpu (which needs the npm package "webgpu"); without it, wasm
  --steps N       stop after N optimizer steps
  --seeds N       train N networks, counting seeds up from the experiment's
  --workers N     train them in N threads; without it one per core, at most 4. The result is the same
  --shard I/N     train only the I-th of N parts; merged, they give the same bytes as the whole
  --verbose       list every buffer that the run holds
  --out FILE      where the result goes: JSON {config, backend, std, lr, frames, weights} of a run, with
                  members: [{seed, lr, frames, weights}] of several seeds,
                  {config, backend, networks, effective, measures, histogram, theory} of a prior,
                  {config, scaling, infiniteWidth, twoLayerLinear} of theory,
                  {v, kind, sweep, backend, columns, runs: [{cell, seed, outcome, reason, frames}]} of a sweep
  --csv FILE      also write the result of a sweep as a table: a row for each network and measured step

Exits 0 when the run is done, 1 when it failed on the way, 2 when the command or the configuration is wrong. A sweep
that is ended by Ctrl-C or SIGTERM keeps its results so far and exits 130 or 143; the same command goes on from there.
`,
  unknownCommand: (command: string) =>
    `There is no command "${command}"; the commands are "run", "prior", "theory", "sweep" and "merge".`,
  noCommand: 'Say what to do: the commands are "run", "prior", "theory", "sweep" and "merge".',
  oneSource: 'Give either --config FILE or --case FILE.',
  runOptions:
    'A run takes --config FILE or --case FILE, --out FILE, perhaps --backend NAME, --steps N, --seeds N, --workers N and --verbose, and nothing else.',
  priorSource: 'A prior takes --config FILE, --out FILE and perhaps --backend NAME, and nothing else.',
  theoryOptions: 'Theory takes --config FILE or --case FILE, and --out FILE, and nothing else.',
  noOut: 'Say where the result goes with --out FILE.',
  badCount: (option: string, value: string, min: number, max: number) =>
    `--${option} is "${value}"; allowed: a whole number from ${min} to ${max}.`,
  seedsOfCase: 'A case brings the weights of one network; --seeds goes with --config FILE.',
  workersOfOne: '--workers is for several networks; say how many with --seeds N, from 2 on.',
  seedsTooHigh: (seeds: number, seed: number, max: number) =>
    `--seeds ${seeds} from seed ${seed} on goes beyond the highest seed, ${max}; choose a lower seed or fewer of them.`,
  badBackend: (value: string, allowed: readonly string[]) =>
    `--backend is "${value}"; allowed: ${allowed.join(', ')}, or leave it out.`,
  cannotRead: (file: string, why: string) => `The file ${file} can't be read (${why}). Check the path.`,
  notJson: (file: string, why: string) => `The file ${file} is not JSON (${why}).`,
  notWritten: (file: string, why: string) =>
    `The result could not be written to ${file} (${why}); what was there before is unchanged. Make room for it, then give the same command again.`,
  isFolder: 'it is a folder',
  notApart: (option: string, file: string) =>
    `--${option} ${file} would overwrite another file of the same command. Choose another file with --${option}.`,
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
  passing: 'and in addition, at most,',
  moments: {
    start: 'while it is built',
    step: 'during a step',
    light: 'while the losses are measured',
    full: 'while all is measured',
  },
  share: (done: string) => `${done} done`,
  drawn: (networks: number, backend: string, seconds: string, file: string) =>
    `${networks} networks on ${backend} in ${seconds} s, written to ${file}.`,
  theoryDone: (file: string) => `Theory written to ${file}.`,
  stopped: (file: string) => `${file} holds what was measured until then.`,
  sweep: {
    options:
      'A sweep takes one file SPEC.json and --out FILE, perhaps --shard I/N, --workers N, --backend NAME and --csv FILE, and nothing else.',
    badShard: (text: string, most: number) =>
      `--shard is "${text}"; allowed: I/N such as 2/8, with I from 1 to N, and N at most ${most}.`,
    otherFile: (file: string, why: string) =>
      `${file} is already there, and is not an unfinished result of this sweep. ${why} Choose another file with --out, or move that one away.`,
    otherSweep: 'It is the result of a different sweep.',
    otherShard: (index: number, count: number) => `It is the result of shard ${index}/${count}.`,
    otherBackend: (backend: string) => `It was trained on ${backend}.`,
    begins: ({ all, own, shard, workers }: SweepSize) => {
      const whole = [plural(all.networks, 'network'), plural(all.jobs, 'job')];
      const [networks, jobs] =
        shard.count > 1 ? [`${own.networks} of ${whole[0]}`, `${own.jobs} of ${whole[1]}`] : whole;
      const name = shard.count > 1 ? `Shard ${shard.index}/${shard.count}: ` : '';
      return `${name}${networks} in ${jobs}, ${plural(workers, 'thread')}.`;
    },
    goesOn: (file: string, done: number, all: number) =>
      done === all
        ? `${file} already holds all of them.`
        : `${file} already holds ${done} of the ${all}; the others are trained now.`,
    progress: (percent: number, runs: number, all: number, secondsLeft: number | null) =>
      `${percent} % done, ${runs} of ${plural(all, 'network')}${secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`}`,
    done: (networks: number, backend: string | null, seconds: string, file: string) =>
      `${plural(networks, 'network')}${backend === null ? '' : ` on ${backend}`} in ${seconds} s, written to ${file}.`,
    stopped: (done: number, all: number, file: string) =>
      `Stopped with ${done} of ${plural(all, 'network')} done; they are in ${file}. The same command goes on from there.`,
    diverged: (count: number) => `${plural(count, 'network')} diverged.`,
    refused: (count: number) => `${plural(count, 'network')} could not be trained:`,
    failed: (count: number) => `${plural(count, 'network')} failed:`,
    nothingToTrain: (reasons: string) => `No network of this sweep can be trained:\n  ${reasons}`,
    noneTrained: 'No network was trained, so there is nothing to look at. Change the sweep as said above.',
    tryAgain: 'The same command tries the failed networks again.',
  },
  merge: {
    options: 'Merging takes the result files of the shards, --out FILE, perhaps --csv FILE, and nothing else.',
    done: (networks: number, files: number, out: string) =>
      `${plural(networks, 'network')} of ${plural(files, 'file')}, written to ${out}.`,
    missing: (missing: number, all: number) =>
      `${missing} of ${plural(all, 'network')} ${missing === 1 ? 'is' : 'are'} missing.`,
    unfinished: (shards: readonly string[]) =>
      `Not finished: ${shards.join(', ')}. Run "sweep" with these --shard again, each with its --out file, then merge again.`,
  },
  reproduce: {
    usage: `Usage: npm run reproduce [-- [--lesson N] [--quick | --record] [--workers N] [--out FILE]]

Trains the networks of every lesson and measures its claims.

  --lesson N      only the lesson of this number
  --quick         the small versions, in a few minutes
  --record        keep the results in public/lessons, as those that come with the lessons
  --workers N     train in N threads; without it one per core, at most 4
  --out FILE      also write the verdicts as JSON

Exits 0 when every claim is reproduced, 1 when one is not or can't be measured, 2 when the command is wrong.
`,
    recordIsFull: 'Recorded results are of the full studies; leave out --quick or --record.',
    noLesson: (lesson: string, numbers: readonly number[]) =>
      `--lesson is "${lesson}"; allowed: ${numbers.join(', ')}, or leave it out for all.`,
    columns: {
      lesson: 'lesson',
      claim: 'claim',
      source: 'source',
      expected: 'expected',
      measured: 'measured',
      control: 'control',
      verdict: 'verdict',
    },
    verdicts: {
      reproduced: 'reproduced',
      notReproduced: 'NOT REPRODUCED',
      notTold: 'HOLDS IN ITS CONTROL TOO',
      notMeasured: 'NOT MEASURED',
    },
    controlled: (world: string, measured: string, fails: boolean) =>
      `${world}: ${measured}; ${fails ? 'fails, as it should' : 'HOLDS, AND SHOULD NOT'}`,
    progress: (lesson: number, percent: number, secondsLeft: number | null) =>
      `Lesson ${lesson}: ${percent} % done${secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`}`,
    lessonDone: (number: number, title: string, seconds: number) => `Lesson ${number}, ${title}: ${seconds} s.`,
    done: (reproduced: number, all: number, seconds: number) =>
      `${reproduced} of ${plural(all, 'claim')} reproduced in ${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s.`,
  },
};

/** The size of a sweep that is about to be trained. */
interface SweepSize {
  /** Of the whole sweep, and of what is trained here. */
  all: { networks: number; jobs: number };
  own: { networks: number; jobs: number };
  shard: { index: number; count: number };
  workers: number;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function duration(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
