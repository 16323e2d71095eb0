/**
 * The life of one worker: it opens a backend, gets one run, and trains it until it is terminated. Like the loop it
 * knows no worker, so that tests can run it anywhere.
 */
import { isMeasured } from '../../config/measures/available-measures.ts';
import type { BackendReport, BackendRequest } from '../../config/backend.ts';
import type { Task } from '../../tasks/tasks.ts';
import { formatBytes } from '../../engine/memory/bytes.ts';
import type { Run, RunSpec } from '../../engine/run/run-interface.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import type { PriorExperiment } from '../../config/prior.ts';
import type { PriorSampler } from '../../engine/prior/prior-sampler.ts';
import type { Dataset, ReadDigits } from '../../tasks/data/dataset.ts';
import { buildRun, rememberLast, type BuiltRun, type MakeTask } from './build-run.ts';
import { describeRunFailure, reasonOf } from '../failure.ts';
import type { SnapshotView } from '../../engine/snapshot-view.ts';
import { createDrawing, direct, type Drawing } from './drawing.ts';
import { createLoop, type Loop, type LoopSpec } from './loop.ts';
import { hasSnapshots, snapshotBytes } from './snapshot-pace.ts';
import type { AssetAddresses, Command, Emit, Event, Failure } from '../protocol.ts';
import { defaultMeasuring, trainMembers } from './train-members.ts';
import { createViewing, type ViewingCommand } from './viewing.ts';

/** The functions that the environment supplies; `run.worker.ts` supplies the real ones. */
export interface SessionTools {
  openBackend: (
    request: BackendRequest,
    options: { capture: boolean; onGpuFailure: (sentence: string) => void },
  ) => Promise<BackendReport>;
  createRun: (spec: RunSpec) => Promise<Run>;
  createPriorSampler: (prior: PriorExperiment) => PriorSampler;
  createSnapshotView: (experiment: Experiment, dataset: Dataset, start: Snapshot) => SnapshotView;
  /** Creates a reader of digits, whose errors are sentences. */
  digitsReader: (assets: AssetAddresses) => ReadDigits;
  /** Time in ms. */
  now: () => number;
  /** Resolves once the waiting messages have been handled. */
  breathe: () => Promise<void>;
  post: (event: Event, transfer: Transferable[]) => void;
}

type OpenCommand = Extract<Command, { type: 'open' }>;
type StartCommand = Extract<Command, { type: 'start' }>;
type TrainCommand = Extract<Command, { type: 'train' }>;
type DrawCommand = Extract<Command, { type: 'draw' }>;
type RunCommand = Exclude<Command, { type: 'open' | 'prepare' | 'start' | 'train' | 'draw' } | ViewingCommand>;

