import type { StoreApi } from 'zustand';
import type { BackendReport } from '../config/backend.ts';
import { defaultExperiment } from '../config/default-experiment.ts';
import { NO_FLAGS, type PageFlags } from '../config/link/page-flags.ts';
import { encodeLessonLink } from '../config/link/lesson-link.ts';
import { encodeView } from '../config/link/view-fields.ts';
import { firstNotices } from '../config/link/link-text.ts';
import { encodeLink } from '../config/link/link.ts';
import { decodePageLink, type PageLink } from '../config/link/page-link.ts';
import { encodePriorLink } from '../config/link/prior-link.ts';
import { DEFAULT_PRIOR } from '../config/prior.ts';
import { sweepWorkers } from '../worker/host/cores.ts';
import { openViewer, type Viewer } from '../worker/host/viewer.ts';
import type { WorkerHost } from '../worker/host/worker-link.ts';
import { openDataLab, type DataLab } from './data/data-lab.ts';
import { afterReload } from './page/network-reload.ts';
import { beginLink, createLiveFlags, hiddenViews } from './page/live-flags.ts';
import { keepAddress, linkTo, type PresentPage, type UndoState } from './page/address.ts';
import { comparisonOf, type ExperimentStore } from './training/experiment-store.ts';
import { applyRemedy } from './training/apply-remedy.ts';
import { createLockedExperiment } from './training/locked-experiment.ts';
import {
  experimentOf,
  linkedComparison,
  priorOf,
  shownOf,
  takesLessonSettings,
  sweepOf,
  withoutLook,
} from './page/link-parts.ts';
import {
  readTheme,
  showTheme,
  REST,
  type Stage,
  createViewStore,
  lookOf,
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
import { createLateSweep, type LateSweep } from './sweep/late-sweep.ts';
import type { PresentStore } from './page/present.ts';
import { restWhileHidden } from './page/rest-hidden.ts';
import { openPresentStore, type OpenedTalk } from './talk/talk-place.ts';
import { createLinkedTime } from './time/linked-time.ts';
import { createTimeLine, type TimeLine } from './time/time-line.ts';
import type { NetworkFile } from '../config/network-file.ts';
import type { NetworkStore } from './training/opened-network.ts';
import { openTrainingLab, type TrainingLab } from './training/training-lab.ts';
import type { Recording } from './runs/recording.ts';
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
  /** The view for a projector. */
  present: PresentStore;
  /** How the page behaves: as the address wants it, and at rest for a reader who wants less motion. */
  flags: StoreApi<PageFlags>;
  /** Returns the flags that a link to others has. */
  sharedFlags: () => PageFlags;
  /** Begins to compute what the address opens. An embedded page does so when it is seen, every other one by itself. */
  show: () => void;
  /** The data that a person has opened. */
  data: DataLab;
  prior: PriorLab;
  /** Returns the part that opens and trains sweeps. Their view, which is loaded late, brings the function that makes it. */
  sweep: LateSweep['bring'];
  /** Returns the part that opens and runs lessons. Their view, which is loaded late, brings the function that makes it. */
  lessons: (openLessons: (parts: LessonsParts) => LessonsLab) => LessonsLab;
  /** Returns the address that opens the present view on any machine. */
  link: () => string;
  /** Returns the same address with the step that the page shows, and whether the runs rest there. */
  shareLink: () => string;
  /** The inspection of the layer that `view` selects. */
  inspection: StoreApi<InspectionState>;
  /** The pictures of the networks at the step that the page shows. */
  pictures: Pictures;
  /** The reason why the past can't be shown. */
  pastFailure: PastAnswers['failure'];
  /** Answers questions about snapshots, and gives the arrays of a run. */
  viewer: Pick<Viewer, 'ask'>;
  /** The network that was opened from a file, if there is one. */
  network: NetworkStore;
  /** Shows a network of a file, at rest at its step. */
  openNetwork: (file: string, network: NetworkFile) => void;
  /** The actions on the shown run or comparison alone. */
  training: Omit<TrainingLab, keyof Stage>;
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
  /** Shows recordings in place of the present run: one, or two side by side. */
  showRuns: (recordings: readonly Recording[]) => void;
  /**
   * Opens a link as a person who enters it does, a fragment or an address of this page with other flags; a run of it trains
   * at once, unless those flags say that it begins at rest.
   */
  begin: (link: string) => void;
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
  /** How the address wants the page to behave; absent: as usual. */
  flags?: PageFlags;
  /** The talk that the address opens, and the page without it; absent: none. */
  talk?: OpenedTalk;
}

