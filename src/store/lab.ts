import type { BackendReport } from '../config/backend.ts';
import { defaultExperiment } from '../config/default-experiment.ts';
import { encodeLessonLink } from '../config/link/lesson-link.ts';
import { encodeLink } from '../config/link/link.ts';
import type { PageLink } from '../config/link/page-link.ts';
import { encodePriorLink } from '../config/link/prior-link.ts';
import { DEFAULT_PRIOR, type PriorExperiment } from '../config/prior.ts';
import { encodeSweepLink } from '../config/link/sweep-link.ts';
import { LESSONS } from '../lessons/lessons.ts';
import type { WorkerHost } from '../worker/host/worker-link.ts';
import { keepAddress, linkTo } from './page/address.ts';
import { createExperimentStore, type ExperimentStore } from './training/experiment-store.ts';
import type { Inspector } from './training/layer-inspector.ts';
import {
  readTheme,
  showTheme,
  type Stage,
  createViewStore,
  stageOf,
  type StageName,
  type ViewStore,
} from './page/view.ts';
import { openPriorLab, type PriorLab } from './prior/prior-lab.ts';
import { createRunStore, isAdvancing, type RunStore } from './training/run-state.ts';
import type { LessonsLab } from './lessons/lessons-lab.ts';
import { sweepWorkers } from './sweep/sweep-training.ts';
import { type SweepLab, openSweepLab } from './sweep/sweep-lab.ts';
import { openTrainingLab } from './training/training-lab.ts';

/** All that the page reads and does; one per page. */
export interface Lab {
  experiment: ExperimentStore;
  run: RunStore;
  view: ViewStore;
  prior: PriorLab;
  sweep: SweepLab;
  /** What opens and runs lessons; loaded when it is first asked for. */
  lessons: () => Promise<LessonsLab>;
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
  /** The workers of all that is trained and drawn. */
  host: WorkerHost;
  /** Sentences about what the address asks of them in vain. */
  notices: readonly string[];
}

const nothing = () => undefined;
/** Nothing computes. */
const REST: Stage = { show: nothing, hide: nothing, play: nothing, pause: nothing, step: nothing, reset: nothing };

/** Puts the stores and the workers together, and opens what the address holds; only what is shown computes. */
export function openLab({ host, notices }: LabParts): Lab {
  const address = keepAddress(presentLink, open);
  const { opened } = address;
  const experiment = createExperimentStore(experimentOf(opened) ?? defaultExperiment);
  const run = createRunStore();
  const view = createViewStore(readTheme(), opened);
  const onBackend = (backend: BackendReport) => run.setState({ backend });
  const training = openTrainingLab({ host, experiment, run, view });
  const prior = openPriorLab({
    host,
    initial: priorOf(opened) ?? DEFAULT_PRIOR,
    onChange: address.write,
    onBackend,
  });
  const sweep = openSweepLab({
    host,
    initial: opened.view === 'sweep' ? opened.sweep : null,
    onChange: address.write,
    onBackend,
    openInLab: (chosen) => {
      experiment.getState().replace(chosen);
      view.getState().setView('training');
    },
  });
  let opening: Promise<LessonsLab> | null = null;
  /** The page's first script knows nothing of lessons. */
  const lessons = () =>
    (opening ??= import('./lessons/lessons-lab.ts').then(({ openLessonsLab }) =>
      openLessonsLab({ host, workers: sweepWorkers(), entries: LESSONS }),
    ));
  /** Ahead of the view, which is loaded late itself and hears of a failure. */
  const prepareLessons = () => {
    if (view.getState().view === 'lesson') lessons().catch(() => undefined);
  };
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
    prepareLessons();
    if (now.view !== before.view || now.lesson !== before.lesson) address.push();
    else if (now.beside !== before.beside) address.write();
    if (now.theme !== before.theme) showTheme(now.theme);
  });
  showTheme(view.getState().theme);
  view.getState().setLinkNotices([...notices, ...view.getState().linkNotices]);
  prepareLessons();
  stage().show();

  return {
    experiment,
    run,
    view,
    prior,
    sweep,
    lessons,
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
