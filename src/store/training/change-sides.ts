/** Changes of settings on one side or on both sides of a comparison: either all of a change holds, or none of it. */
import { differencesOf, isNeedless, type Difference } from '../../config/comparison.ts';
import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import { getAtPath, type SettingPath } from '../../config/setting-path.ts';
import { changeDraft } from '../../settings/draft.ts';
import { words } from '../../words/words.ts';
import { refusalOf } from '../page/refusals.ts';
import { followChange } from './follow-change.ts';

/** The experiments that train, and what is known of them. */
export interface Sides {
  experiment: Experiment;
  right: Experiment | null;
  differing: readonly SettingPath[];
  before: Experiment | null;
}

/** A requested value; without a side it is for all sides that share the setting. */
export interface Change {
  path: SettingPath;
  value: unknown;
  side?: 'left' | 'right';
  /** Whether a task that is chosen leaves all other settings as they are. */
  keepsMine?: boolean;
}

/** The sides after a change; the reason why it was refused; or `same` if nothing would change. */
export type Outcome = Sides | { sentence: string } | 'same';

const SINGLE = { right: null, differing: [], before: null };

/** Returns the sides after the change of one setting. */
export function settingChanged(sides: Sides, { path, value, side, keepsMine = false }: Change): Outcome {
  const { experiment, right } = sides;
  if (!right) {
    if (isSame(getAtPath(experiment, path), value)) return 'same';
    const taken = withSetting(experiment, path, value, keepsMine ? null : []);
    return 'sentence' in taken ? taken : { ...sides, experiment: taken.experiment };
  }
  const isOwn = side !== undefined || sides.differing.includes(path);
  // A setting that only one of them uses, such as one of its learning rule, is for that one.
  const isFor = (one: Experiment, other: Experiment) => !isNeedless(path, one) || isNeedless(path, other);
  const isLeft = isOwn ? side !== 'right' : isFor(experiment, right);
  const isRight = isOwn ? side === 'right' : isFor(right, experiment);
  const isSameOn = (on: Experiment) => isSame(getAtPath(on, path), value);
  if ((!isLeft || isSameOn(experiment)) && (!isRight || isSameOn(right))) return 'same';
  // Two tasks are compared under the same settings.
  const kept = keepsMine || sides.differing.includes('task.name') ? null : sides.differing;
  const found = bothTaken(
    isLeft ? withSetting(experiment, path, value, kept) : { experiment },
    isRight ? withSetting(right, path, value, kept) : { experiment: right },
  );
  if ('sentence' in found) return found;
  const differing = differingAfter(sides.differing, { experiment, right }, found, isOwn ? path : null);
  return differing.length === 0 ? { ...SINGLE, experiment: found.experiment } : { ...sides, ...found, differing };
}

/** Returns the comparison of an experiment with itself in these settings, in place of another comparison. */
export function comparing(sides: Sides, differences: readonly Difference[]): Outcome {
  const { experiment } = singleAgain(sides);
  const found = bothTaken(
    withSettings(experiment, differences, 'left'),
    withSettings(experiment, differences, 'right'),
  );
  if ('sentence' in found) return found;
  const asked = differences.map(({ path }) => path);
  const differing = [...new Set([...asked, ...differencesOf(found.experiment, found.right)])];
  return { ...found, differing, before: experiment };
}

/** Returns the one experiment that a comparison goes back to; without a comparison, the experiment as it is. */
export function singleAgain({ experiment, right, differing, before }: Sides): Sides {
  if (!right || !before) return { ...SINGLE, experiment };
  const earlier = differing.reduce<object>(
    (draft, path) => changeDraft({ ...draft }, path, getAtPath(before, path)),
    experiment,
  );
  const parsed = parseExperiment(earlier);
  return { ...SINGLE, experiment: parsed.ok ? parsed.experiment : experiment };
}

type Taken = { experiment: Experiment } | { sentence: string };

function withSetting(
  experiment: Experiment,
  path: SettingPath,
  value: unknown,
  kept: readonly SettingPath[] | null,
): Taken {
  const candidate = changeDraft(experiment, path, value) as unknown as Experiment;
  const parsed = parseExperiment(followChange(candidate, experiment, path, kept));
  if (parsed.ok) return { experiment: parsed.experiment };
  return { sentence: refusalOf(parsed.problems) };
}

const withSettings = (experiment: Experiment, differences: readonly Difference[], side: 'left' | 'right'): Taken =>
  differences.reduce<Taken>(
    (taken, { path, [side]: value }) =>
      'sentence' in taken ? taken : withSetting(taken.experiment, path, value, null),
    { experiment },
  );

/** Returns both sides, or why they are refused; the reason names the side unless it is the same on both. */
function bothTaken(left: Taken, right: Taken): { experiment: Experiment; right: Experiment } | { sentence: string } {
  const { leftSide, rightSide } = words.page.comparison.refused;
  const [ofLeft, ofRight] = [left, right].map((taken) => ('sentence' in taken ? taken.sentence : null));
  if (!('sentence' in left) && !('sentence' in right)) return { experiment: left.experiment, right: right.experiment };
  if (ofLeft === ofRight) return { sentence: ofLeft ?? '' };
  const sentences = [ofLeft && leftSide(ofLeft), ofRight && rightSide(ofRight)];
  return { sentence: sentences.filter((sentence) => sentence !== null).join(' ') };
}

/**
 * Returns the settings that each side has for itself after a change. One that a person changes stays although both
 * values are the same: a slider may pass through equality. One that only followed another setting goes with it.
 */
function differingAfter(
  differing: readonly SettingPath[],
  before: { experiment: Experiment; right: Experiment },
  after: { experiment: Experiment; right: Experiment },
  changed: SettingPath | null,
): SettingPath[] {
  const [differed, differs] = [before, after].map(({ experiment, right }) => new Set(differencesOf(experiment, right)));
  const kept = differing.filter((path) => path === changed || differs.has(path) || !differed.has(path));
  return [...new Set([...kept, ...(changed ? [changed] : []), ...differs])];
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
