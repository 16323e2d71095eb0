import type { Experiment } from '../config/experiment.ts';
import { frameLayout, STEP_OFFSET } from '../config/frame.ts';
import type { AssetAddresses, Event } from '../worker/protocol.ts';
import { createSupervisor } from '../worker/supervisor.ts';
import { keepAddress, requestedBackend } from './address.ts';
import { createExperimentStore, type ExperimentStore } from './experiment.ts';
import { readTheme, showTheme } from './kept-theme.ts';
import { newestWins } from './newest-wins.ts';
import { afterEvent, afterFirstFrame, afterStart, createRunStore, isOver, type RunStore } from './run.ts';
import { createStream } from './stream.ts';
import { createViewStore, type ViewStore } from './view.ts';

/** Shortest time between two restarts while a slider is dragged, in milliseconds. */
const RESTART_INTERVAL = 150;

/** All that the page reads and does; one per page. */
export interface Lab {
  experiment: ExperimentStore;
  run: RunStore;
  view: ViewStore;
  /** Lets the run advance; starts another when it is over. */
  play: () => void;
  pause: () => void;
  /** One optimizer step, then a pause. */
  step: () => void;
  /** The same experiment from step 0; it advances if the present run does. */
  reset: () => void;
  /** The answer to most divergences: a tenth of the learning rate, from step 0. */
  lowerLearningRate: () => void;
}

/** What the environment supplies. */
export interface LabParts {
  /** Starts a worker that speaks the protocol. */
  spawn: () => Worker;
  assets: AssetAddresses;
}

/**
 * Puts the stores and the worker together, opens the experiment of the address, and starts it. The one way of data:
 * a control changes the experiment; the experiment starts a run, or sets its learning rate; the run's events go to
 * the run store and its frames to a stream.
 */
export function openLab({ spawn, assets }: LabParts): Lab {
  const address = keepAddress(present, ({ experiment: linked, notices }) => {
    experiment.getState().replace(linked);
    view.getState().setLinkNotices(notices);
  });
  const requested = requestedBackend(location.search);
  const experiment = createExperimentStore(address.opened.experiment);
  const run = createRunStore();
  const view = createViewStore(readTheme());
  const supervisor = createSupervisor({ spawn, backend: requested.backend, assets, onEvent });
  let started = experiment.getState().experiment;
  let awaitsFrame = true;

  function present() {
    return experiment.getState().experiment;
  }
  function onEvent(event: Event) {
    if (event.type === 'frames') receive(event.values, event.count);
    else run.setState((state) => afterEvent(state, event), true);
  }
  function receive(values: Float32Array, count: number) {
    if (awaitsFrame) {
      awaitsFrame = false;
      const stream = createStream(frameLayout(started.net.depth));
      stream.append(values, count);
      run.setState((state) => afterFirstFrame(state, { experiment: started, stream }), true);
    } else run.getState().shown?.stream.append(values, count);
  }
  function start() {
    restart.cancel();
    started = present();
    awaitsFrame = true;
    run.setState(afterStart, true);
    supervisor.start(started, { paused: !run.getState().isPlaying });
  }
  const restart = newestWins(start, RESTART_INTERVAL);

  function setLearningRate(lr: number) {
    supervisor.setLearningRate(lr);
    const step = run.getState().shown?.stream.latest(STEP_OFFSET)?.step ?? 0;
    if (step === 0) return;
    run.setState(({ learningRateChanges }) => ({
      learningRateChanges: [...learningRateChanges.filter((change) => change.step !== step), { step, lr }],
    }));
  }

  experiment.subscribe((now, before) => {
    if (now.experiment === before.experiment) return;
    address.write();
    // A run that hasn't measured anything is better started with the new rate than changed at some unknown step.
    const isUnderWay = !awaitsFrame && !isOver(run.getState());
    if (isUnderWay && isSameRun(now.experiment, before.experiment)) setLearningRate(now.experiment.train.lr);
    else restart.request();
  });
  view.subscribe((now, before) => {
    if (now.theme !== before.theme) showTheme(now.theme);
  });
  showTheme(view.getState().theme);
  view.getState().setLinkNotices([...requested.notices, ...address.opened.notices]);
  start();

  return {
    experiment,
    run,
    view,
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
    lowerLearningRate: () => {
      const { change, experiment: held } = experiment.getState();
      change('train.lr', Number((held.train.lr / 10).toPrecision(6)));
    },
  };
}

/** Whether two experiments differ in the learning rate alone, which a run can change on its way. */
const isSameRun = (a: Experiment, b: Experiment) => JSON.stringify(withoutRate(a)) === JSON.stringify(withoutRate(b));

const withoutRate = ({ train, ...others }: Experiment) => ({ ...others, train: { ...train, lr: 0 } });
