import { defaultExperiment } from '../config/default-experiment.ts';
import type { Experiment } from '../config/experiment.ts';
import { frameLayout, STEP_OFFSET } from '../config/frame.ts';
import { encodeLink } from '../config/link.ts';
import type { View } from '../config/page-link.ts';
import { encodePriorLink } from '../config/prior-link.ts';
import { DEFAULT_PRIOR } from '../config/prior.ts';
import type { AssetAddresses, Event } from '../worker/protocol.ts';
import { createSupervisor } from '../worker/supervisor.ts';
import { keepAddress, linkTo, requestedEngine } from './address.ts';
import { createExperimentStore, type ExperimentStore } from './experiment.ts';
import { createInspector, type Inspector } from './inspection.ts';
import { readTheme, showTheme } from './kept-theme.ts';
import { newestWins } from './newest-wins.ts';
import { openPriorLab, type PriorLab } from './prior.ts';
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
  prior: PriorLab;
  /** The address that opens what the page shows on any machine. */
  link: () => string;
  /** What is known of the layer that `view` looks into. */
  inspection: Inspector['store'];
  /** Lets the run that is shown advance, or the drawing of a prior; starts another when it is over. */
  play: () => void;
  pause: () => void;
  /** One optimizer step, then a pause; of a prior, nothing. */
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
  const address = keepAddress(presentLink, (link) => {
    if (link.view === 'prior') prior.replace(link.prior);
    else experiment.getState().replace(link.experiment);
    view.getState().setView(link.view);
    view.getState().setLinkNotices(link.notices);
  });
  const requested = requestedEngine(location.search);
  const { opened } = address;
  const experiment = createExperimentStore(opened.view === 'training' ? opened.experiment : defaultExperiment);
  const run = createRunStore();
  const view = createViewStore(readTheme(), opened.view);
  const supervisor = createSupervisor({ spawn, ...requested, assets, onEvent });
  const inspector = createInspector((id, question) => supervisor.inspect(id, question));
  let started = experiment.getState().experiment;
  let awaitsFrame = true;
  let hasStarted = false;
  const prior = openPriorLab({
    spawn,
    assets,
    ...requested,
    initial: opened.view === 'prior' ? opened.prior : DEFAULT_PRIOR,
    onChange: address.write,
    onBackend: (backend) => run.setState({ backend }),
  });

  function present() {
    return experiment.getState().experiment;
  }
  const isPrior = () => view.getState().view === 'prior';
  function presentLink() {
    return isPrior() ? encodePriorLink(prior.store.getState().prior) : encodeLink(present());
  }
  function onEvent(event: Event) {
    if (event.type === 'frames') receive(event.values, event.count);
    else if (event.type === 'matrix') inspector.receive(event.id, event.inspection);
    else run.setState((state) => afterEvent(state, event), true);
  }
  function receive(values: Float32Array, count: number) {
    if (awaitsFrame) {
      awaitsFrame = false;
      const stream = createStream(frameLayout(started.net.depth));
      stream.append(values, count);
      run.setState((state) => afterFirstFrame(state, { experiment: started, stream }), true);
    } else run.getState().shown?.stream.append(values, count);
    inspector.advance(run.getState().shown?.stream.latest(STEP_OFFSET)?.step ?? 0);
  }
  function start() {
    restart.cancel();
    hasStarted = true;
    started = present();
    awaitsFrame = true;
    run.setState(afterStart, true);
    supervisor.start(started, { paused: !run.getState().isPlaying });
    const { inspected, setInspected } = view.getState();
    if (inspected && inspected.layer > started.net.depth + 1)
      setInspected({ ...inspected, layer: started.net.depth + 1 });
    else inspector.restart();
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
  /** Only what is shown computes; the other view waits where it is. */
  function show(shown: View) {
    if (shown === 'prior') {
      if (hasStarted) supervisor.pause();
      prior.show();
      return;
    }
    prior.hide();
    if (!hasStarted) start();
    else if (run.getState().isPlaying) supervisor.resume();
  }
  view.subscribe((now, before) => {
    if (now.view !== before.view) {
      show(now.view);
      address.write();
    }
    if (now.theme !== before.theme) showTheme(now.theme);
    if (now.inspected !== before.inspected) inspector.look(now.inspected);
  });
  showTheme(view.getState().theme);
  view.getState().setLinkNotices([...requested.notices, ...opened.notices]);
  show(opened.view);

  return {
    experiment,
    run,
    view,
    inspection: inspector.store,
    prior,
    link: () => linkTo(presentLink()),
    play: () => {
      if (isPrior()) {
        prior.play();
        return;
      }
      run.setState({ isPlaying: true });
      if (isOver(run.getState())) start();
      else supervisor.resume();
    },
    pause: () => {
      if (isPrior()) {
        prior.pause();
        return;
      }
      run.setState({ isPlaying: false });
      supervisor.pause();
    },
    step: () => {
      if (isPrior()) return;
      run.setState({ isPlaying: false });
      if (isOver(run.getState())) start();
      supervisor.step();
    },
    reset: () => (isPrior() ? prior.redraw() : start()),
    lowerLearningRate: () => {
      const { change, experiment: held } = experiment.getState();
      change('train.lr', Number((held.train.lr / 10).toPrecision(6)));
    },
  };
}

/** Whether two experiments differ in the learning rate alone, which a run can change on its way. */
const isSameRun = (a: Experiment, b: Experiment) => JSON.stringify(withoutRate(a)) === JSON.stringify(withoutRate(b));

const withoutRate = ({ train, ...others }: Experiment) => ({ ...others, train: { ...train, lr: 0 } });
