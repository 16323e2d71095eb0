import { spoken } from '../language.ts';

/** The words of the charts of results, which are loaded late. */
export const resultCharts = spoken('resultCharts', {
  histogram: {
    empty: 'No values yet.',
    bin: (from: string, to: string) => `${from} to ${to}`,
    summary: (title: string, labels: readonly string[]) => `${title}. Shown: ${labels.join(', ')}.`,
  },
  heatMap: {
    keys: 'The arrow keys read the cells one by one, Home and End the ends of a row; Escape ends it.',
    chooseKeys: 'Enter chooses the cell.',
    axisValue: (label: string, value: string) => `${label} ${value}`,
    cell: (places: readonly string[]) => places.join(' · '),
    /** Writes a band over seeds. */
    band: (low: string, high: string) => `${low} to ${high}`,
    bandLabel: 'band',
    reading: (cell: string, values: readonly string[]) => `${cell}: ${values.join(', ')}.`,
    states: {
      empty: 'not there yet',
      running: 'in training',
      diverged: 'diverged',
      failed: 'failed',
      refused: 'not possible',
    },
    best: { lowest: 'lowest of its row', highest: 'highest of its row' },
    bestKey: { lowest: 'lowest of each row', highest: 'highest of each row' },
    /** Names the best cell if other cells leave out seeds. */
    ofWhole: (best: string) => `${best} where all seeds count`,
    partialKey: 'some seeds left out',
    /** Writes the end of the colours if values lie beyond it. */
    atLeast: (value: string) => `≥ ${value}`,
    summary: (title: string, done: string, all: string, low: string, high: string) =>
      `${title}. ${done} of ${all} cells have a value, from ${low} to ${high}.`,
    emptySummary: (title: string) => `${title}. No cell has a value yet.`,
  },
  xy: {
    keys: 'Left and right arrow keys read the points place by place, Home and End the first and the last; Escape ends it.',
    chooseKeys: 'Enter chooses the place.',
    place: (label: string, value: string) => `${label} ${value}`,
    slope: (slope: string, error: string) => `slope ${slope} ± ${error}`,
    withSlope: (label: string, slope: string) => `${label}, ${slope}`,
    band: (low: string, high: string) => `${low} to ${high}`,
    /** What the crosses at the top of a chart mark. */
    lost: 'no value',
    lostMarks: 'Crosses at the top mark places where networks have no value.',
    empty: 'No values yet.',
    withBand: (value: string, band: string) => `${value} (${band})`,
    summary: (title: string, series: readonly string[]) => `${title}. Shown: ${series.join(', ')}.`,
  },
});
