import { plainName } from '../../config/export/plain-name.ts';
import { csvRow, type CsvValue } from '../../files/csv-text.ts';
import { learningRates, type RatedRun } from '../../config/learning-rates.ts';
import { RESULT_MEASURES, type RunSummary } from './run-entry.ts';
import { differencesAmongRuns, settingValue } from './run-names.ts';

/**
 * Returns the list of runs as a table, a row for each run, oldest first. Its columns: `run`, `started` (ISO 8601), every
 * setting that a run uses by its dotted path, `lastLearningRate`, `rateChanges` (JSON), `steps`, `seconds`, `stoppedEarly`, `regime`, and the last values of
 * measures, of layers their mean. What a run doesn't have is empty.
 */
export function runsCsvText(runs: readonly RunSummary[]): string {
  const { differing, common } = differencesAmongRuns(runs);
  const paths = [...differing, ...common];
  const ends = ['lastLearningRate', 'rateChanges', 'steps', 'seconds', 'stoppedEarly', 'regime', ...RESULT_MEASURES];
  const rows = runs.map((run) => [
    plainName(run.name),
    new Date(run.startedAt).toISOString(),
    ...paths.map((path) => cellOf(settingValue(run.experiment, path))),
    learningRates(run).at(-1)?.lr ?? null,
    changesOf(run),
    run.steps,
    run.seconds,
    run.hasFailed,
    run.regime,
    ...RESULT_MEASURES.map((measure) => run.results[measure]),
  ]);
  return `${[['run', 'started', ...paths, ...ends], ...rows].map(csvRow).join('\n')}\n`;
}

/** Returns the changes of the learning rate and of its schedule as JSON, `schedule` `null` for none; nothing where there was no change. */
function changesOf(run: RatedRun): CsvValue {
  const changes = learningRates(run).slice(1);
  return changes.length === 0
    ? null
    : JSON.stringify(changes.map((rate) => ({ ...rate, schedule: rate.schedule ?? null })));
}

function cellOf(value: unknown): CsvValue {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}
