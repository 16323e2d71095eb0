/** The columns of the table of runs: settings in which they differ, results, and on demand the other settings. */
import { formatCount, formatSetting, formatTableNumber, NOT_MEASURED } from '../../charts/shell/format-number.ts';
import { REGIMES } from '../../config/measures/regime.ts';
import { measureRow, measureWords, placeOf } from '../../config/measures/measures.ts';
import { RESULT_MEASURES, type ResultMeasure, type RunSummary } from '../../store/runs/run-entry.ts';
import { differencesAmongRuns, settingText, TASK_PATH } from '../../store/runs/run-names.ts';
import { words } from '../../words/words.ts';
import { settingName } from '../../config/sweep/axis.ts';

const said = words.runsPanel;

/** A column of the table. */
export interface RunColumn {
  key: string;
  title: string;
  /** More about it than its title says. */
  about?: string;
  textOf: (run: RunSummary) => string;
  /** The values to sort by; absent: the column is one of settings. */
  numberOf?: (run: RunSummary) => number | null;
  /** Whether the best value is the largest, so that it comes first. */
  isMoreBetter?: boolean;
}

/** The order of the rows: by the time at which runs began, newest first, or by a column. */
export type RunOrder = { key: string; isRising: boolean } | null;

/** Returns the columns for these runs. */
export function runColumns(runs: readonly RunSummary[], withAll: boolean): RunColumn[] {
  const { differing, common } = differencesAmongRuns(runs);
  return [...differing.map(settingColumn), ...resultColumns(runs), ...(withAll ? common.map(settingColumn) : [])];
}

/** Returns the runs in an order; those without a value come last. */
export function inOrder<Run extends RunSummary>(
  runs: readonly Run[],
  columns: readonly RunColumn[],
  order: RunOrder,
): Run[] {
  const numberOf = columns.find(({ key }) => key === order?.key)?.numberOf;
  if (!order || !numberOf) return runs.toReversed();
  const rank = (run: Run) => (numberOf(run) ?? (order.isRising ? Infinity : -Infinity)) * (order.isRising ? 1 : -1);
  return runs.toSorted((a, b) => compare(rank(a), rank(b)));
}

/** The most rows at first: more take the page longer to draw than a person waits. */
const FIRST_ROWS = 25;

/** Returns the rows that are shown at first: the first ones, and all pinned runs. */
export const firstRows = <Run extends RunSummary>(runs: readonly Run[]): Run[] =>
  runs.filter(({ isPinned }, i) => i < FIRST_ROWS || isPinned);

// Infinity - Infinity is no number.
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/** Returns the order after a press on the head of a column: the best first, then the worst first, then newest first. */
export function nextOrder(order: RunOrder, { key, isMoreBetter = false }: RunColumn): RunOrder {
  if (order?.key !== key) return { key, isRising: !isMoreBetter };
  return order.isRising === isMoreBetter ? null : { key, isRising: isMoreBetter };
}

const settingColumn = (path: string): RunColumn => ({
  key: path,
  title: path === TASK_PATH ? said.task : settingName(path),
  textOf: (run) => settingText(run, path) ?? NOT_MEASURED,
});

/** Returns the columns of results: of measures only those that at least one run has. */
function resultColumns(runs: readonly RunSummary[]): RunColumn[] {
  const { steps, seconds, regime } = said.columns;
  return [
    {
      key: 'regime',
      title: regime,
      textOf: (run) => words.regime.names[run.regime],
      numberOf: (run) => (run.regime === 'unknown' || run.regime === 'diverging' ? null : REGIMES.indexOf(run.regime)),
    },
    ...RESULT_MEASURES.filter((measure) => runs.some(({ results }) => results[measure] !== null)).map(measureColumn),
    { key: 'steps', title: steps, textOf: (run) => formatCount(run.steps), numberOf: (run) => run.steps },
    { key: 'seconds', title: seconds, textOf: (run) => formatSetting(run.seconds, 2), numberOf: (run) => run.seconds },
  ];
}

function measureColumn(measure: ResultMeasure): RunColumn {
  const { title } = measureWords(measure);
  return {
    key: measure,
    title,
    about: placeOf(measure) === 'run' ? said.lastOf(title) : said.meanOf(title),
    textOf: ({ results }) => formatTableNumber(results[measure], 3),
    numberOf: ({ results }) => results[measure],
    isMoreBetter: measureRow(measure).better === 'more',
  };
}
