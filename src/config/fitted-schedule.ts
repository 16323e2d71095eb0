import { changeDraft, draftValue, type Draft } from '../settings/draft.ts';
import { isNeedless } from './comparison.ts';
import { SCHEDULE } from './settings/schedule-settings.ts';
import { SETTINGS } from './settings/settings.ts';

/** The settings of schedules. */
const PATHS = Object.keys(SCHEDULE).map((name) => `train.schedule.${name}`);

/** The drops of a schedule within a run, until a person sets how many steps lie between them. */
const DROPS = 3;

/**
 * Returns a copy of a configuration whose schedule was just chosen. The schedule ends with the run, unless its steps were set. Beside
 * its own settings it keeps the warm-up alone.
 */
export function fittedSchedule(draft: Draft): Draft {
  const kind = draftValue(draft, 'train.schedule.kind') ?? 'constant';
  const warmup = draftValue(draft, 'train.schedule.warmup') ?? 0;
  if (kind === 'constant') return changeDraft(draft, 'train.schedule', warmup === 0 ? undefined : { warmup });
  const steps = draftValue(draft, 'train.steps') ?? SETTINGS['train.steps'].kind.neutral;
  const left = Math.max(1, Number(steps) - Number(warmup));
  const own = kind === 'cosine' ? ('train.schedule.steps' as const) : ('train.schedule.every' as const);
  const { neutral } = SETTINGS[own].kind;
  const isSet = (draftValue(draft, own) ?? neutral) !== neutral;
  const fitted = isSet ? draft : changeDraft(draft, own, kind === 'cosine' ? left : Math.ceil(left / DROPS));
  const needless = PATHS.filter((path) => isNeedless(path, draft));
  return needless.reduce((kept, path) => changeDraft(kept, path, undefined), fitted);
}
