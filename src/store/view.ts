import { createStore } from 'zustand';
import type { LayerMeasure } from '../config/frame.ts';

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
  logY: boolean;
  /** The numbers as a table in place of the curves. */
  asTable: boolean;
}

/** Which alignment the third chart shows: of the weights, of what they have learned, or both. */
export type Alignment = 'uncentered' | 'centered' | 'both';

/** What the third chart shows: an alignment in one of its two conventions, how much of it was learned, or the weights' movement. */
export const WEIGHT_READINGS = ['nfa', 'nfaPearson', 'nfaRatio', 'weightMove'] as const;
/** One of {@link WEIGHT_READINGS}. */
export type WeightReading = (typeof WEIGHT_READINGS)[number];

/** What the page shows and how; nothing here changes a run. */
export interface ViewState {
  theme: Theme;
  charts: Record<ChartName, ChartView>;
  /** What the first chart shows of a classification. */
  fit: 'loss' | 'accuracy';
  /** What the second chart shows. */
  layerMeasure: LayerMeasure;
  weightReading: WeightReading;
  alignment: Alignment;
  /** Whether the panel with all settings is open. */
  settingsOpen: boolean;
  /** What was noticed while the link was read; empty once it has been read and closed. */
  linkNotices: readonly string[];
  setTheme: (theme: Theme) => void;
  setChart: (chart: ChartName, change: Partial<ChartView>) => void;
  setFit: (fit: ViewState['fit']) => void;
  setLayerMeasure: (measure: LayerMeasure) => void;
  setWeightReading: (reading: WeightReading) => void;
  setAlignment: (alignment: ViewState['alignment']) => void;
  setSettingsOpen: (open: boolean) => void;
  setLinkNotices: (notices: readonly string[]) => void;
}

/** The store of the view. */
export type ViewStore = ReturnType<typeof createViewStore>;

/** Opens with the theme kept from last time, loss on a log scale, and everything else plain. */
export const createViewStore = (theme: Theme) =>
  createStore<ViewState>()((set) => ({
    theme,
    charts: {
      loss: { logX: false, logY: true, asTable: false },
      movement: { logX: false, logY: false, asTable: false },
      alignment: { logX: false, logY: false, asTable: false },
    },
    fit: 'loss',
    layerMeasure: 'featureMove',
    weightReading: 'nfa',
    alignment: 'both',
    settingsOpen: false,
    linkNotices: [],
    setTheme: (chosen) => set({ theme: chosen }),
    setChart: (chart, change) =>
      set(({ charts }) => ({ charts: { ...charts, [chart]: { ...charts[chart], ...change } } })),
    setFit: (fit) => set({ fit }),
    setLayerMeasure: (layerMeasure) => set({ layerMeasure }),
    setWeightReading: (weightReading) => set({ weightReading }),
    setAlignment: (alignment) => set({ alignment }),
    setSettingsOpen: (settingsOpen) => set({ settingsOpen }),
    setLinkNotices: (linkNotices) => set({ linkNotices }),
  }));
