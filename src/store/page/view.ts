import { createStore } from 'zustand';
import type { PageLink, View } from '../../config/link/page-link.ts';
import type { MovementReading, WeightReading } from '../../config/measures/chart-readings.ts';
import type { AlignmentKind } from '../../config/measures/weight-measures.ts';
import type { Question } from '../../engine/inspect/inspection.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { words } from '../../words/words.ts';

/** Light, dark, or whatever the system says. */
export const THEMES = ['system', 'light', 'dark'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** The charts of the page. */
export const CHARTS = ['loss', 'movement', 'alignment'] as const;
/** One of {@link CHARTS}. */
export type ChartName = (typeof CHARTS)[number];

/** How one chart is shown. */
export interface ChartView {
  logX: boolean;
  /** `null`: as suits what the chart shows. */
  logY: boolean | null;
  /** The numbers as a table in place of the curves. */
  asTable: boolean;
}

/** Which alignment the third chart shows: of the weights, of what they have learned, or both. */
export type Alignment = AlignmentKind | 'both';

/** What a lesson can have beside its text. */
export type Beside = 'training' | 'prior';

/** What the page shows and how; nothing here changes a run. */
export interface ViewState {
  view: View;
  /** The lesson that is open; `null`: the list of all. */
  lesson: string | null;
  /** What the lab beside the text of a lesson shows. */
  beside: Beside;
  theme: Theme;
  charts: Record<ChartName, ChartView>;
  /** What the first chart shows of a classification. */
  fit: 'loss' | 'accuracy';
  /** What the second chart shows. */
  movementReading: MovementReading;
  weightReading: WeightReading;
  alignment: Alignment;
  /** Whether the panel with all settings is open. */
  settingsOpen: boolean;
  /** The layer that is looked into, and whether at its weights or at their change; `null` while the inspector is closed. */
  inspected: Question | null;
  /** Whether the inspector shows its spectra as a table. */
  inspectorAsTable: boolean;
  /** What was noticed while the link was read; empty once it has been read and closed. */
  linkNotices: readonly string[];
  /** Shows what a link asks for. */
  open: (link: PageLink) => void;
  setView: (view: View) => void;
  setLesson: (lesson: string | null) => void;
  setBeside: (beside: Beside) => void;
  setTheme: (theme: Theme) => void;
  setChart: (chart: ChartName, change: Partial<ChartView>) => void;
  setFit: (fit: ViewState['fit']) => void;
  setMovementReading: (reading: MovementReading) => void;
  setWeightReading: (reading: WeightReading) => void;
  setAlignment: (alignment: ViewState['alignment']) => void;
  setSettingsOpen: (open: boolean) => void;
  setInspected: (question: Question | null) => void;
  setInspectorAsTable: (asTable: boolean) => void;
  setLinkNotices: (notices: readonly string[]) => void;
}

/** What computes for a view; nothing for the list of lessons. */
export type StageName = Exclude<View, 'lesson'> | 'none';

/** What computes behind a view, and what the transport does with it. */
export interface Stage {
  /** The view is shown: it computes, or goes on. */
  show: () => void;
  /** The view is hidden: it rests, unless it is meant to go on unseen. */
  hide: () => void;
  play: () => void;
  pause: () => void;
  /** One step, then a pause; nothing where there are no steps. */
  step: () => void;
  /** The same again from the beginning. */
  reset: () => void;
}

/** The stage of what is shown: beside a lesson it is that of another view. */
export function stageOf({ view, lesson, beside }: Pick<ViewState, 'view' | 'lesson' | 'beside'>): StageName {
  if (view !== 'lesson') return view;
  return lesson === null ? 'none' : beside;
}

/** The store of the view. */
export type ViewStore = ReturnType<typeof createViewStore>;

/** Opens what a link asks for, with the theme kept from last time and each chart with the scale that suits it. */
export const createViewStore = (theme: Theme, link: PageLink) =>
  createStore<ViewState>()((set) => ({
    lesson: null,
    beside: 'training',
    theme,
    charts: {
      loss: { logX: false, logY: null, asTable: false },
      movement: { logX: false, logY: null, asTable: false },
      alignment: { logX: false, logY: null, asTable: false },
    },
    fit: 'loss',
    movementReading: 'featureMove',
    weightReading: 'nfa',
    alignment: 'both',
    settingsOpen: false,
    inspected: null,
    inspectorAsTable: false,
    ...linkedView(link),
    open: (opened) => set(linkedView(opened)),
    setView: (view) => set({ view }),
    setLesson: (lesson) => set({ lesson }),
    setBeside: (beside) => set({ beside }),
    setTheme: (chosen) => set({ theme: chosen }),
    setChart: (chart, change) =>
      set(({ charts }) => ({ charts: { ...charts, [chart]: { ...charts[chart], ...change } } })),
    setFit: (fit) => set(({ charts }) => ({ fit, charts: withOwnScale(charts, 'loss') })),
    setMovementReading: (movementReading) =>
      set(({ charts }) => ({ movementReading, charts: withOwnScale(charts, 'movement') })),
    setWeightReading: (weightReading) =>
      set(({ charts }) => ({ weightReading, charts: withOwnScale(charts, 'alignment') })),
    setAlignment: (alignment) => set({ alignment }),
    setSettingsOpen: (settingsOpen) => set({ settingsOpen }),
    setInspected: (inspected) => set({ inspected }),
    setInspectorAsTable: (inspectorAsTable) => set({ inspectorAsTable }),
    setLinkNotices: (linkNotices) => set({ linkNotices }),
  }));

/** A chart that shows something else has the scale that suits it. */
const withOwnScale = (charts: ViewState['charts'], chart: ChartName) => ({
  ...charts,
  [chart]: { ...charts[chart], logY: null },
});

/** What a link says about the view. */
const linkedView = (link: PageLink) => ({
  view: link.view,
  linkNotices: link.notices,
  ...(link.view === 'lesson' && linkedLesson(link)),
  ...(link.view === 'training' &&
    link.inspect !== null && { inspected: { layer: link.inspect, of: 'weights' } satisfies Question }),
});

/** The lesson of a link, and what is beside it; of a lesson that there is none of, the list. */
function linkedLesson({ lesson, experiment, prior, notices }: Extract<PageLink, { view: 'lesson' }>) {
  const isKnown = lesson === null || LESSONS.some(({ id }) => id === lesson);
  const beside: Beside | null = prior ? 'prior' : experiment ? 'training' : null;
  return {
    lesson: isKnown ? lesson : null,
    ...(!isKnown && { linkNotices: [words.lessons.unknown(lesson), ...notices] }),
    ...(beside && { beside }),
  };
}

/** Where the browser remembers the theme. */
const THEME_KEY = 'theme';

/** The theme chosen last time on this machine; `system` when there is none, or storage is closed to us. */
export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows a theme, and keeps it for next time where storage allows. */
export function showTheme(theme: Theme) {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // A browser that keeps nothing still shows the theme for this visit.
  }
}