/** Creates a session that waits for `open` and `start`; returns the function that takes the page's commands. */
export function createSession(tools: SessionTools): (command: Command) => void {
  let seq = 0;
  let runId: number | null = null;
  let isOver = false;
  let loop: Loop | null = null;
  let drawing: Drawing | null = null;
  let training: Training | null = null;
  let viewing: ((command: ViewingCommand) => void) | null = null;
  let earlier: RunCommand[] = [];
  let opened: Promise<MakeTask | null> = Promise.resolve(null);

  const emit: Emit = (event, transfer = []) => {
    if (isOver) return;
    isOver = event.type === 'error';
    tools.post({ ...event, seq: seq++ }, transfer);
  };
  const fail = (failure: Failure) => emit({ type: 'error', runId, member: null, ...failure });

  const open = async ({ backend, capture, assets }: OpenCommand) => {
    const make = rememberLast(tools.digitsReader(assets));
    try {
      const onGpuFailure = (sentence: string) => fail({ code: 'device-lost', sentence, control: null });
      emit({ type: 'ready', backend: await tools.openBackend(backend, { capture, onGpuFailure }) });
      return make;
    } catch (error) {
      fail({ code: 'backend', sentence: `${reasonOf(error)}.`, control: null });
      return null;
    }
  };

  const start = async (command: StartCommand) => {
    runId = command.runId;
    const make = await opened;
    if (!make) return;
    const built = await buildRun(command.members, make, tools.createRun);
    if ('code' in built) {
      fail(built);
      return;
    }
    loop = begin(command, built);
    for (const each of earlier) obey(loop, each);
    earlier = [];
  };

  const begin = ({ runId, members, paused, snapshots }: StartCommand, { run, made }: BuiltRun): Loop => {
    const { sentence, picture } = made;
    const memory = formatBytes(run.memory.bytes / run.members);
    const notices = [...run.notices];
    for (const [member, scaling] of run.scaling().entries()) {
      emit({ type: 'started', runId, member, scaling, sentence, picture, memory, notices });
    }
    const [experiment] = members;
    const describe = (error: unknown) => describeRunFailure(error, experiment);
    const { train, measure } = experiment;
    const { now, breathe } = tools;
    const spec: LoopSpec = {
      run,
      runId,
      steps: train.steps,
      measureAt: measure.at,
      isAsked: isMeasured(experiment, 'sharpness'),
      paused,
      snapshotBytes: snapshots && hasSnapshots(experiment) ? snapshotBytes(experiment) : null,
    };
    return createLoop(spec, { now, breathe, emit, describe });
  };

  const train = async (
    { runId: id, members, measuring, keeps = ['weights', 'diagnosis'] }: TrainCommand,
    hold: Hold,
  ) => {
    runId = id;
    const make = await opened;
    if (!make) return;
    const built = await buildRun(members, make, tools.createRun);
    if ('code' in built) {
      fail(built);
      return;
    }
    const onProgress = (step: number) => emit({ type: 'progress', runId: id, step });
    const rest = async () => {
      await tools.breathe();
      await hold.released();
    };
    const trained = await trainMembers(built.run, {
      now: tools.now,
      measuring: measuring ?? defaultMeasuring(members[0]),
      keeps,
      onProgress,
      rest,
    });
    built.run.dispose();
    const buffers = trained.members.flatMap(({ frames, weights, outputs }) =>
      [frames, ...weights, ...(outputs ? [outputs] : [])].map((values) => values.buffer),
    );
    emit({ type: 'trained', runId: id, trained }, buffers);
  };

  const draw = ({ runId: id, prior }: DrawCommand): Drawing => {
    runId = id;
    drawing?.stop();
    return createDrawing({ prior, runId: id, opened }, { ...tools, emit });
  };

  const prepare = async (task: Task) => {
    const make = await opened;
    // The failure is reported when a run starts with this task.
    await make?.(task).catch(() => undefined);
  };

  return (command) => {
    if (command.type === 'open') opened = open(command);
    else if (command.type === 'prepare') void prepare(command.task);
    else if (command.type === 'start') {
      start(command).catch((error: unknown) => fail(describeRunFailure(error, command.members[0])));
    } else if (command.type === 'train') {
      training = { runId: command.runId, hold: createHold() };
      train(command, training.hold).catch((error: unknown) => fail(describeRunFailure(error, command.members[0])));
    } else if (command.type === 'draw') drawing = draw(command);
    else if (command.type === 'hold' || command.type === 'release' || command.type === 'view') {
      viewing ??= createViewing(opened, { ...tools, emit, fail });
      viewing(command);
    } else if (training) holdUp(training, command);
    else if (drawing) direct(drawing, command);
    else if (loop) obey(loop, command);
    else earlier.push(command);
  };
}

/** A `train` that is under way or has ended. */
interface Training {
  runId: number;
  hold: Hold;
}

/** Pauses or resumes a `train`; ignores a late command for an earlier one, which would stop the next. */
function holdUp({ runId, hold }: Training, command: RunCommand): void {
  if (command.runId !== runId) return;
  if (command.type === 'pause') hold.set(true);
  else if (command.type === 'resume') hold.set(false);
}

function obey(loop: Loop, command: RunCommand): void {
  switch (command.type) {
    case 'pause':
      return loop.pause();
    case 'resume':
      return loop.resume();
    case 'step':
      return loop.step();
    case 'limit':
      return loop.limit(command.step);
    case 'set':
      return loop.setLearningRates(command.lr);
    case 'inspect':
      return loop.inspect(command);
    case 'look':
      return loop.look(command);
  }
}

/** A gate: while it is set, everything that waits for it is held up. */
interface Hold {
  set: (isHeld: boolean) => void;
  /** Resolves as soon as the gate is not set. */
  released: () => Promise<void>;
}

/** Creates a gate that is not set. */
function createHold(): Hold {
  let isHeld = false;
  let waiting: (() => void)[] = [];
  return {
    set: (held) => {
      isHeld = held;
      if (isHeld) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    released: () => (isHeld ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}
