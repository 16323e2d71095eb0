/**
 * Makes any configuration a valid experiment. It changes as little as it can and reports each change.
 * Links and controls use it, so that no combination of settings is a dead end.
 */
import { parseToFirstProblem, type ConfigProblem, type Experiment } from './experiment.ts';
import { changeDraft, draftValue, type Draft } from '../settings/draft.ts';
import type { Change } from '../settings/row.ts';
import { TASK_NAMES } from '../tasks/tasks.ts';
import { settingRow } from './settings/settings.ts';

/** One setting that was changed, and why. */
export interface Repair {
  /** Dotted path of the setting that was changed. */
  path: string;
  /** The value found there; `undefined` if it was missing. */
  found: unknown;
  /** The allowed values, as a phrase. */
  allowed: string;
  /** The value used instead; `undefined` if the setting is left out. */
  used: unknown;
}

/** How often the remedy of a setting is tried before its base value; a remedy may uncover another clash. */
const REMEDY_TRIALS = 2;

/** Returns the change when a setting is at fault for the `trial`-th time: its remedy, base value, or base section. */
function changeFor(path: string, trial: number, draft: Draft, base: Experiment): Change {
  const task = TASK_NAMES.find((name) => name === draftValue(draft, 'task.name'));
  const remedy = settingRow(path, task)?.remedy;
  if (remedy && trial < REMEDY_TRIALS) return remedy(draft, base);
  const section = path.split('.')[0];
  return trial <= REMEDY_TRIALS
    ? { path, value: draftValue(base, path) }
    : { path: section, value: draftValue(base, section) };
}

/** The maximum number of rounds: enough to try each setting in every way. After them the base itself is taken. */
const MAX_ROUNDS = 100;

/**
 * Returns the valid experiment nearest to a draft: settings that break the schema take a value that fits,
 * or that of `base`. Never throws.
 *
 * @param draft sections of settings, each complete but perhaps wrong
 * @param base a valid experiment with the same task name
 */
export function repairExperiment(draft: Draft, base: Experiment): { experiment: Experiment; repairs: Repair[] } {
  const trials = new Map<string, number>();
  const faults = new Map<string, { found: unknown; allowed: string }>();
  let present = draft;

  const mend = ({ key, allowed }: ConfigProblem) => {
    const faulty = key.split('.').slice(0, 2).join('.');
    const trial = trials.get(faulty) ?? 0;
    trials.set(faulty, trial + 1);
    const { path, value } = changeFor(faulty, trial, present, base);
    if (!faults.has(path)) faults.set(path, { found: draftValue(present, path), allowed });
    present = changeDraft(present, path, value);
  };
  const outcome = (experiment: Experiment) => ({
    experiment,
    repairs: [...faults].map(([path, fault]) => ({ path, ...fault, used: draftValue(experiment, path) })),
  });

  for (let round = 0; round < MAX_ROUNDS; round++) {
    const parsed = parseToFirstProblem(present);
    if (parsed.ok) return outcome(parsed.experiment);
    mend(parsed.problems[0]);
  }
  return outcome(base);
}
