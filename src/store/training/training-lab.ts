import type { Experiment } from '../../config/experiment.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { Event } from '../../worker/protocol.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';
import { createSupervisor } from '../../worker/host/supervisor.ts';
import { sidesOf, type ExperimentStore } from './experiment-store.ts';
import { createInspector, type Inspector } from './layer-inspector.ts';
import { createLivePictures, type LivePictures } from './live-pictures.ts';
import { newestWins } from '../page/newest-wins.ts';
import { afterEvent, afterRateChange, afterStart, isOver, showingKept, type RunStore } from './run-state.ts';
import type { Recording } from '../runs/recording.ts';
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
  /** Shows a kept run with its settings. It stays at its end until a person plays it, which trains it anew. */
  showKept: (recording: Recording) => void;
  inspector: Pick<Inspector, 'store' | 'look'>;
  pictures: Pick<LivePictures, 'store' | 'look'>;
}

/**
 * Trains the experiment, or both of a comparison, whenever they are shown. Data flow one way: a control changes the
 * experiment; the experiment starts a run, or sets its learning rate; the run's events go to the run store, and its
 * frames and snapshots to the recording of their side.
 */
export function openTrainingLab({ host, experiment, run, view }: TrainingParts): TrainingLab {
  const supervisor = createSupervisor({ host, onEvent });
  const inspector = createInspector((id, question) => supervisor.inspect(id, view.getState().inspectedSide, question));
  const pictures = createLivePictures(supervisor.look);
  const present = () => sidesOf(experiment.getState());
  let started = present();
  let hasStarted = false;
  let isShown = false;
  /** Whether the settings are those of a kept run, which is not trained anew. */
  let isTaking = false;

  function onEvent(event: Event) {
    // The worker of the run before may still speak.
    if (run.getState().isKept && event.type !== 'ready') return;
    if (event.type === 'frames') receive(event);
    else if (event.type === 'snapshot') run.getState().shown[event.member].snapshots.add(event.snapshot);
    else if (event.type === 'matrix') inspector.receive(event.id, event.inspection);
    else if (event.type === 'seen') pictures.receive(event);
    else run.setState((state) => afterEvent(state, event), true);
  }
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
    supervisor.start(started, { paused: !isShown || !run.getState().isPlaying });
    const { inspected, inspectedSide, setInspected } = view.getState();
    const side = Math.min(inspectedSide, started.length - 1);
    const layer = Math.min(inspected?.layer ?? 1, started[side].net.depth + 1);
    if (inspected && (layer !== inspected.layer || side !== inspectedSide)) setInspected({ ...inspected, layer }, side);
    else inspector.restart();
    pictures.restart();
  }
  const restart = newestWins(start, RESTART_INTERVAL);

  function setLearningRates(rates: readonly number[]) {
    supervisor.setLearningRates(rates);
    const step = stepReached();
    if (step === 0) return;
    rates.forEach((lr, side) => run.setState((state) => afterRateChange(state, side, { step, lr }), true));
  }

  function showKept(recording: Recording) {
    restart.cancel();
    supervisor.pause();
    isTaking = true;
    experiment.getState().replace(recording.experiment);
    isTaking = false;
    run.setState((state) => showingKept(state, recording), true);
  }

  experiment.subscribe((now, before) => {
    if (isTaking) return;
    // The weights of the task before say nothing about this one. A link that inspects a layer says so after its settings.
    const hasTask = now.experiment.task.name === before.experiment.task.name;
    if (!hasTask && view.getState().inspected) view.getState().setInspected(null);
    if ((now.experiment === before.experiment && now.right === before.right) || !hasStarted) return;
    const { shown } = run.getState();
    // A run without a frame is restarted with the new rate, since the step of a change would be unknown.
    const isUnderWay = shown.every(({ stream }) => stream.length > 0) && !isOver(run.getState());
    const [next, last] = [sidesOf(now), sidesOf(before)];
    const isSame = next.length === last.length && next.every((each, side) => isSameRun(each, last[side]));
    if (isUnderWay && isSame) setLearningRates(next.map(({ train }) => train.lr));
    else restart.request();
  });

  return {
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
      if (isOver(run.getState())) start();
      else supervisor.resume();
    },
    pause: () => {
      run.setState({ isPlaying: false });
      supervisor.pause();
    },
    step: () => {
      run.setState({ isPlaying: false });
      if (isOver(run.getState())) start();
      supervisor.step();
    },
    reset: start,
    showKept,
  };
}

/** Tells whether two experiments differ at most in the learning rate, which can change during a run. */
const isSameRun = (a: Experiment, b: Experiment) => JSON.stringify(withoutRate(a)) === JSON.stringify(withoutRate(b));

const withoutRate = ({ train, ...others }: Experiment) => ({ ...others, train: { ...train, lr: 0 } });
