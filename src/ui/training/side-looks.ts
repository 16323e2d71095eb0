/** The name and the colour of each side of a comparison. */
import { colorOfLazy, colorOfOne, colorOfOther, colorOfRich, type ThemedColor } from '../../charts/shell/palette.ts';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { differencesOf } from '../../config/comparison.ts';
import type { Experiment } from '../../config/experiment.ts';
import { settingRow } from '../../config/settings/settings.ts';
import { draftValue } from '../../settings/draft.ts';
import { nameOf, wordsOf } from '../../settings/row.ts';
import { joinParts, TASK_PATH } from '../../store/runs/run-names.ts';
import { shortTask } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';

/** The look of one side. */
export interface SideLook {
  /** Its name, such as "lazy"; or what differs, such as "width 64". */
  name: string;
  /** The paths of the settings that its name tells. */
  told: readonly string[];
  /** The settings that make it so, where they are not its name. */
  about: string;
  color: ThemedColor;
}

/** A network of less richness may be called lazy, and one of more rich; in between a name would promise too much. */
const LAZIEST_RICH = 1;
const RICHEST_LAZY = 0.1;
/** More differences than this are not all named. */
const MOST_NAMED = 2;

const said = words.page.sides;

/** Returns the looks of the left and the right side. */
export function sideLooks(left: Experiment, right: Experiment): [SideLook, SideLook] {
  const paths = differencesOf(left, right);
  const facts = (experiment: Experiment, otherwise = '') => factsOf(experiment, paths, otherwise);
  if (paths.join() === 'scaling.gamma0') {
    const regime = (experiment: Experiment): SideLook => {
      const isLazy = experiment.scaling.gamma0 === Math.min(left.scaling.gamma0, right.scaling.gamma0);
      return {
        name: isLazy ? said.lazy : said.rich,
        told: [],
        about: facts(experiment).name,
        color: isLazy ? colorOfLazy : colorOfRich,
      };
    };
    const [low, high] = [left, right].map(({ scaling }) => scaling.gamma0).sort((a, b) => a - b);
    if (low <= RICHEST_LAZY && high >= LAZIEST_RICH) return [regime(left), regime(right)];
  }
  return [
    { ...facts(left, said.left), about: '', color: colorOfOne },
    { ...facts(right, said.right), about: '', color: colorOfOther },
  ];
}

/** Returns the values of some settings in a few words, such as "width 64", and the paths of those that it names. */
function factsOf(experiment: Experiment, paths: readonly string[], otherwise: string): Pick<SideLook, 'name' | 'told'> {
  const isOfTask = (path: string) => path.startsWith('task.');
  const isOtherTask = paths.includes(TASK_PATH);
  // Another task has other settings; its name says enough.
  const others = paths
    .filter((path) => !(isOtherTask && isOfTask(path)))
    // A setting of the other side may do nothing on this one.
    .filter((path) => settingRow(path, experiment.task.name)?.isUsed?.(experiment) ?? true);
  const named = isOtherTask ? [shortTask(experiment.task).name] : [];
  const shown = others.slice(0, MOST_NAMED - named.length);
  const rest = shown.map((path) => {
    const row = settingRow(path, experiment.task.name);
    const value = draftValue(experiment, path) ?? row?.kind.neutral;
    if (!row) return `${path} ${String(value)}`;
    const { label, symbol, options } = wordsOf(row);
    if (typeof value === 'string' && options) return nameOf(row, value);
    return said.fact(symbol ?? label, textOf(value));
  });
  const text = joinParts([...named, ...rest]) + (named.length + others.length > MOST_NAMED ? said.more : '');
  return { name: text || otherwise, told: isOtherTask ? [TASK_PATH, ...shown] : shown };
}

/** Returns the value of a setting as a person reads it; a list has its values one after the other. */
function textOf(value: unknown): string {
  if (value === undefined) return said.byDefault;
  if (Array.isArray(value)) return joinParts(value.map(textOf));
  if (typeof value === 'number') return formatSetting(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
