/**
 * The life of one worker: it opens a backend, gets one run, and trains it until it is terminated. Like the loop it
 * knows no worker, so that tests can run it anywhere.
 */
import { isMeasured } from '../../config/measures/available-measures.ts';
import type { BackendReport, BackendRequest } from '../../config/backend.ts';
import type { Task } from '../../tasks/tasks.ts';
import { byteText } from '../../words/byte-text.ts';
import { words } from '../../words/words.ts';
import type { FitProgress } from '../../engine/measures/fit-feature-machine.ts';
import type { Run } from '../../engine/run/run-interface.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Snapshot } from '../../engine/run/snapshot.ts';
import type { PriorExperiment } from '../../config/prior.ts';
import type { PriorSampler } from '../../engine/prior/prior-sampler.ts';
import type { Dataset, ReadDigits } from '../../tasks/data/dataset.ts';
import { createAnnounce } from './announce.ts';
import { buildRun, rememberLast, type BuiltRun, type CreateRun, type MakeTask } from './build-run.ts';
import { describeRunFailure, reasonOf } from '../failure.ts';
import type { SnapshotView } from '../../engine/snapshot-view.ts';
import { createDrawing, direct as directDrawing, type Drawing } from './drawing.ts';
import { createLoop, type LeftLoop, type Loop, type LoopSpec } from './loop.ts';
import { hasSnapshots, snapshotBytes } from './snapshot-pace.ts';
import type { AssetAddresses, Command, Emit, Event, Failure } from '../protocol.ts';
import { createTraining, direct as directTraining, type Training } from './training.ts';
import { createViewing, type ViewingCommand } from './viewing.ts';

