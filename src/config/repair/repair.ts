/**
 * Makes any configuration a valid experiment. It changes as little as it can and reports each change.
 * Links use it, so that none is a dead end.
 */
import * as v from 'valibot';
import { draftValue, type Change, type Draft } from '../../settings/draft.ts';
import { TASK_NAMES } from '../../tasks/tasks.ts';
import { parseToFirstProblem, type ConfigProblem, type Experiment } from '../experiment.ts';
import { settingRow } from '../settings/settings.ts';
import { leastRepair, type Repaired } from './least-repair.ts';
import { remediesOf } from './remedies.ts';

/** What the others depend on: with another rule or task, a setting means something else. */
const LEADING: ReadonlySet<string> = new Set(['task.name', 'train.rule', 'train.optimizer']);

const NONE: ReadonlySet<string> = new Set();

/**
 * Returns the valid experiment nearest to a draft. A bad value is replaced by that of `base`. Of settings that clash
 * the unstated one changes, however many these are; of two stated ones that which `remedies.ts` prefers. Never throws.
 *
 * @param draft sections of settings, each complete but perhaps wrong
 * @param base a valid experiment with the same task name
 * @param stated the dotted paths of the settings that a person stated; the others are defaults
 */
export function repairExperiment(draft: Draft, base: Experiment, stated = NONE): Repaired<Experiment> {
  const task = TASK_NAMES.find((name) => name === draftValue(draft, 'task.name'));
  const isValid = (path: string) => {
    const row = settingRow(path, task);
    return row !== undefined && v.is(row.kind.schema, draftValue(draft, path));
  };
  const repaired = leastRepair<Experiment>({
    draft,
    stated: new Set([...stated].filter(isValid)),
    leading: LEADING,
    check: (present) => {
      const parsed = parseToFirstProblem(present);
      return parsed.ok ? { ok: true, value: parsed.experiment } : { ok: false, problem: parsed.problems[0] };
    },
    mends: (problem, present) => mendsOf(problem, present, base),
  });
  return repaired ?? { value: base, causes: new Map() };
}

function mendsOf({ key }: ConfigProblem, draft: Draft, base: Experiment): Change[] {
  const task = TASK_NAMES.find((name) => name === draftValue(draft, 'task.name'));
  const names = key.split('.');
  const paths = names.map((_, i) => names.slice(0, i + 1).join('.'));
  const setting = paths.find((path) => settingRow(path, task)) ?? paths.slice(0, 2).at(-1) ?? key;
  const row = settingRow(setting, task);
  const isClash = !row || v.is(row.kind.schema, draftValue(draft, setting));
  const remedies = isClash && paths.at(-1) === setting ? remediesOf(setting, draft, base) : [];
  if (remedies.length > 0) return remedies;
  const isLikeBase = draftValue(draft, setting) === draftValue(base, setting);
  return [toBase(isLikeBase ? names[0] : setting, draft, base)];
}

/** Returns the change to the value of the base. A section of which nothing else is left goes with its last setting. */
function toBase(path: string, draft: Draft, base: Experiment): Change {
  const value = draftValue(base, path);
  const section = path.slice(0, path.lastIndexOf('.'));
  const isLast = section.includes('.') && Object.keys(draftValue(draft, section) ?? {}).length === 1;
  return isLast && value === undefined ? { path: section, value: undefined } : { path, value };
}
