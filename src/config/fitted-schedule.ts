import { changeDraft, draftValue, type Draft } from '../settings/draft.ts';
import { SETTINGS } from './settings/settings.ts';

/** The drops of a schedule within a run, until a person sets how many steps lie between them. */
const DROPS = 3;

/**
 * Returns a copy of a configuration whose schedule was just chosen. The schedule ends with the run, unless its steps were set, and a
 * constant rate keeps its warm-up alone.
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
  return isSet ? draft : changeDraft(draft, own, kind === 'cosine' ? left : Math.ceil(left / DROPS));
}
