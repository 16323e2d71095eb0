import { cliData } from './cli-data.ts';

const LIST = new Intl.ListFormat('en-GB');
const quotedList = (names: readonly string[]) => LIST.format(names.map((name) => `"${name}"`));

/** The words of the command line. */
export const cli = {
  usage: `Usage: npm run lab -- run (--config FILE [--data FILE [CHOICES]] | --case FILE) [--backend cpu|wasm|webgpu] [--steps N]
                          [--network FILE.npz | --seeds N [--workers N]] [--threads N|auto] [--verbose] --out FILE
       npm run lab -- export --config FILE [--data FILE [CHOICES]] [--backend cpu|wasm|webgpu] [--steps N]
                             [--csv FILE] [--csv-by-step FILE] [--json FILE] [--npz FILE] [--pytorch FILE.py]
                             [--svg FOLDER [--picture-only]]
       npm run lab -- prior --config FILE [--backend cpu|wasm|webgpu] --out FILE
       npm run lab -- theory (--config FILE [--data FILE [CHOICES]] | --case FILE) --out FILE
       npm run lab -- sweep SPEC.json [--data FILE [CHOICES]] [--shard I/N] [--workers N] [--backend cpu|wasm|webgpu] --out FILE [--csv FILE]
       npm run lab -- merge FILE... --out FILE [--csv FILE]

run trains one network, or one for each of several seeds. export trains one and writes it in the forms that are asked
for, at least one. prior draws thousands of random networks and measures their
outputs beside theory. theory writes what is known of an experiment without training it: the regime of its scaling, its
kernels and its learning curve at infinite width, and the closed form of a two-layer scalar linear network. sweep trains
networks over one or two axes, times seeds, or one shard of them. merge puts the results of shards together.

  --config FILE   an experiment as JSON; settings that it leaves out take their neutral values
  --case FILE     a fixture: configuration, data and initial weights as JSON
  --data FILE     a table (CSV, TSV) or arrays (.npz with x and y) to train on in place of the task: all columns are
                  inputs but the target, a quarter of the rows is tested on, and numbers are standardized, as the page
                  does it unless it is told otherwise by the CHOICES below
  --network FILE  weights to go on with at their step, as arrays (docs/files.md), in place of drawn ones
  --backend NAME  cpu, wasm or webgpu (which needs the npm package "webgpu"); without it, wasm
  --steps N       stop after N optimizer steps
  --seeds N       train N networks, counting seeds up from the experiment's
  --workers N     train them in N threads; without it one per core, at most 4. The result is the same
  --threads N     train one network with up to N threads, whenever that is faster; auto, as without it: one per core,
                  at most 8. The result is the same
  --shard I/N     train only the I-th of N parts; merged, they give the same bytes as the whole
  --verbose       list every buffer that the run holds
  --out FILE      where the result goes: JSON {config, backend, std, lr, frames, weights} of a run, biases too
                  where it has some, with
                  members: [{seed, lr, frames, weights}] of several seeds,
                  {config, backend, networks, effective, measures, histogram, theory} of a prior,
                  {config, scaling, infiniteWidth, twoLayerLinear, featureMachine} of theory,
                  {v, kind, sweep, backend, columns, runs: [{cell, seed, outcome, reason, frames}]} of a sweep
  --csv FILE      also write the result of a sweep as a table: a row for each network and measured step; of an export,
                  its measures as a tidy table: run,step,layer,measure,value
  --csv-by-step FILE  of an export: its measures as a table with a row for each step: run,step,loss,...,featureMove.1,...
  --json FILE     of an export: the run as the page opens it, {config, backend, std, lr, frames, weights, snapshots}
  --npz FILE      of an export: weights, data, features, NFM and AGOP as arrays that numpy.load opens (docs/files.md)
  --svg FOLDER    of an export: loss, movement, alignment, function, features and, with classes that have names, confusion
                  as figures for one column of a paper
  --picture-only  with --svg: the pictures alone, with their keys; title, caption, settings and link are in the file unseen
  --pytorch FILE  of an export: a PyTorch script FILE.py that trains the same network anew; its arrays go beside it, FILE.npz

CHOICES say how the data of --data are read and taken, as the dialog of the page does. NAMES are names of columns,
apart by commas:
  --target NAMES      what is learned; without it the column named class, target, label, species or y, or the last one
  --target-as KIND    classes or numbers; without it texts and few whole numbers are classes
  --inputs NAMES      the inputs; all other columns are ignored
  --ignore NAMES      columns that are ignored
  --split NAME        the column that says with "train" and "test" which rows are tested on
  --test-share N      the rows to test on, in percent, from 0 to 90; without it 25
  --split-seed N      the seed of the order of the rows, and so of the split; without it 0
  --standardize, --no-standardize   whether numbers get mean 0 and variance 1; without them those of tables do
  --delimiter NAME    between cells: comma, semicolon, tab or bar; without it, it is found out
  --decimal NAME      before decimals: point or comma; without it, it is found out
  --header, --no-header   whether the first row has names; without them, it is found out

--help lists all this, and --version prints the version of the lab.

Exits 0 when the run is done, 1 when it failed on the way, 2 when the command or the configuration is wrong. A sweep
that is ended by Ctrl-C, SIGTERM or its terminal keeps its results so far and exits 130, 143 or 129; the same command goes on from there.
`,
  serve: {
    usage:
      'Usage: lazy-rich-lab [serve] [--port N] [--host NAME] [--open]\n\nServes the lab on this machine, at port 4173 by default.',
    others: 'lazy-rich-lab --help lists the other commands.',
    badPort: (value: string, max: number) =>
      `--port is "${value}"; allowed: a whole number from 0 (any port) to ${max}.`,
    at: (address: string) => `The lab is at ${address} (Ctrl-C ends it).`,
    notServed: (port: number, why: string) =>
      `The lab could not be served on port ${port} (${why}). Choose another one with --port N.`,
    noHost: (host: string, why: string) =>
      `The lab could not be served at ${host} (${why}). With --host, give a name or an address of this machine.`,
    notOpened: 'No browser could be opened; open the address by hand.',
  },
  unknownOption: (option: string, nearest: string | null) =>
    `There is no option ${option}${nearest === null ? '.' : `; did you mean --${nearest}? --help lists all of them.`}`,
  unknownCommand: (command: string, commands: readonly string[]) =>
    `There is no command "${command}"; the commands are ${quotedList(commands)}.`,
  tooMany: (command: string, word: string) =>
    `"${word}" after "${command}" says nothing: what the command takes stands behind an option, such as --config FILE. --help lists all of them.`,
  noCommand: (commands: readonly string[]) => `Say what to do: the commands are ${quotedList(commands)}.`,
  data: cliData,
  oneSource: 'Give either --config FILE or --case FILE.',
  runOptions:
    'A run takes --config FILE or --case FILE, --out FILE, perhaps --data FILE with its choices, --backend NAME, --steps N, --network FILE, --seeds N, --workers N, --threads N and --verbose, and nothing else.',
  networkOfOne:
    '--network brings the weights of one network; it goes with --config FILE, and with neither --case nor --seeds.',
  otherNetwork: (
    file: string,
    { found, hasBiases }: { found: string; hasBiases: boolean },
    { asked, bias }: { asked: string; bias: boolean },
  ) =>
    `${file} holds a network ${found} ${hasBiases ? 'with' : 'without'} biases, but the configuration asks for ${asked} ${bias ? 'with' : 'without'} them; change net.width, net.depth, net.bias or the task.`,
  networkAtEnd: (file: string, step: number, steps: number) =>
    `${file} is at step ${step}, and the run ends at step ${steps}; give it more steps with --steps N.`,
  priorSource: 'A prior takes --config FILE, --out FILE and perhaps --backend NAME, and nothing else.',
  theoryOptions:
    'Theory takes --config FILE or --case FILE, --out FILE, and perhaps --data FILE with its choices, and nothing else.',
  noOut: 'Say where the result goes with --out FILE.',
  badCount: (option: string, value: string, min: number, max: number) =>
    `--${option} is "${value}"; allowed: a whole number from ${min} to ${max}.`,
  seedsOfCase: 'A case brings the weights of one network; --seeds goes with --config FILE.',
  workersOfOne:
    '--workers is for several networks; say how many with --seeds N, from 2 on. One network trains on several threads with --threads N.',
  threadsOfSeveral: '--threads is for one network; several with --seeds N train in --workers N threads.',
  badThreads: (value: string, max: number) =>
    `--threads is "${value}"; allowed: auto, or a whole number from 1 to ${max}.`,
  seedsTooHigh: (seeds: number, seed: number, max: number) =>
    `--seeds ${seeds} from seed ${seed} on goes beyond the highest seed, ${max}; choose a lower seed or fewer of them.`,
  badBackend: (value: string, allowed: readonly string[]) =>
    `--backend is "${value}"; allowed: ${allowed.join(', ')}, or leave it out.`,
  cannotRead: (file: string, why: string) => `The file ${file} can't be read (${why}). Check the path.`,
  notJson: (file: string, why: string) => `The file ${file} is not JSON (${why}).`,
  tooDeep: (file: string, most: number) =>
    `The file ${file} has lists and objects more than ${most} levels deep in each other; the lab's files have eight. Take the file as the lab has written it.`,
  tableNotJson: (file: string) =>
    `${file} is not JSON but, by its name, a table: give data with --data FILE, and the settings as JSON with --config FILE.`,
  arraysNotJson: (file: string) =>
    `${file} is no JSON but binary, such as arrays of NumPy: its data go with --data FILE, its weights with --network FILE, and its settings are in its array "config", to be saved as a JSON file of their own.`,
  notWritten: (file: string, why: string, other: string | null) =>
    `The result could not be written to ${file} (${why}); what was there before is unchanged. ${other === null ? 'Make room for it, then give the same command again.' : `It is in ${other} instead: take it from there.`}`,
  locked: (file: string, owner: 'unknown' | { pid: number; host: string; since: string }, lock: string) =>
    `${file} is being written by ${owner === 'unknown' ? 'another process' : `process ${owner.pid} on ${owner.host}, since ${owner.since}`}. Choose another file with --out, wait for it to end, or, if it runs no more, remove ${lock}.`,
  full: (file: string) => `There is no room left for ${file}. Make room, or choose a file on another disk.`,
  noRoom: (file: string, needed: string, free: string) =>
    `${file} will have up to about ${needed}, and its disk has ${free} free. Make room, or choose a file on another disk.`,
  isFolder: 'it is a folder',
  longName: 'its name is too long',
  noFolder: 'The folder in which this command was given is gone. Go to one that is there, and give it again.',
  isFile: 'it is a file',
  notApart: (option: string, file: string) =>
    `--${option} ${file} would overwrite another file of the same command. Choose another file with --${option}.`,
  cannotWrite: (file: string, why: string) =>
    `The result can't be written to ${file} (${why}). Choose a file in a folder that exists and that you may write to.`,
  givenNeedsCase:
    'task.name is "given"; allowed with --config: any other task. Data and weights come with --case FILE.',
  leftOnly: (file: string) =>
    `${file} compares two networks; the left one is taken. For the other one, give the settings under "right" as a file of their own.`,
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
      'A sweep takes one file SPEC.json and --out FILE, perhaps --data FILE with its choices, --shard I/N, --workers N, --backend NAME and --csv FILE, and nothing else.',
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
    noReason: 'no reason was given',
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
  export: {
    options: (kinds: readonly string[]) =>
      `An export takes --config FILE, at least one of ${kinds.map((kind) => `--${kind}`).join(', ')}, perhaps --data FILE with its choices, --backend NAME, --steps N and --picture-only, and nothing else.`,
    nothing: (kinds: readonly string[]) =>
      `Say what to write: ${kinds.map((kind) => `--${kind}`).join(', ')}, or several of them.`,
    noFigures: '--picture-only is about figures; write them with --svg FOLDER, or leave it out.',
    notPython: (file: string) => `--pytorch is ${file}, which does not end in ".py"; add the ending.`,
    imported: (file: string, name: string) =>
      `--pytorch is ${file}: Python would take it for its module "${name}". Choose another name.`,
    notBeside: (script: string, given: string, beside: string) =>
      `The script ${script} reads its arrays beside it, and --npz is ${given}. Leave --npz out, or write ${beside}.`,
    notInstalled: (kind: string, why: string) =>
      `--${kind} needs a package that can't be loaded (${why}); run "npm ci" in the folder of the lab, or leave --${kind} out.`,
    done: (steps: number, backend: string, seconds: string, files: readonly string[]) =>
      `${plural(steps, 'step')} on ${backend} in ${seconds} s, written to ${files.join(', ')}.`,
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
