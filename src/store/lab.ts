import type { StoreApi } from 'zustand';
import type { BackendReport } from '../config/backend.ts';
import { defaultExperiment } from '../config/default-experiment.ts';
import { encodeLessonLink } from '../config/link/lesson-link.ts';
import { encodeLink } from '../config/link/link.ts';
import { decodePageLink, type PageLink } from '../config/link/page-link.ts';
import { encodePriorLink } from '../config/link/prior-link.ts';
import { DEFAULT_PRIOR, type PriorExperiment } from '../config/prior.ts';
import { encodeSweepLink } from '../config/link/sweep-link.ts';
import { LESSONS } from '../lessons/lessons.ts';
import { openViewer } from '../worker/host/viewer.ts';
import type { WorkerHost } from '../worker/host/worker-link.ts';
import { keepAddress, linkTo, type PresentPage, type UndoState } from './page/address.ts';
import { comparisonOf, createExperimentStore, type ExperimentStore } from './training/experiment-store.ts';
import {
  readTheme,
  showTheme,
  type Stage,
  createViewStore,
  stageOf,
  type StageName,
  type ViewStore,
} from './page/view.ts';
import { createPastAnswers, type PastAnswers } from './pictures/past-answers.ts';
import { createPictures, type Pictures } from './pictures/pictures.ts';
import { createShownInspection, type InspectionState } from './pictures/shown-inspection.ts';
import { openPriorLab, type PriorLab } from './prior/prior-lab.ts';
import { createRunStore, isAdvancing, type RunStore } from './training/run-state.ts';
import type { LessonsLab, LessonsParts } from './lessons/lessons-lab.ts';
import { sweepWorkers } from './sweep/sweep-training.ts';
import { type SweepLab, openSweepLab } from './sweep/sweep-lab.ts';
import { createTimeLine, type TimeLine } from './time/time-line.ts';
import { openTrainingLab } from './training/training-lab.ts';
import { openRunList, type RunList } from './runs/run-list.ts';
import { watchRuns } from './runs/watch-runs.ts';

/** The stores and actions of the page; one per page. */
export interface Lab {
  experiment: ExperimentStore;
  run: RunStore;
  /** The list of kept runs. */
  runs: RunList;
  /** The step that the page shows of the runs. */
  time: TimeLine;
  view: ViewStore;
  prior: PriorLab;
  sweep: SweepLab;
  /** Returns the part that opens and runs lessons. Their view, which is loaded late, brings the function that makes it. */
  lessons: (openLessons: (parts: LessonsParts) => LessonsLab) => LessonsLab;
  /** Returns the address that opens the present view on any machine. */
  link: () => string;
  /** The inspection of the layer that `view` selects. */
  inspection: StoreApi<InspectionState>;
  /** The pictures of the networks at the step that the page shows. */
  pictures: Pictures;
  /** The reason why the past can't be shown. */
  pastFailure: PastAnswers['failure'];
  /** Resumes the shown run, prior or sweep, a run at the live edge; one that is over starts again. */
  play: () => void;
  pause: () => void;
  playOrPause: () => void;
  /** Takes one optimizer step, then pauses; does nothing for a prior or a sweep. */
  step: () => void;
  /** Starts the same again from the beginning; a run advances if the present one does. */
  reset: () => void;
  /** Shows a run of the list in place of the present one: its curves, pictures and settings, at any of its steps. */
  showRun: (id: string) => Promise<void>;
  /** Opens a link as a person who enters it does; a run of it trains at once. */
  begin: (fragment: string) => void;
  /** Takes back the last change of settings in the present view, or makes it again. */
  undo: () => void;
  redo: () => void;
  undoState: StoreApi<UndoState>;
  /** Does something after which settings differ although no person changed them: there is nothing to undo. */
  withoutStep: (act: () => void) => void;
  /** Restarts with the change that is said to help the network of a side, if there is one. */
  applyRemedy: (side: number) => void;
}

/** The parts that the environment supplies. */
export interface LabParts {
  /** The source of the workers that train and draw. */
  host: WorkerHost;
  /** Sentences about requests of the address that the workers can't meet. */
  notices: readonly string[];
}

const nothing = () => undefined;
/** The stage on which nothing computes. */
const REST: Stage = { show: nothing, hide: nothing, play: nothing, pause: nothing, step: nothing, reset: nothing };