/** The functions that the environment supplies; `run.worker.ts` supplies the real ones. */
export interface SessionTools {
  openBackend: (
    request: BackendRequest,
    options: { capture: boolean; threads: number; onGpuFailure: (sentence: string) => void },
  ) => Promise<BackendReport>;
  createRun: CreateRun;
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
type DrawCommand = Extract<Command, { type: 'draw' }>;
type LearnCommand = Extract<Command, { type: 'learn' }>;
type RunCommand = Exclude<
  Command,
  { type: 'open' | 'ping' | 'data' | 'prepare' | 'start' | 'train' | 'draw' } | ViewingCommand
>;
/** A command that a loop obeys. */
type LoopCommand = Exclude<RunCommand, LearnCommand>;

/** The time from which on the fit of a feature machine is shown, in ms. */
const LONG_FIT = 300;

/** A run and its loop. */
interface Trained {
  loop: Loop;
  run: Run;
  started: StartCommand;
}

/** Creates a session that waits for `open` and `start`; returns the function that takes the page's commands. */
export function createSession(tools: SessionTools): (command: Command) => void {
  let seq = 0;
  let runId: number | null = null;
  let isOver = false;
  let present: Trained | null = null;
  let drawing: Drawing | null = null;
  let training: Training | null = null;
  let viewing: ((command: ViewingCommand) => void) | null = null;
  let earlier: RunCommand[] = [];
  let opened: Promise<MakeTask | null> = Promise.resolve(null);
  const ownData = new Map<string, Blob>();

  const emit: Emit = (event, transfer = []) => {
    if (isOver) return;
    isOver = event.type === 'error';
    tools.post({ ...event, seq: seq++ }, transfer);
  };
  const fail = (failure: Failure) => emit({ type: 'error', runId, member: null, ...failure });
  const announce = createAnnounce((expected) => emit({ type: 'busy', runId: null, expected }), tools.now);
  /** Looks at the messages so far, and those before the last `ping`. */
  let looks = 0;
  let before = 0;
  const breathe = () => {
    looks++;
    return tools.breathe();
  };
  const answer = () => {
    const isWorking = [present?.loop, drawing, training].some((work) => work?.isWaiting === false);
    emit({ type: 'pong', runId: null, isAdvancing: !isWorking || looks !== before });
    before = looks;
  };

  const open = async ({ backend, capture, threads, assets }: OpenCommand) => {
    const make = rememberLast(
      tools.digitsReader(assets),
      async (digest) => (await ownData.get(digest)?.arrayBuffer()) ?? null,
    );
    try {
      const onGpuFailure = (sentence: string) => fail({ code: 'device-lost', sentence, control: null });
      emit({ type: 'ready', backend: await tools.openBackend(backend, { capture, threads, onGpuFailure }) });
      return make;
    } catch (error) {
      fail({ code: 'backend', sentence: words.worker.sentence(reasonOf(error)), control: null });
      return null;
    }
  };

  const start = async (command: StartCommand) => {
    runId = command.runId;
    const make = await opened;
    if (!make) return;
    const { members, from, resume, machine } = command;
    const options = { start: from, checkpoint: resume?.checkpoint, machine, fitting: fittingOf(command) };
    const built = await buildRun(members, make, tools.createRun, options);
    if ('code' in built) fail(built);
    else {
      if (built.run.machine && !machine) emit({ type: 'fitted', runId, machine: built.run.machine });
      begin(command, built, leftOf(command));
    }
  };

  /** Tells the page how far the fit of a feature machine is, where it takes long. */
  const fittingOf = ({ runId, members: [{ measure }] }: StartCommand): FitProgress => {
    const began = tools.now();
    return {
      breathe,
      onRound: (done) => {
        if (tools.now() - began >= LONG_FIT) emit({ type: 'fitting', runId, done, of: measure.rfmRounds + 1 });
      },
    };
  };

  /** Builds the networks anew on other data, and goes on with them where they are. */
  const learn = async ({ members }: LearnCommand, { loop, run, started }: Trained) => {
    const left = await loop.leave();
    const make = await opened;
    if (!left || !make) return;
    const end = announce('building');
    const from = await run.handOver();
    run.dispose();
    const built = await buildRun(members, make, tools.createRun, {
      start: from,
      fitting: fittingOf({ ...started, members }),
    });
    end();
    if ('code' in built) fail(built);
    else begin({ ...started, members, resume: undefined }, built, left);
  };

  /** Begins the loop of a run, and obeys the commands that waited for it. */
  const begin = (started: StartCommand, { run, made }: BuiltRun, left?: LeftLoop) => {
    const { runId, members, paused, snapshots } = started;
    const { sentence, picture, dataset } = made;
    const described = { sentence, picture, ...(dataset.columns && { dataColumns: dataset.columns }) };
    const isResumed = started.resume !== undefined;
    const memory = byteText(run.memory.bytes / run.members);
    const notices = [...run.notices];
    for (const [member, scaling] of run.scaling().entries()) {
      emit({
        type: 'started',
        runId,
        member,
        step: run.stepsDone,
        ...(isResumed && { isResumed }),
        scaling,
        ...described,
        memory,
        notices,
      });
    }
    const [experiment] = members;
    const describe = (error: unknown) => describeRunFailure(error, experiment);
    const { train, measure } = experiment;
    const spec: LoopSpec = {
      run,
      runId,
      steps: train.steps,
      measureAt: measure.at,
      isAsked: isMeasured(experiment, 'sharpness'),
      paused,
      snapshotBytes: snapshots && hasSnapshots(experiment) ? snapshotBytes(experiment) : null,
      left,
    };
    present = { loop: createLoop(spec, { now: tools.now, breathe, emit, announce, describe }), run, started };
    const waiting = earlier;
    earlier = [];
    for (const each of waiting) direct(each);
  };

  /** Passes a command to the present loop; between two loops it waits for the next. */
  const direct = (command: RunCommand) => {
    if (command.type !== 'learn' && present) {
      obey(present.loop, command);
      return;
    }
    const going = present;
    if (command.type !== 'learn' || !going) {
      const others = command.type === 'learn' ? earlier.filter(({ type }) => type !== 'learn') : earlier;
      earlier = [...others, command];
      return;
    }
    present = null;
    learn(command, going).catch((error: unknown) => fail(describeRunFailure(error, command.members[0])));
  };

  const draw = ({ runId: id, prior }: DrawCommand): Drawing => {
    runId = id;
    drawing?.stop();
    return createDrawing({ prior, runId: id, opened }, { ...tools, breathe, emit });
  };

  const prepare = async (task: Task) => {
    const make = await opened;
    // The failure is reported when a run starts with this task.
    await make?.(task).catch(() => undefined);
  };

  return (command) => {
    if (command.type === 'open') opened = open(command);
    else if (command.type === 'ping') answer();
    else if (command.type === 'data') ownData.set(command.digest, command.file);
    else if (command.type === 'prepare') void prepare(command.task);
    else if (command.type === 'start') {
      start(command).catch((error: unknown) => fail(describeRunFailure(error, command.members[0])));
    } else if (command.type === 'train') {
      runId = command.runId;
      training = createTraining(command, opened, { ...tools, breathe, announce, emit, fail });
    } else if (command.type === 'draw') drawing = draw(command);
    else if (command.type === 'hold' || command.type === 'release' || command.type === 'view') {
      viewing ??= createViewing(opened, { ...tools, breathe, emit, fail });
      viewing(command);
    } else if (training) directTraining(training, command);
    else if (drawing) directDrawing(drawing, command);
    else direct(command);
  };
}

/** Returns where the loop of a run that goes on from a checkpoint was left; `undefined`: this is its first. */
const leftOf = ({ paused, resume }: StartCommand): LeftLoop | undefined =>
  resume && { state: paused ? 'paused' : 'running', owedSteps: 0, limit: Infinity, ended: resume.ended };

function obey(loop: Loop, command: LoopCommand): void {
  switch (command.type) {
    case 'pause':
      return loop.pause();
    case 'resume':
      return loop.resume();
    case 'step':
      return loop.step();
    case 'limit':
      return loop.limit(command.step);
    case 'rest':
      return loop.restAt(command.step);
    case 'set':
      return loop.setLearningRates(command.rates);
    case 'checkpoint':
      return loop.checkpoint();
    case 'inspect':
      return loop.inspect(command);
    case 'look':
      return loop.look(command);
  }
}
