import { createStore } from 'zustand';
import type { PageLink, View } from '../../config/link/page-link.ts';
import {
  DEFAULT_VIEW,
  VIEW_ROWS,
  type ChartName,
  type ChartView,
  type LinkedView,
} from '../../config/link/view-fields.ts';
import type { Question } from '../../engine/inspect/inspection.ts';
import { LESSON_IDS } from '../../lessons/lesson-ids.ts';
import { words } from '../../words/words.ts';

/** The themes: light, dark, or that of the system. */
export const THEMES = ['system', 'light', 'dark'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** What a link carries of the view itself: all but the open inspector and the place in time. */
export type ShownView = Omit<LinkedView, 'inspect' | 'at' | 'paused'>;
/** The layer that the charts of several runs show: one, the mean over all, or each in a small chart of its own. */
export type LayerChoice = ShownView['layer'];
/** The alignment that the third chart shows: that of the weights, that of their change, or both. */
export type Alignment = ShownView['alignment'];

/** The views that a lesson can have beside its text. */
export type Beside = 'training' | 'prior';

/** The state of the view; nothing here changes a run. */
export interface ViewState extends ShownView {
  view: View;
  /** The views whose code is there. The stage of another one takes over when it is. */
  loaded: readonly View[];
  /** The stage before the present view. */
  held: StageName;
  /** The id of the open lesson; `null` for the list of all lessons. */
  lesson: string | null;
  /** The view that the lab beside the text of a lesson shows. */
  beside: Beside;
  theme: Theme;
  /** The class of the points that are placed by a click. */
  drawnClass: -1 | 1;
  /** Whether the sheet with the controls is open on a phone; elsewhere they are always in sight. */
  sheetOpen: boolean;
  /** Whether the panel with all settings is open; that of the runs is closed then. */
  settingsOpen: boolean;
  /** Whether the panel with the list of runs is open. */
  runsOpen: boolean;
  /** Whether the help is open. */
  helpOpen: boolean;
  /** The step of the tour, from 0; `null` while it is not shown. */
  tourStep: number | null;
  /** Whether the gallery of experiments to begin with is open. */
  beginOpen: boolean;
  /** Whether the dialog with the files to take along is open. */
  takeAwayOpen: boolean;
  /** The inspected layer, with its weights or their change; `null` while the inspector is closed. */
  inspected: Question | null;
  /** The side of the inspected network. */
  inspectedSide: number;
  /** Whether the inspector shows its spectra as a table. */
  inspectorAsTable: boolean;
  /** The notices from reading the link, and on what can't be shown of the past; empty once a person has closed them. */
  linkNotices: readonly string[];
  /** Whether the notices only tell of what a person did, and go away by themselves. */
  noticesPass: boolean;
  /** The views that the address hides. */
  hidden: readonly View[];
  /** Returns whether a view is hidden, and says so if it is. */
  refuses: (view: View) => boolean;
  /** Shows the view of a link. */
  open: (link: PageLink) => void;
  setView: (view: View) => void;
  setLoaded: (view: View) => void;
  setLesson: (lesson: string | null) => void;
  /** Shows a view beside the text of a lesson, as a link shows it, if it says how. */
  setBeside: (beside: Beside, shown?: LinkedView | null) => void;
  setTheme: (theme: Theme) => void;
  setChart: (chart: ChartName, change: Partial<ChartView>) => void;
  setFit: (fit: ViewState['fit']) => void;
  setMovementReading: (reading: ViewState['movementReading']) => void;
  setWeightReading: (reading: ViewState['weightReading']) => void;
  setAlignment: (alignment: ViewState['alignment']) => void;
  setLayer: (layer: LayerChoice) => void;
  setFeaturesLayer: (layer: number) => void;
  setFeaturesAs: (as: NonNullable<ViewState['featuresAs']>) => void;
  setFunctionBeside: (beside: ViewState['functionBeside']) => void;
  setAnswersAs: (answersAs: ViewState['answersAs']) => void;
  setChosenUnits: (units: ViewState['chosenUnits']) => void;
  /** Chooses a unit, or lets it go. */
  toggleUnit: (unit: number) => void;
  setDrawnClass: (label: -1 | 1) => void;
  setSheetOpen: (open: boolean) => void;
  setSettingsOpen: (open: boolean) => void;
  setRunsOpen: (open: boolean) => void;
  setHelpOpen: (open: boolean) => void;
  setTourStep: (step: number | null) => void;
  /** Shows the tour from its first step, in the view that it is about. */
  beginTour: () => void;
  setBeginOpen: (open: boolean) => void;
  setTakeAwayOpen: (open: boolean) => void;
  /** Inspects a layer of the network of a side, the present side if none is given; its features are shown, too. */
  setInspected: (question: Question | null, side?: number) => void;
  setInspectorAsTable: (asTable: boolean) => void;
  /** Shows notices in place of those before; those that `pass` go away by themselves. */
  setLinkNotices: (notices: readonly string[], pass?: boolean) => void;
}

/** The stage that computes for a view; `none` for the list of lessons. */
export type StageName = Exclude<View, 'lesson'> | 'none';

/** The computation behind a view, with the actions of the transport. */
export interface Stage {
  /** Starts or resumes the computation, when the view is shown. */
  show: () => void;
  /** Pauses the computation when the view is hidden, unless it shall go on unseen. */
  hide: () => void;
  play: () => void;
  pause: () => void;
  /** Takes one step, then pauses; does nothing if there are no steps. */
  step: () => void;
  /** Starts the same again from the beginning. */
  reset: () => void;
}

const nothing = () => undefined;
/** The stage on which nothing computes. */
export const REST: Stage = {
  show: nothing,
  hide: nothing,
  play: nothing,
  pause: nothing,
  step: nothing,
  reset: nothing,
};

/**
 * Returns the stage of the shown view; for a lesson, that of the view beside its text. While a view can't be shown yet,
 * the stage before it goes on.
 */
export function stageOf({
  view,
  lesson,
  beside,
  loaded,
  held,
}: Pick<ViewState, 'view' | 'lesson' | 'beside' | 'loaded' | 'held'>): StageName {
  if (!loaded.includes(view)) return held;
  if (view !== 'lesson') return view;
  return lesson === null ? 'none' : beside;
}

/** The store of the view. */
export type ViewStore = ReturnType<typeof createViewStore>;

/** Creates the store of the view of a link, with this theme and with a suitable scale for each chart. */
export const createViewStore = (theme: Theme, link: PageLink, hidden: readonly View[] = []) =>
  createStore<ViewState>()((set, getState) => ({
    lesson: null,
    beside: 'training',
    theme,
    ...ofShown(DEFAULT_VIEW),
    drawnClass: 1,
    sheetOpen: false,
    settingsOpen: false,
    runsOpen: false,
    helpOpen: false,
    tourStep: null,
    beginOpen: false,
    takeAwayOpen: false,
    inspected: null,
    inspectedSide: 0,
    inspectorAsTable: false,
    ...linkedView(link),
    // The view with which the page opens has no stage before it, so it computes while it is loaded.
    loaded: ['training', link.view],
    held: 'none',
    hidden,
    refuses: (view) => {
      const isHidden = getState().hidden.includes(view);
      if (isHidden) getState().setLinkNotices([words.flags.hidden(words.page.views.names[view])]);
      return isHidden;
    },
    open: (opened) => set((state) => ({ ...linkedView(opened), held: stageOf(state) })),
    setView: (view) => {
      if (!getState().refuses(view)) set((state) => ({ view, held: stageOf(state) }));
    },
    setLoaded: (view) => set(({ loaded }) => ({ loaded: [...loaded, view] })),
    setLesson: (lesson) => set({ lesson }),
    setBeside: (beside, shown = null) => set({ beside, ...(shown && linkedLook(shown)) }),
    setTheme: (chosen) => {
      set({ theme: chosen });
      keepTheme(chosen);
    },
    setChart: (chart, change) =>
      set(({ charts }) => ({ charts: { ...charts, [chart]: { ...charts[chart], ...change } } })),
    setFit: (fit) => set(({ charts }) => ({ fit, charts: withOwnScale(charts, 'loss') })),
    setMovementReading: (movementReading) =>
      set(({ charts }) => ({ movementReading, charts: withOwnScale(charts, 'movement') })),
    setWeightReading: (weightReading) =>
      set(({ charts }) => ({ weightReading, charts: withOwnScale(charts, 'alignment') })),
    setAlignment: (alignment) => set({ alignment }),
    setLayer: (layer) => set({ layer }),
    setFeaturesLayer: (featuresLayer) => set({ featuresLayer }),
    setFeaturesAs: (featuresAs) => set({ featuresAs }),
    setFunctionBeside: (functionBeside) => set({ functionBeside }),
    setAnswersAs: (answersAs) => set({ answersAs }),
    setChosenUnits: (chosenUnits) => set({ chosenUnits }),
    toggleUnit: (unit) =>
      set(({ chosenUnits }) => ({
        chosenUnits: chosenUnits.includes(unit) ? chosenUnits.filter((each) => each !== unit) : [...chosenUnits, unit],
      })),
    setDrawnClass: (drawnClass) => set({ drawnClass }),
    setSheetOpen: (sheetOpen) => set({ sheetOpen, settingsOpen: false, runsOpen: false }),
    setSettingsOpen: (settingsOpen) => set({ settingsOpen, runsOpen: false }),
    setRunsOpen: (runsOpen) => set({ runsOpen, settingsOpen: false }),
    setBeginOpen: (beginOpen) => set({ beginOpen }),
    setTakeAwayOpen: (takeAwayOpen) => set({ takeAwayOpen }),
    setHelpOpen: (helpOpen) => set({ helpOpen }),
    setTourStep: (tourStep) => set({ tourStep }),
    beginTour: () =>
      set((state) => ({
        view: 'training',
        held: stageOf(state),
        helpOpen: false,
        settingsOpen: false,
        runsOpen: false,
        inspected: null,
        tourStep: 0,
      })),
    setInspected: (inspected, side) =>
      set((state) => ({
        inspected,
        inspectedSide: side ?? state.inspectedSide,
        ...(inspected && { featuresLayer: inspected.layer }),
      })),
    setInspectorAsTable: (inspectorAsTable) => set({ inspectorAsTable }),
    setLinkNotices: (linkNotices, noticesPass = false) => set({ linkNotices, noticesPass }),
  }));

/** Resets the scale of a chart to the suitable one, after a change of its measure. */
const withOwnScale = (charts: ViewState['charts'], chart: ChartName) => ({
  ...charts,
  [chart]: { ...charts[chart], logY: null },
});

/** Returns the state of the view that a link sets. */
const linkedView = (link: PageLink) => ({
  view: link.view,
  linkNotices: link.notices,
  noticesPass: false,
  ...(link.view === 'lesson' && linkedLesson(link)),
  ...((link.view === 'training' || link.view === 'lesson') && link.shown && linkedLook(link.shown)),
});

const ofShown = ({ inspect: _inspect, at: _at, paused: _paused, ...shown }: LinkedView): ShownView => shown;

/** Returns what the view of a link shows; a layer to look into is the one whose features are shown, too. */
const linkedLook = (shown: LinkedView) => ({
  ...ofShown(shown),
  featuresLayer: shown.featuresLayer ?? shown.inspect,
  inspected: shown.inspect === null ? null : ({ layer: shown.inspect, of: 'weights' } satisfies Question),
});

/** Returns the view as a link carries it, at the live edge of runs that train. */
export const lookOf = (state: ViewState): LinkedView => ({
  ...DEFAULT_VIEW,
  ...(Object.fromEntries(
    Object.keys(VIEW_ROWS).flatMap((name) => (name in state ? [[name, state[name as keyof ShownView]]] : [])),
  ) as unknown as ShownView),
  inspect: state.inspected?.layer ?? null,
});

/** Returns the lesson of a link, and the view beside it; for an unknown lesson, the list. */
function linkedLesson({ lesson, experiment, prior, notices }: Extract<PageLink, { view: 'lesson' }>) {
  const isKnown = lesson === null || LESSON_IDS.includes(lesson);
  const beside: Beside | null = prior ? 'prior' : experiment ? 'training' : null;
  return {
    lesson: isKnown ? lesson : null,
    ...(!isKnown && { linkNotices: [words.link.unknownLesson(lesson), ...notices] }),
    ...(beside && { beside }),
  };
}

/** The key of the theme in the browser's storage. */
const THEME_KEY = 'theme';

/** Reads the theme chosen last time on this machine; `system` if there is none, or storage is not available. */
export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Keeps a theme that a person chose for next time. */
function keepTheme(theme: Theme) {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Without storage the theme still holds for this visit.
  }
}

/** Shows a theme. */
export function showTheme(theme: Theme) {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}
