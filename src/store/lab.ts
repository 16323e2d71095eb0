import type { BackendReport } from '../config/backend.ts';
import { defaultExperiment } from '../config/default-experiment.ts';
import { encodeLessonLink } from '../config/lesson-link.ts';
import { encodeLink } from '../config/link.ts';
import type { PageLink } from '../config/page-link.ts';
import { encodePriorLink } from '../config/prior-link.ts';
import { DEFAULT_PRIOR, type PriorExperiment } from '../config/prior.ts';
import { encodeSweepLink } from '../config/sweep/sweep-link.ts';
import type { AssetAddresses } from '../worker/protocol.ts';
import { keepAddress, linkTo, requestedEngine } from './page/address.ts';
import { createExperimentStore, type ExperimentStore } from './training/experiment-store.ts';
import type { Inspector } from './training/layer-inspector.ts';
import { readTheme, showTheme } from './page/kept-theme.ts';
import { openPriorLab, type PriorLab } from './prior/prior-lab.ts';
import { createRunStore, isAdvancing, type RunStore } from './training/run-state.ts';
import type { Stage } from './page/stage.ts';
import type { SweepLab } from './sweep/sweep-lab-types.ts';
import { openSweepLab } from './sweep/sweep-lab.ts';
import { openTrainingLab } from './training/training-lab.ts';
import { createViewStore, stageOf, type StageName, type ViewStore } from './page/view.ts';

/** All that the page reads and does; one per page. */
export interface Lab {
  experiment: ExperimentStore;
  run: RunStore;
  view: ViewStore;
  prior: PriorLab;
  sweep: SweepLab;
  /** Where workers come from, for what has workers of its own. */
  parts: LabParts;
  /** The address that opens what the page shows on any machine. */
  link: () => string;
  /** What is known of the layer that `view` looks into. */
  inspection: Inspector['store'];
  /** Lets what is shown advance: the run, which starts again when it is over, the drawing of a prior, or a sweep. */
  play: () => void;
  pause: () => void;
  playOrPause: () => void;
  /** One optimizer step, then a pause; of a prior or a sweep, nothing. */
  step: () => void;
  /** The same from the beginning; a run advances if the present one does. */
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

const nothing = () => undefined;
/** Nothing computes. */
const REST: Stage = { show: nothing, hide: nothing, play: nothing, pause: nothing, step: nothing, reset: nothing };

/** Puts the stores and the workers together, and opens what the address holds; only what is shown computes. */
export function openLab(parts: LabParts): Lab {
  const address = keepAddress(presentLink, open);
  const requested = requestedEngine(location.search);
  const { opened } = address;
  const experiment = createExperimentStore(experimentOf(opened) ?? defaultExperiment);
  const run = createRunStore();
  const view = createViewStore(readTheme(), opened);
  const onBackend = (backend: BackendReport) => run.setState({ backend });
  const training = openTrainingLab({ ...parts, ...requested, experiment, run, view });
  const prior = openPriorLab({
    ...parts,
    ...requested,
    initial: priorOf(opened) ?? DEFAULT_PRIOR,
    onChange: address.write,
    onBackend,
  });
  const sweep = openSweepLab({
    ...parts,
    ...requested,
    initial: opened.view === 'sweep' ? opened.sweep : null,
    onChange: address.write,
    onBackend,
    openInLab: (chosen) => {
      experiment.getState().replace(chosen);
      view.getState().setView('training');
    },
  });
  const stages: Record<StageName, Stage> = {
    none: REST,
    training,
    prior: { ...prior, step: () => undefined, reset: prior.redraw },
    sweep: {
      show: sweep.show,
      hide: () => undefined,
      play: sweep.resume,
      pause: sweep.pause,
      step: () => undefined,
      reset: sweep.run,
    },
  };
  const stage = () => stages[stageOf(view.getState())];

  const links = {
    training: () => encodeLink(experiment.getState().experiment),
    prior: () => encodePriorLink(prior.store.getState().prior),
    sweep: () => encodeSweepLink(sweep.store.getState().sweep),
  };

  /** What is set to what the link says goes on, as when a person only went to another view and back. */
  function open(link: PageLink) {
    const [linked, linkedPrior] = [experimentOf(link), priorOf(link)];
    if (linked && encodeLink(linked) !== links.training()) experiment.getState().replace(linked);
    if (linkedPrior && encodePriorLink(linkedPrior) !== links.prior()) prior.replace(linkedPrior);
    if (link.view === 'sweep' && link.sweep && encodeSweepLink(link.sweep) !== links.sweep()) sweep.replace(link.sweep);
    view.getState().open(link);
  }
  function presentLink() {
    const { view: shown, lesson, beside } = view.getState();
    return shown === 'lesson' ? encodeLessonLink(lesson, links[beside]()) : links[shown]();
  }
  const isShownAdvancing = () => {
    const shown = stageOf(view.getState());
    if (shown === 'sweep') return sweep.store.getState().phase === 'running';
    return isAdvancing((shown === 'prior' ? prior.store : run).getState());
  };

  experiment.subscribe((now, before) => {
    if (now.experiment !== before.experiment) address.write();
  });
  view.subscribe((now, before) => {
    if (stageOf(now) !== stageOf(before)) {
      stages[stageOf(before)].hide();
      stages[stageOf(now)].show();
    }
    if (now.view !== before.view || now.lesson !== before.lesson) address.push();
    else if (now.beside !== before.beside) address.write();
    if (now.theme !== before.theme) showTheme(now.theme);
  });
  showTheme(view.getState().theme);
  view.getState().setLinkNotices([...requested.notices, ...view.getState().linkNotices]);
  stage().show();

  return {
    experiment,
    run,
    view,
    prior,
    sweep,
    parts,
    inspection: training.inspection,
    link: () => linkTo(presentLink()),
    play: () => stage().play(),
    pause: () => stage().pause(),
    playOrPause: () => (isShownAdvancing() ? stage().pause() : stage().play()),
    step: () => stage().step(),
    reset: () => stage().reset(),
    lowerLearningRate: () => {
      const { change, experiment: held } = experiment.getState();
      change('train.lr', Number((held.train.lr / 10).toPrecision(6)));
    },
  };
}

/** The experiment that a link sets the lab to; `null`: it says nothing of one. */
const experimentOf = (link: PageLink) => (link.view === 'training' || link.view === 'lesson' ? link.experiment : null);

/** The same of the prior. */
const priorOf = (link: PageLink): PriorExperiment | null =>
  link.view === 'prior' || link.view === 'lesson' ? link.prior : null;
