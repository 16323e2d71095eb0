import { differencesOf, type Comparison } from '../../config/comparison.ts';
import type { Experiment } from '../../config/experiment.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { isSameRate } from '../../config/settings/schedule-settings.ts';
import { encodeLink } from '../../config/link/link.ts';
import { words } from '../../words/words.ts';
import type { RunStart } from '../../engine/run/snapshot.ts';
import type { Event } from '../../worker/protocol.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';
import { createSupervisor } from '../../worker/host/supervisor.ts';
import { comparisonOf, sidesOf, type ExperimentState, type ExperimentStore } from './experiment-store.ts';
import { createInspector, type Inspector } from './layer-inspector.ts';
import { createLivePictures, type LivePictures } from './live-pictures.ts';
import { newestWins } from '../page/newest-wins.ts';
import {
  afterEvent,
  afterPoints,
  afterReturn,
  afterStart,
  isOfWorker,
  isOver,
  showingKept,
  type RunsState,
  type RunStore,
} from './run-state.ts';
import { changeOfRun } from './change-of-run.ts';
import { createGpuRecovery } from './gpu-recovery.ts';
import { createNetworkStore, startWith, type NetworkStore } from './opened-network.ts';
import type { NetworkFile } from '../../config/network-file.ts';
import { layerShapes } from '../../config/scaling.ts';
import { experimentAtEnd } from '../../config/learning-rates.ts';
import type { Recording } from '../runs/recording.ts';
import type { UnfinishedRun } from '../unfinished/unfinished-file.ts';
import { createEngineChoice } from '../engine/engine-choice.ts';
import type { Stage, ViewStore } from '../page/view.ts';

/** The shortest time between two restarts while a slider is dragged, in milliseconds. */
const RESTART_INTERVAL = 150;

/** The parts of the training of the lab. */
export interface TrainingParts {
  host: WorkerHost;
  experiment: ExperimentStore;
  run: RunStore;
  view: ViewStore;
}

/** The lab's own run or comparison, its pictures, and the inspection of a layer. */
export interface TrainingLab extends Stage {
  /** Shows a kept run, or two in comparison, with the settings. They stay at their end until a person plays them, which trains them anew. */
  showKept: (recordings: readonly Recording[]) => void;
  /** The network that was opened from a file. */
  network: NetworkStore;
  /** Shows a network of a file at its step, with its settings. It trains on when a person plays it. */
  openNetwork: (file: string, network: NetworkFile) => void;
  /** Goes on where the run was before its worker failed. */
  goOn: () => void;
  /** Returns where the present run was a moment ago, and the network of a file with which it began; `null` before anything is kept. */
  kept: () => Omit<UnfinishedRun, 'recordings'> | null;
  /** Calls `listener` whenever {@link kept} is newer, for as long as the page lives. */
  onKept: (listener: () => void) => void;
  /** Returns whether the page's locks allow the settings of an unfinished run. */
  mayTakeUp: (unfinished: Pick<UnfinishedRun, 'recordings'>) => boolean;
  /** Shows an unfinished run of an earlier page in place of the present one, and goes on with it; false: locks forbid its settings. */
  takeUp: (unfinished: UnfinishedRun) => boolean;
  /** Begins the present experiment with it. */
  beginWithNetwork: () => void;
  /** Lets it go: weights are drawn again. */
  letGoNetwork: () => void;
  /** Lets the runs from now on rest at this step once they are there; `null`: nowhere. */
  restAt: (step: number | null) => void;
  inspector: Pick<Inspector, 'store' | 'look'>;
  pictures: Pick<LivePictures, 'store' | 'look'>;
}

/**
 * Trains the experiment, or both of a comparison, whenever they are shown. Data flow one way: a control changes the
 * experiment; the experiment starts a run, or sets its learning rate and schedule; the run's events go to the run store, and its
 * frames and snapshots to the recording of their side.
 */
