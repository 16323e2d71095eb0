import { createStore } from 'zustand';
import type { View } from '../config/page-link.ts';
import type { LayerMeasure, RunMeasure } from '../config/frame.ts';
import type { Question } from '../engine/inspect/inspection.ts';

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
export type Alignment = 'uncentered' | 'centered' | 'both';

/** The measures of the whole network that the second chart can show in place of one of the layers. */
export const NETWORK_READINGS = [
  'outputRms',
  'ntkMove',
  'ntkChange',
  'ntkTarget',
  'twinGap',
  'inferenceEnergy',
  'equilibriumGap',
] as const satisfies readonly RunMeasure[];
/** One of {@link NETWORK_READINGS}. */
export type NetworkReading = (typeof NETWORK_READINGS)[number];
/** What the second chart shows. */
export type MovementReading = LayerMeasure | NetworkReading;

/**
 * What the third chart shows: an alignment in one of its conventions, how much of it was learned, the weights'
 * movement, how they pass on the features' moves, or the direction of a learning rule against another one.
 */
export const WEIGHT_READINGS = [
  'nfa',
  'nfaPearson',
  'nfaSqrt',
  'nfaRatio',
  'weightMove',
  'omega',
  'bpCosine',
  'gaussNewtonCosine',
] as const;
/** One of {@link WEIGHT_READINGS}. */
export type WeightReading = (typeof WEIGHT_READINGS)[number];

/** What the page shows and how; nothing here changes a run. */
export interface ViewState {
  /** Training, or a prior. */
  view: View;
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
  setView: (view: View) => void;
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

/** The store of the view. */
export type ViewStore = ReturnType<typeof createViewStore>;

/** A chart that shows something else has the scale that suits it. */
const withOwnScale = (charts: ViewState['charts'], chart: ChartName) => ({
  ...charts,
  [chart]: { ...charts[chart], logY: null },
});

/** Opens with the theme kept from last time, and each chart with the scale that suits it. */
export const createViewStore = (theme: Theme, view: View) =>
  createStore<ViewState>()((set) => ({
    view,
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
    linkNotices: [],
    setView: (shown) => set({ view: shown }),
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
