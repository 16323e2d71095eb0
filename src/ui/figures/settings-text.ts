/** The settings of networks in a sentence, for the figures that show them. */
import { defaultExperiment } from '../../config/default-experiment.ts';
import type { Experiment } from '../../config/experiment.ts';
import { lazyTwinObstacle } from '../../config/measures/available-measures.ts';
import { PRIOR, type PriorExperiment } from '../../config/prior.ts';
import { differencesAmong, settingsInWords } from '../../store/runs/run-names.ts';
import { nameOf, wordsOf, type AnyRow } from '../../settings/row.ts';
import { defaultTask, shortTask } from '../../tasks/tasks.ts';
import { numberText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';

const said = words.figures;

/** A network of a figure, by the name that it has there. */
export interface NamedExperiment {
  name: string;
  experiment: Experiment;
}

/** The settings that are always said; others only where they are not the usual ones. */
const ALWAYS = [
  ...['scaling.gamma0', 'net.width', 'net.depth', 'net.activation', 'scaling.preset', 'train.rule'],
  ...['train.optimizer', 'train.lr', 'train.loss', 'train.batch', 'seed'],
];

/** Returns the settings of networks: what they have in common, and then of each what differs. */
export function settingsText(runs: readonly NamedExperiment[]): string {
  if (runs.length === 0) return '';
  const experiments = runs.map(({ experiment }) => experiment);
  const first = experiments[0];
  const differing = experiments.length > 1 ? differencesAmong(experiments).differing : [];
  const told = new Set([...ALWAYS, ...experiments.flatMap(unusual)]);
  const isOneTask = !differing.includes('task.name');
  const common = [
    ...(isOneTask ? [shortTask(first.task).name] : []),
    ...settingsInWords(
      first,
      [...told].filter((path) => !differing.includes(path)),
    ),
  ];
  const own = runs.map(({ name, experiment }) => {
    const parts = [...(isOneTask ? [] : [shortTask(experiment.task).name]), ...settingsInWords(experiment, differing)];
    // A name that is made of what differs, such as "width = 8", says it already.
    return parts.join() === name.replace(' = ', ' ') ? name : said.ofRun(name, parts);
  });
  return said.settings(common) + (differing.length > 0 ? said.differing(own) : '');
}

const DIGITS = 4;

/** Returns the settings of a prior that it has. */
export const priorText = (prior: PriorExperiment): string =>
  said.settings(
    Object.entries<AnyRow>(PRIOR).flatMap(([name, row]) => {
      const value: unknown = prior[name as keyof typeof PRIOR];
      if (value === undefined) return [];
      const { label } = wordsOf(row);
      return `${label.charAt(0).toLowerCase()}${label.slice(1)} ${valueText(row, value)}`;
    }),
  );

function valueText(row: AnyRow, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => valueText(row, each)).join('; ');
  if (typeof value === 'number') return numberText(value, DIGITS);
  return nameOf(row, String(value));
}

/** Returns the settings of an experiment that are not the usual ones of its task. */
function unusual(experiment: Experiment): string[] {
  const { task } = experiment;
  const usual = task.name === 'given' ? task : defaultTask(task.name);
  const { differing } = differencesAmong([{ ...defaultExperiment, task: usual }, experiment]);
  return differing.filter((path) => path !== 'measure.twin' || lazyTwinObstacle(experiment) === null);
}