export function openTrainingLab({ host, experiment, run, view }: TrainingParts): TrainingLab {
  const choice = createEngineChoice({ host });
  let engine = choice.engineFor(sidesOf(experiment.getState()));
  const supervisor = createSupervisor({ host, engine: () => engine.request, onEvent });
  const inspector = createInspector((id, question) => supervisor.inspect(id, view.getState().inspectedSide, question));
  const pictures = createLivePictures(supervisor.look);
  const network = createNetworkStore();
  /** The experiments that began with the opened network: undo goes back to them. */
  const begunWithNetwork = new Set<string>();
  const present = () => sidesOf(experiment.getState());
  let started = present();
  /** The network of a file with which the run began. */
  let from: RunStart | undefined;
  let keptListener: () => void = () => undefined;
  /** The step at which runs rest, as a link asks for it; `null`: none. */
  let restStep: number | null = null;
  let hasStarted = false;
  let isShown = false;
  /** Whether the settings are those of a kept run, which is not trained anew. */
  let isTaking = false;

  const recovers = createGpuRecovery({
    backend: () => run.getState().backend?.name,
    giveUp: () => void (host.backend = 'wasm'),
    goOn: () => {
      supervisor.renew();
      goOn();
    },
    tell: (backend) => {
      const { linkNotices, setLinkNotices } = view.getState();
      const sentence = words.page.failure.gpu[backend === 'webgpu' ? 'again' : 'givenUp'];
      setLinkNotices([...linkNotices.filter((other) => other !== sentence), sentence]);
    },
  });

  function onEvent(event: Event) {
    // The worker of the run before may still speak.
    if (run.getState().isKept && event.type !== 'ready') return;
    if (recovers(event)) return;
    if (event.type === 'ready' && engine.reason !== null)
      event = { ...event, backend: { ...event.backend, reason: engine.reason } };
    if (event.type === 'frames') receive(event);
    else if (event.type === 'snapshot') run.getState().shown[event.member].snapshots.add(event.snapshot);
    else if (event.type === 'matrix') inspector.receive(event.id, event.inspection);
    else if (event.type === 'seen') pictures.receive(event);
    else if (event.type === 'checkpoint') keptListener();
    else run.setState((state) => ({ ...afterEvent(state, event), ...goesOnAfter(event) }), true);
  }
  /** Says where a run can go on whose worker has failed. */
  const goesOnAfter = (event: Event): Pick<RunsState, 'goesOnAt'> | null =>
    (event.type === 'error' || event.type === 'ended') && isOfWorker(event)
      ? { goesOnAt: supervisor.checkpoint?.step ?? null }
      : null;
  const stepReached = () => run.getState().shown[0].stream.latest(STEP_OFFSET)?.step ?? 0;
  function receive({ member, values, count }: Extract<Event, { type: 'frames' }>) {
    run.getState().shown[member].stream.append(values, count);
    inspector.advance(stepReached());
    pictures.advance(stepReached());
  }
  function start() {
    restart.cancel();
    hasStarted = true;
    started = present();
    run.setState((state) => afterStart(state, started), true);
    const { opened, isMeant } = network.getState();
    from = isMeant ? startWith(opened, started) : undefined;
    if (from) begunWithNetwork.add(linkOf(experiment.getState()));
    network.setState({ isUsed: from !== undefined });
    // The worker sends what comes after; the past of the network begins at step 0.
    if (from) for (const [side, { snapshots }] of run.getState().shown.entries()) snapshots.add(from.initial[side]);
    engine = choice.engineFor(started);
    supervisor.start(started, howToStart());
    if (restStep !== null) supervisor.restAt(restStep);
    if (!keepInspectedThere()) inspector.restart();
    pictures.restart();
  }
  /** Lets the view inspect a side and a layer that the networks have; returns whether it inspects another one from now on. */
  function keepInspectedThere(): boolean {
    const { inspected, inspectedSide, setInspected } = view.getState();
    const sides = present();
    const side = Math.min(inspectedSide, sides.length - 1);
    const layer = Math.min(inspected?.layer ?? 1, sides[side].net.depth + 1);
    if (side === inspectedSide && layer === (inspected?.layer ?? layer)) return false;
    setInspected(inspected && { ...inspected, layer }, side);
    return inspected !== null;
  }
  const howToStart = () => ({ paused: !isShown || !run.getState().isPlaying, ...(from && { from }) });
  /** Goes on where the run was before its worker failed, or starts it anew where nothing is kept of it. */
  function goOn() {
    const { checkpoint } = supervisor;
    if (!checkpoint) {
      start();
      return;
    }
    run.setState((state) => afterReturn(state, checkpoint), true);
    engine = choice.engineFor(checkpoint.members, run.getState().shown[0].backend);
    supervisor.start(checkpoint.members, { ...howToStart(), resume: checkpoint });
    if (restStep !== null) supervisor.restAt(restStep);
    follow(checkpoint.members);
    inspector.again();
    pictures.again();
  }
  /** Makes the changes of the learning rate and of the points that came after those that the networks have. */
  function follow(networks: readonly Experiment[]) {
    const next = present();
    const change = changeOfRun(next, networks);
    if (change === 'points') supervisor.learn(next);
    else if (change === 'rates') setRates(next, networks);
  }
  /** Sets the learning rates and their schedules, unless they are what they were: a link to what is shown changes none. */
  function setRates(next: readonly Experiment[], last: readonly Experiment[]) {
    if (next.every(({ train }, side) => isSameRate(train, last[side].train))) return;
    supervisor.setLearningRates(next.map(({ train: { lr, schedule } }) => ({ lr, schedule })));
  }
  const begin = () => (run.getState().goesOnAt === null ? start() : goOn());
  const restart = newestWins(start, RESTART_INTERVAL);

  function learn(experiments: Experiment[]) {
    run.setState((state) => afterPoints(state, experiments), true);
    supervisor.learn(experiments);
    inspector.again();
    pictures.again();
  }

  /** Takes settings without training them anew; returns whether the page's locks allow them. */
  function take(left: Experiment, comparison: Comparison | null = null): boolean {
    isTaking = true;
    const isTaken = experiment.getState().replace(left, comparison);
    isTaking = false;
    return isTaken;
  }

  function takeUp({ recordings, checkpoint, from: begun }: UnfinishedRun) {
    if (!take(...networksOf(recordings))) return false;
    restart.cancel();
    hasStarted = true;
    started = present();
    from = begun;
    network.setState({ isUsed: false });
    run.setState((state) => afterReturn({ ...state, ...TAKEN_UP, shown: recordings }, checkpoint), true);
    engine = choice.engineFor(checkpoint.members, run.getState().shown[0].backend);
    supervisor.start(checkpoint.members, { ...howToStart(), resume: checkpoint });
    follow(checkpoint.members);
    if (!keepInspectedThere()) inspector.restart();
    pictures.restart();
    return true;
  }

  function showKept(recordings: readonly Recording[]) {
    const [left, right] = recordings.map((recording) => recording.experiment);
    if (!take(left, right ? { right, differing: differencesOf(left, right) } : null)) return;
    restart.cancel();
    supervisor.pause();
    run.setState((state) => showingKept(state, recordings), true);
    keepInspectedThere();
  }

  function openNetwork(file: string, { experiment: found, initial, present: now, notices }: NetworkFile) {
    const layers = [layerShapes(found)[0][1], ...layerShapes(found).map(([fanOut]) => fanOut)];
    if (!take(found)) return;
    begunWithNetwork.clear();
    network.setState({ opened: { file, layers, initial, present: now, notices }, isMeant: true });
    run.setState({ isPlaying: false });
    start();
  }

  experiment.subscribe((now, before) => {
    if (isTaking) return;
    // The weights of the task before say nothing about this one. A link that inspects a layer says so after its settings.
    const hasTask = now.experiment.task.name === before.experiment.task.name;
    if (!hasTask && view.getState().inspected) view.getState().setInspected(null);
    if ((now.experiment === before.experiment && now.right === before.right) || !hasStarted) return;
    if (now.arrivals !== before.arrivals) {
      const isMeant = begunWithNetwork.has(linkOf(now));
      // Its steps after it was opened are gone, so it rests where it was opened.
      if (isMeant && network.getState().opened && !network.getState().isMeant) run.setState({ isPlaying: false });
      network.setState({ isMeant });
    }
    const { shown } = run.getState();
    // A run without a frame is restarted with the new rate, since the step of a change would be unknown.
    const isUnderWay = shown.every(({ stream }) => stream.length > 0) && !isOver(run.getState());
    // A side that has diverged can't learn the next point; the other one begins again with it.
    const canLearn = shown.every(({ failure }) => !failure);
    const next = sidesOf(now);
    const change = isUnderWay ? changeOfRun(next, sidesOf(before)) : 'other';
    if (change === 'rates') setRates(next, sidesOf(before));
    else if (change === 'points' && canLearn) learn(next);
    else restart.request();
  });

  run.subscribe((state) => choice.rest(state.backend, isOver(state) || state.phase === 'paused'));

  return {
    network,
    openNetwork,
    beginWithNetwork: () => {
      network.setState({ isMeant: true });
      start();
    },
    letGoNetwork: () => {
      network.setState({ opened: null });
      restart.request();
    },
    inspector,
    pictures,
    show: () => {
      isShown = true;
      if (!hasStarted) start();
      else if (run.getState().isPlaying) supervisor.resume();
    },
    hide: () => {
      isShown = false;
      if (hasStarted) supervisor.pause();
    },
    play: () => {
      run.setState({ isPlaying: true });
      if (isOver(run.getState())) begin();
      else supervisor.resume();
    },
    pause: () => {
      run.setState({ isPlaying: false });
      supervisor.pause();
    },
    step: () => {
      run.setState({ isPlaying: false });
      if (isOver(run.getState())) begin();
      supervisor.step();
    },
    reset: start,
    restAt: (step) => {
      restStep = step;
      supervisor.restAt(step ?? Infinity);
    },
    goOn,
    kept: () => {
      const { checkpoint } = supervisor;
      return checkpoint && !run.getState().isKept ? { checkpoint, ...(from && { from }) } : null;
    },
    onKept: (listener) => void (keptListener = listener),
    mayTakeUp: ({ recordings }) => experiment.getState().whyHeld(...networksOf(recordings)) === null,
    takeUp,
    showKept,
  };
}

/** Returns the networks of a run as they were at its end. */
function networksOf(recordings: readonly Recording[]): [left: Experiment, comparison: Comparison | null] {
  const [left, right] = recordings.map(experimentAtEnd);
  return [left, right ? { right, differing: differencesOf(left, right) } : null];
}

/** A run of an earlier page is no kept run, and trains. */
const TAKEN_UP = { isPlaying: true, isKept: false, ghost: null } as const;

/** Names experiments: the same link, the same training. */
const linkOf = (state: ExperimentState): string => encodeLink(state.experiment, comparisonOf(state));