/** Connects the stores and the workers, and opens the link of the address; only the shown view computes. */
export function openLab({ host: workers, notices, flags = NO_FLAGS, talk }: LabParts): Lab {
  const data = openDataLab();
  const live = createLiveFlags(flags);
  const host: WorkerHost = { ...workers, data: async (digest) => (await data.shelf()).file(digest) };
  const address = keepAddress({
    present: () => present(),
    open,
    restore: (settings) => void take(decodePageLink(settings)),
    isSilent: flags.embed,
  });
  const { opened } = address;
  const linked = { experiment: experimentOf(opened) ?? defaultExperiment, comparison: linkedComparison(opened) };
  // A refusal comes after the notices of the link that asked for it.
  const tell = (sentence: string) =>
    queueMicrotask(() => view.getState().setLinkNotices([...view.getState().linkNotices, sentence]));
  const { store: experiment, notice: onLocks, hold, sweepReason } = createLockedExperiment(flags.lock, linked, tell);
  const run = createRunStore();
  const { isAtRest, onLoss } = afterReload(flags, () => training.network.getState());
  if (isAtRest) run.setState({ isPlaying: false });
  const runs = openRunList();
  // An embedded page leaves nothing in the browser.
  if (!flags.embed) watchRuns(run, runs);
  const time = createTimeLine(run);
  const themeOf = ({ theme, embed }: PageFlags) => theme ?? (embed ? 'system' : readTheme());
  const view = createViewStore(themeOf(flags), opened, hiddenViews(flags, opened.view));
  const onBackend = (backend: BackendReport) => run.setState({ backend });
  const training = openTrainingLab({ host, experiment, run, view });
  const viewer = openViewer(host);
  const past = createPastAnswers(viewer);
  const pictures = createPictures({ run, time, live: training.pictures, past, page: document });
  const inspection = createShownInspection({ run, time, view, live: training.inspector, past });
  const prior = openPriorLab({
    host,
    initial: priorOf(opened) ?? DEFAULT_PRIOR,
    locks: () => live.store.getState().lock,
    tell,
    onChange: () => address.write(isStep),
    onBackend,
  });
  const sweep = createLateSweep({
    host,
    opened: sweepOf(opened),
    sweepReason,
    onChange: (isKept) => address.write(!isKept),
    onBackend,
    openInLab: (chosen) => {
      experiment.getState().replace(chosen);
      view.getState().setView('training');
    },
    onBrought: (brought, isLinked) => {
      if (isLinked) address.reread();
      else address.write(false);
      const { linkNotices, setLinkNotices } = view.getState();
      if (brought.notices.length > 0) setLinkNotices(firstNotices([...linkNotices, ...brought.notices]));
      if (stageOf(view.getState()) === 'sweep') brought.show();
    },
  });
  let isStep = true;
  let lessonsLab: LessonsLab | null = null;
  /** The lesson that was last entered by a link without settings of its own. */
  let begun: string | null = null;
  const stages: Record<StageName, Stage> = {
    none: REST,
    training,
    prior: { ...prior, step: REST.step, reset: prior.redraw },
    sweep: sweep.stage,
  };
  const stage = () => stages[stageOf(view.getState())];

  const links = {
    training: () => encodeLink(experiment.getState().experiment, comparisonOf(experiment.getState())),
    prior: () => encodePriorLink(prior.store.getState().prior),
    sweep: sweep.link,
  };

  /** Opens a link. A run, prior or sweep that is already as the link says goes on, as after a visit to another view. */
  function open(entered: PageLink, isReturn: boolean) {
    const link = live.follow() ? adopt(entered) : entered;
    if (view.getState().refuses(link.view)) return;
    if (!isReturn && takesLessonSettings(link)) {
      begun = link.lesson;
      lessonsLab?.begin(begun);
    }
    const shown = isReturn ? null : shownOf(link);
    if (shown) linkedTime.begin(shown);
    const found = take(link);
    const told = firstNotices([...link.notices, ...found]);
    view.getState().open(isReturn ? withoutLook(link) : { ...link, notices: told });
    if (shown) linkedTime.goTo(shown);
  }
  /** Takes the flags of another address; returns its link within its locks. */
  function adopt(link: PageLink): PageLink {
    const asked = live.store.getState();
    view.setState({ theme: themeOf(asked), hidden: hiddenViews(asked, link.view) });
    if (asked.isPaused) training.pause();
    prior.hold(priorOf(link));
    sweep.hold(sweepOf(link));
    return hold(asked.lock, link);
  }
  /** Takes the settings of a link; returns sentences about those that the link's reader did not read. */
  function take(link: PageLink): readonly string[] {
    const [linked, compared, linkedPrior] = [experimentOf(link), linkedComparison(link), priorOf(link)];
    if (linked && encodeLink(linked, compared) !== links.training()) experiment.getState().replace(linked, compared);
    if (linkedPrior && encodePriorLink(linkedPrior) !== links.prior()) prior.replace(linkedPrior);
    return link.view === 'sweep' ? sweep.follow(link.fragment) : [];
  }
  function present(looked = lookOf(view.getState())): PresentPage {
    const { view: shown, lesson, beside } = view.getState();
    const look = (shown === 'lesson' ? beside : shown) === 'training' ? encodeView(looked) : '';
    if (shown !== 'lesson') return { fragment: links[shown]() + look, place: shown, settings: links[shown]() };
    if (lesson === null) return { fragment: encodeLessonLink(null), place: shown, settings: '' };
    const settings = links[beside]();
    return { fragment: encodeLessonLink(lesson, settings) + look, place: `${shown} ${lesson} ${beside}`, settings };
  }
  const linkedTime = createLinkedTime({ run, time, training, settings: links.training, flags: live });
  const isShownAdvancing = () => {
    const shown = stageOf(view.getState());
    return shown === 'sweep' ? sweep.isRunning() : isAdvancing((shown === 'prior' ? prior.store : run).getState());
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
    else if (encodeView(lookOf(now)) !== encodeView(lookOf(before))) address.write(false);
    if (now.theme !== before.theme) showTheme(now.theme);
  });
  address.begin();
  showTheme(view.getState().theme);
  const onOpening = [...notices, ...view.getState().linkNotices, ...(onLocks === null ? [] : [onLocks]), ...onLoss];
  view.getState().setLinkNotices(onOpening);
  const show = () => {
    const look = shownOf(opened);
    // `start=paused` rests where the link says; a reader who wants less motion, or whose network is lost, begins by hand.
    const waits = live.isStill() || onLoss.length > 0;
    if (look && !waits) linkedTime.begin(look);
    stage().show();
    if (look) linkedTime.goTo(look, waits);
  };
  if (!flags.embed) show();

  restWhileHidden(isShownAdvancing, stage);

  const atNewest = (act: 'play' | 'step') => () => {
    time.now();
    stage()[act]();
  };
  const play = atNewest('play');

  return {
    experiment,
    run,
    runs,
    time,
    view,
    present: openPresentStore(flags, talk),
    flags: live.store,
    sharedFlags: live.asked,
    show,
    data,
    prior,
    sweep: sweep.bring,
    lessons: (openLessons) => {
      if (!lessonsLab) {
        lessonsLab = openLessons({ host, workers: sweepWorkers() });
        lessonsLab.begin(begun);
      }
      return lessonsLab;
    },
    inspection,
    pictures,
    pastFailure: past.failure,
    viewer,
    showRuns: training.showKept,
    network: training.network,
    openNetwork: (file, opened) => {
      view.getState().setView('training');
      training.openNetwork(file, opened);
    },
    training,
    link: () => linkTo(present().fragment),
    shareLink: () => linkTo(present({ ...lookOf(view.getState()), ...linkedTime.present() }).fragment),
    play,
    pause: () => stage().pause(),
    playOrPause: () => (isShownAdvancing() ? stage().pause() : play()),
    step: atNewest('step'),
    reset: () => stage().reset(),
    begin: (link) => beginLink(link, run, play),
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
      if (recording) training.showKept([recording]);
    },
    applyRemedy: (side) => applyRemedy({ experiment, run, reset: training.reset }, side),
  };
}
