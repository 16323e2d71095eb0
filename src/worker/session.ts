/**
 * One worker's life: it opens a backend, is given one run, and trains it until it is terminated.
 * Like the loop it knows no worker, so that tests can run it anywhere.
 */
import type { BackendReport, BackendRequest } from '../config/backend.ts';
import { describeProblem, parseExperiment, type Experiment } from '../config/experiment.ts';
import type { Task } from '../config/task.ts';
import { formatBytes } from '../engine/memory/format-bytes.ts';
import type { Run, RunSpec } from '../engine/run-interface.ts';
import type { PriorExperiment } from '../config/prior.ts';
import type { PriorSampler } from '../engine/prior/prior-sampler.ts';
import type { MadeTask, ReadDigits } from '../tasks/dataset.ts';
import { makeTask } from '../tasks/make-task.ts';
import { words } from '../words/words.ts';
import { describeDataFailure, describeRunFailure, messageOf } from './failure.ts';
import { createDrawing, direct, type Drawing } from './drawing.ts';
import { createLoop, type Loop } from './loop.ts';
import type { AssetAddresses, Command, Emit, Event, Failure } from './protocol.ts';
import { trainMembers } from './train-members.ts';

/** What the environment supplies; `run.worker.ts` supplies the real thing. */
export interface SessionTools {
  openBackend: (
    request: BackendRequest,
    options: { capture: boolean; onGpuFailure: (sentence: string) => void },
  ) => Promise<BackendReport>;
  createRun: (spec: RunSpec) => Promise<Run>;
  createPriorSampler: (prior: PriorExperiment) => PriorSampler;
  /** Reads digits; errors are sentences. */
  digitsReader: (assets: AssetAddresses) => ReadDigits;
  /** Time in ms. */
  now: () => number;
  /** Resolves once the messages that wait have been seen. */
  breathe: () => Promise<void>;
  post: (event: Event, transfer: Transferable[]) => void;
}

type OpenCommand = Extract<Command, { type: 'open' }>;
type StartCommand = Extract<Command, { type: 'start' }>;
type TrainCommand = Extract<Command, { type: 'train' }>;
type DrawCommand = Extract<Command, { type: 'draw' }>;
type RunCommand = Exclude<Command, { type: 'open' | 'prepare' | 'start' | 'train' | 'draw' }>;
type MakeTask = (task: Task) => Promise<MadeTask>;

/** A session that waits for `open` and `start`; gives the function that takes the page's commands. */
export function createSession(tools: SessionTools): (command: Command) => void {
  let seq = 0;
  let runId: number | null = null;
  let isOver = false;
  let loop: Loop | null = null;
  let drawing: Drawing | null = null;
  let earlier: RunCommand[] = [];
  let opened: Promise<MakeTask | null> = Promise.resolve(null);

  const emit: Emit = (event, transfer = []) => {
    if (isOver) return;
    isOver = event.type === 'error';
    tools.post({ ...event, seq: seq++ }, transfer);
  };
  const fail = (failure: Failure) => emit({ type: 'error', runId, ...failure });

  const open = async ({ backend, capture = true, assets }: OpenCommand) => {
    const make = rememberLast(tools.digitsReader(assets));
    try {
      const onGpuFailure = (sentence: string) => fail({ code: 'device-lost', sentence, control: null });
      emit({ type: 'ready', backend: await tools.openBackend(backend, { capture, onGpuFailure }) });
      return make;
    } catch (error) {
      fail({ code: 'backend', sentence: `${messageOf(error)}.`, control: null });
      return null;
    }
  };

  const start = async (command: StartCommand) => {
    runId = command.runId;
    const make = await opened;
    if (!make) return;
    const built = await build([command.experiment], make, tools.createRun);
    if ('code' in built) {
      fail(built);
      return;
    }
    loop = begin(command, built);
    for (const each of earlier) obey(loop, each);
    earlier = [];
  };

  const begin = ({ runId, experiment, paused }: StartCommand, { run, made }: BuiltRun): Loop => {
    const { sentence, picture } = made;
    const memory = formatBytes(run.memory.bytes);
    emit({ type: 'started', runId, scaling: run.scaling()[0], sentence, picture, memory, notices: [...run.notices] });
    const describe = (error: unknown) => describeRunFailure(error, experiment);
    const { train, measure } = experiment;
    const { now, breathe } = tools;
    return createLoop(
      { run, runId, steps: train.steps, measureAt: measure.at, paused },
      { now, breathe, emit, describe },
    );
  };

  const train = async ({ runId: id, members }: TrainCommand) => {
    runId = id;
    const make = await opened;
    if (!make) return;
    const built = await build(members, make, tools.createRun);
    if ('code' in built) {
      fail(built);
      return;
    }
    const onProgress = (step: number) => emit({ type: 'progress', runId: id, step });
    const trained = await trainMembers(built.run, members[0], { now: tools.now, onProgress });
    built.run.dispose();
    const buffers = trained.members.flatMap(({ frames, weights }) => [frames.buffer, ...weights.map((W) => W.buffer)]);
    emit({ type: 'trained', runId: id, trained }, buffers);
  };

  const draw = ({ runId: id, prior }: DrawCommand): Drawing => {
    runId = id;
    drawing?.stop();
    return createDrawing({ prior, runId: id, opened }, { ...tools, emit });
  };

  const prepare = async (task: Task) => {
    const make = await opened;
    // Whoever starts a run with this task hears of the failure.
    await make?.(task).catch(() => undefined);
  };

  return (command) => {
    if (command.type === 'open') opened = open(command);
    else if (command.type === 'prepare') void prepare(command.task);
    else if (command.type === 'start') {
      start(command).catch((error: unknown) => fail(describeRunFailure(error, command.experiment)));
    } else if (command.type === 'train') {
      train(command).catch((error: unknown) => fail(describeRunFailure(error, command.members[0])));
    } else if (command.type === 'draw') drawing = draw(command);
    else if (drawing) direct(drawing, command);
    else if (loop) obey(loop, command);
    else earlier.push(command);
  };
}

interface BuiltRun {
  run: Run;
  made: MadeTask;
}

/** Makes tasks, and keeps the last one: what was prepared is there when the run starts. */
function rememberLast(readDigits: ReadDigits): MakeTask {
  let last: { key: string; made: Promise<MadeTask> } | null = null;
  return (task) => {
    const key = JSON.stringify(task);
    if (last?.key !== key) last = { key, made: makeTask(task, readDigits) };
    return last.made;
  };
}

/** The data and the networks of experiments of one shape, or why there are none. */
async function build(
  members: Experiment[],
  make: MakeTask,
  createRun: (spec: RunSpec) => Promise<Run>,
): Promise<BuiltRun | Failure> {
  const [experiment] = members;
  const parsed = members.map(parseExperiment).find(({ ok }) => !ok);
  if (parsed?.ok === false) {
    const sentence = words.worker.config(parsed.problems.map(describeProblem).join(' '));
    return { code: 'config', sentence, control: parsed.problems[0].key };
  }
  const made = await make(experiment.task).catch((error: unknown) => describeDataFailure(error, experiment));
  if ('code' in made) return made;
  try {
    return { run: await createRun({ members, dataset: made.dataset }), made };
  } catch (error) {
    return describeRunFailure(error, experiment);
  }
}

function obey(loop: Loop, command: RunCommand): void {
  switch (command.type) {
    case 'pause':
      return loop.pause();
    case 'resume':
      return loop.resume();
    case 'step':
      return loop.step();
    case 'set':
      return loop.setLearningRate(command.lr);
    case 'inspect':
      return loop.inspect(command.id, command.question);
  }
}
