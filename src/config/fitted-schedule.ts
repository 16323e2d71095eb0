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
  const own = lengthPath(draft);
  const { neutral } = SETTINGS[own].kind;
  const isSet = (draftValue(draft, own) ?? neutral) !== neutral;
  const fitted = isSet ? draft : changeDraft(draft, own, fittedLength(draft));
  const needless = PATHS.filter((path) => isNeedless(path, draft));
  return needless.reduce((kept, path) => changeDraft(kept, path, undefined), fitted);
}

/**
 * Returns a copy of a configuration whose steps or whose warm-up were just changed: a schedule that ended with the run before ends with
 * it again.
 */
export function refittedSchedule(draft: Draft, before: Draft): Draft {
  if ((draftValue(draft, 'train.schedule.kind') ?? 'constant') === 'constant') return draft;
  const [own, length] = [lengthPath(draft), fittedLength(draft)];
  const isFitted = draftValue(before, own) === fittedLength(before);
  // A number of steps that is refused has no length.
  return isFitted && Number.isInteger(length) ? changeDraft(draft, own, length) : draft;
}

/** Returns the setting of how long a schedule takes, or a part of it. */
const lengthPath = (draft: Draft) =>
  draftValue(draft, 'train.schedule.kind') === 'cosine'
    ? ('train.schedule.steps' as const)
    : ('train.schedule.every' as const);

/** Returns the value of that setting with which the schedule ends with the run. */
function fittedLength(draft: Draft): number {
  const warmup = draftValue(draft, 'train.schedule.warmup') ?? 0;
  const steps = draftValue(draft, 'train.steps') ?? SETTINGS['train.steps'].kind.neutral;
  const left = Math.max(1, Number(steps) - Number(warmup));
  return draftValue(draft, 'train.schedule.kind') === 'cosine' ? left : Math.ceil(left / DROPS);
}