/** Connects the stores and the workers, and opens the link of the address; only the shown view computes. */
export function openLab({ host, notices }: LabParts): Lab {
  const address = keepAddress({ present, open, restore: (settings) => take(decodePageLink(settings)) });
  const { opened } = address;
  const experiment = createExperimentStore(experimentOf(opened) ?? defaultExperiment, linkedComparison(opened));
  const run = createRunStore();
  const runs = openRunList();
  watchRuns(run, runs);
  const time = createTimeLine(run);
  const view = createViewStore(readTheme(), opened);
  const onBackend = (backend: BackendReport) => run.setState({ backend });
  const training = openTrainingLab({ host, experiment, run, view });
  const past = createPastAnswers(openViewer(host));
  const pictures = createPictures({ run, time, live: training.pictures, past, page: document });
  const inspection = createShownInspection({ run, time, view, live: training.inspector, past });
  const prior = openPriorLab({
    host,
    initial: priorOf(opened) ?? DEFAULT_PRIOR,
    onChange: () => address.write(isStep),
    onBackend,
  });
  const sweep = openSweepLab({
    host,
    initial: opened.view === 'sweep' ? opened.sweep : null,
    onChange: (isKept) => address.write(!isKept),
    onBackend,
    openInLab: (chosen) => {
      experiment.getState().replace(chosen);
      view.getState().setView('training');
    },
  });
  let isStep = true;
  let lessonsLab: LessonsLab | null = null;
  /** The lesson that was last entered by a link without settings of its own. */
  let begun: string | null = null;
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
    training: () => encodeLink(experiment.getState().experiment, comparisonOf(experiment.getState())),
    prior: () => encodePriorLink(prior.store.getState().prior),
    sweep: () => encodeSweepLink(sweep.store.getState().sweep),
  };

  /** Opens a link. A run, prior or sweep that is already as the link says goes on, as after a visit to another view. */
  function open(link: PageLink, isReturn: boolean) {
    if (!isReturn && takesLessonSettings(link)) {
      begun = link.lesson;
      lessonsLab?.begin(begun);
    }
    take(link);
    view.getState().open(link);
  }
  function take(link: PageLink) {
    const [linked, linkedPrior] = [experimentOf(link), priorOf(link)];
    const compared = linkedComparison(link);
    if (linked && encodeLink(linked, compared) !== links.training()) experiment.getState().replace(linked, compared);
    if (linkedPrior && encodePriorLink(linkedPrior) !== links.prior()) prior.replace(linkedPrior);
    if (link.view === 'sweep' && link.sweep && encodeSweepLink(link.sweep) !== links.sweep()) sweep.replace(link.sweep);
  }
  function present(): PresentPage {
    const { view: shown, lesson, beside } = view.getState();
    if (shown !== 'lesson') return { fragment: links[shown](), place: shown, settings: links[shown]() };
    if (lesson === null) return { fragment: encodeLessonLink(null), place: shown, settings: '' };
    const settings = links[beside]();
    return { fragment: encodeLessonLink(lesson, settings), place: `${shown} ${lesson} ${beside}`, settings };
  }
  const isShownAdvancing = () => {
    const shown = stageOf(view.getState());
    if (shown === 'sweep') return sweep.store.getState().phase === 'running';
    return isAdvancing((shown === 'prior' ? prior.store : run).getState());
  };

  experiment.subscribe((now, before) => {
    if (now.experiment !== before.experiment || now.right !== before.right) address.write(isStep);
  });
  view.subscribe((now, before) => {
    if (stageOf(now) !== stageOf(before)) {
      stages[stageOf(before)].hide();
      stages[stageOf(now)].show();
    }
    if (now.view !== before.view || now.lesson !== before.lesson) address.push();
    else if (now.beside !== before.beside) address.write(isStep);
    if (now.theme !== before.theme) showTheme(now.theme);
  });
  address.begin();
  showTheme(view.getState().theme);
  view.getState().setLinkNotices([...notices, ...view.getState().linkNotices]);
  stage().show();

  const play = () => {
    time.now();
    stage().play();
  };

  return {
    experiment,
    run,
    runs,
    time,
    view,
    prior,
    sweep,
    lessons: (openLessons) => {
      if (!lessonsLab) {
        lessonsLab = openLessons({ host, workers: sweepWorkers(), entries: LESSONS });
        lessonsLab.begin(begun);
      }
      return lessonsLab;
    },
    inspection,
    pictures,
    pastFailure: past.failure,
    link: () => linkTo(present().fragment),
    play,
    pause: () => stage().pause(),
    playOrPause: () => (isShownAdvancing() ? stage().pause() : play()),
    step: () => {
      time.now();
      stage().step();
    },
    reset: () => stage().reset(),
    begin: (fragment) => {
      // What the link starts begins to train although the run before it rests.
      run.setState({ isPlaying: true });
      addEventListener('popstate', () => queueMicrotask(play), { once: true });
      location.hash = fragment;
    },
    undo: address.undo,
    redo: address.redo,
    undoState: address.undoState,
    withoutStep: (act) => {
      isStep = false;
      act();
      isStep = true;
    },
    showRun: async (id) => {
      const recording = await runs.read(id);
      if (recording) training.showKept(recording);
    },
    applyRemedy: (side) => {
      const remedy = run.getState().shown[side]?.failure?.remedy;
      const { differing, change } = experiment.getState();
      if (!remedy) return;
      if (differing.includes(remedy.path)) change(remedy.path, remedy.value, side === 1 ? 'right' : 'left');
      else change(remedy.path, remedy.value);
    },
  };
}

/** Returns the experiment that a link sets the lab to; `null` if it names none. */
const experimentOf = (link: PageLink) => (link.view === 'training' || link.view === 'lesson' ? link.experiment : null);

/** Returns the comparison of a link; `null` if it opens one network. */
const linkedComparison = (link: PageLink) =>
  link.view === 'training' || link.view === 'lesson' ? link.comparison : null;

/** Returns whether the lab beside the lesson of a link is to be as the lesson says. */
const takesLessonSettings = (link: PageLink): link is Extract<PageLink, { view: 'lesson' }> =>
  link.view === 'lesson' && link.experiment === null && link.prior === null;

/** Returns the prior that a link sets the lab to; `null` if it names none. */
const priorOf = (link: PageLink): PriorExperiment | null =>
  link.view === 'prior' || link.view === 'lesson' ? link.prior : null;
