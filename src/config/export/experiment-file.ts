/**
 * An experiment as a file that the page and the command line open (`--config`): all of its settings, as JSON. Of a
 * comparison it holds the left one, and the other one as `right`.
 */
import { words } from '../../words/words.ts';
import { parseExperiment, type ConfigProblem, type Experiment, type ParsedExperiment } from '../experiment.ts';

/** The content of the file of an experiment, or what is wrong with it. */
export type ReadExperimentFile =
  { ok: true; experiment: Experiment; right: Experiment | null } | { ok: false; problems: ConfigProblem[] };

/** Returns the text of the file. */
export const experimentFileText = (experiment: Experiment, right: Experiment | null): string =>
  `${JSON.stringify(right ? { ...experiment, right } : experiment, null, 2)}\n`;

/** Reads the JSON value of a file; of the file of a run, its experiment. Settings that are left out are neutral. Never throws. */
export function parseExperimentFile(json: unknown): ReadExperimentFile {
  const { left, right: given } = settingsOf(json);
  const parsed = parseObject(left);
  if (!parsed.ok || given === undefined) return parsed.ok ? { ...parsed, right: null } : parsed;
  // A third network has no place.
  const other = settingsOf(given);
  const right = parseObject(other.right === undefined ? other.left : given);
  if (right.ok) return { ...parsed, right: right.experiment };
  return { ok: false, problems: right.problems.map((problem) => ({ ...problem, key: `right.${problem.key}` })) };
}

/** Parses settings; a list is none, although it may be empty. */
const parseObject = (json: unknown): ParsedExperiment =>
  Array.isArray(json)
    ? { ok: false, problems: [{ key: words.config.whole, value: json, allowed: words.config.object }] }
    : parseExperiment(json);

/** Returns the settings in a file: those of the result of a run are under `config`. */
function settingsOf(json: unknown): { left: unknown; right?: unknown } {
  if (isRunResult(json)) return { left: json.config, right: json.right };
  if (!isObject(json)) return { left: json };
  const { right, ...left } = json;
  return { left, right };
}

/** The JSON value of a run's file, which nobody has checked. */
export type RunJson = Record<string, unknown> & { config: unknown; frames: unknown };

/** Returns whether a JSON value is the result of a run (`run-result.ts`), and not the settings of one. */
export const isRunResult = (json: unknown): json is RunJson => isObject(json) && 'config' in json && 'frames' in json;

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
