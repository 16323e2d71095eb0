import type { Experiment } from '../../config/experiment.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { Event } from '../../worker/protocol.ts';
import type { WorkerHost } from '../../worker/host/worker-link.ts';
import { createSupervisor } from '../../worker/host/supervisor.ts';
import type { ExperimentStore } from './experiment-store.ts';
import { createInspector, type Inspector } from './layer-inspector.ts';
import { newestWins } from '../page/newest-wins.ts';
import { afterEvent, afterStart, isOver, withRecording, type RunStore } from './run-state.ts';
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

/** The lab's own run, and the inspection of a layer. */
export interface TrainingLab extends Stage {
  inspection: Inspector['store'];
}

/**
 * Trains the experiment whenever it is shown. Data flow one way: a control changes the experiment; the experiment
 * starts a run, or sets its learning rate; the run's events go to the run store, and its frames to a stream.
 */
export function openTrainingLab({ host, experiment, run, view }: TrainingParts): TrainingLab {
  const supervisor = createSupervisor({ host, onEvent });
  const inspector = createInspector((id, question) => supervisor.inspect(id, 0, question));
  const present = () => experiment.getState().experiment;
  let started = present();
  let hasStarted = false;
  let isShown = false;

  function onEvent(event: Event) {
    if (event.type === 'frames') receive(event.values, event.count);
    else if (event.type === 'matrix') inspector.receive(event.id, event.inspection);
    else run.setState((state) => afterEvent(state, event), true);
  }
  const stepReached = () => run.getState().shown[0].stream.latest(STEP_OFFSET)?.step ?? 0;
  function receive(values: Float32Array, count: number) {
    run.getState().shown[0].stream.append(values, count);
    inspector.advance(stepReached());
  }
  function start() {
    restart.cancel();
    hasStarted = true;
    started = present();
    run.setState((state) => afterStart(state, [started]), true);
    supervisor.start([started], { paused: !isShown || !run.getState().isPlaying });
    const { inspected, setInspected } = view.getState();
    if (inspected && inspected.layer > started.net.depth + 1)
      setInspected({ ...inspected, layer: started.net.depth + 1 });
    else inspector.restart();
  }
  const restart = newestWins(start, RESTART_INTERVAL);

  function setLearningRate(lr: number) {
    supervisor.setLearningRates([lr]);
    const step = stepReached();
    if (step === 0) return;
    run.setState((state) => {
      const before = state.shown[0].learningRateChanges.filter((change) => change.step !== step);
      return withRecording(state, 0, { learningRateChanges: [...before, { step, lr }] });
    }, true);
  }

  experiment.subscribe((now, before) => {
    if (now.experiment === before.experiment || !hasStarted) return;
    // A run without a frame is restarted with the new rate, since the step of a change would be unknown.
    const isUnderWay = run.getState().shown[0].stream.length > 0 && !isOver(run.getState());
    if (isUnderWay && isSameRun(now.experiment, before.experiment)) setLearningRate(now.experiment.train.lr);
    else restart.request();
  });
  inspector.look(view.getState().inspected);
  view.subscribe((now, before) => {
    if (now.inspected !== before.inspected) inspector.look(now.inspected);
  });

  return {
    inspection: inspector.store,
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
  };
}

/** Tells whether two experiments differ at most in the learning rate, which can change during a run. */
const isSameRun = (a: Experiment, b: Experiment) => JSON.stringify(withoutRate(a)) === JSON.stringify(withoutRate(b));

const withoutRate = ({ train, ...others }: Experiment) => ({ ...others, train: { ...train, lr: 0 } });
