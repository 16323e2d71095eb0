/** The explanations of the help. They are those of the rows, so that none is missing. */
import { MEASURES, measureWords } from '../../config/measures/measures.ts';
import { PRIOR } from '../../config/prior.ts';
import { PRESETS, SCALING } from '../../config/settings/scaling-settings.ts';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import { SWEEP } from '../../config/sweep/sweep.ts';
import { nameOf, wordsOf, type AnyRow } from '../../settings/row.ts';
import { TASK_NAMES, taskSettings } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';

/** A control or a word of the page, explained. */
interface Explanation {
  name: string;
  symbol?: string;
  text: string;
}

/** Explanations under a common title. */
export interface ExplanationSection {
  title: string;
  entries: readonly Explanation[];
}

const ofRow = (row: AnyRow): Explanation => {
  const { label, symbol, hint } = wordsOf(row);
  return { name: label, symbol, text: hint };
};

const { sections, table } = words.help;

/** The settings with a slider of their own, in the order of the page. */
const MAIN = ['scaling.gamma0', 'net.width', 'net.depth', 'train.lr'];
/** Those of the scaling. */
const SCALED = ['scaling.lrExponent', 'scaling.b', 'scaling.c'];

/** Returns every section of explanations: the ideas, then the controls, the main ones first. */
export function explained(): readonly ExplanationSection[] {
  const under = (...starts: string[]) =>
    Object.entries(ALL_SETTINGS)
      .filter(([path]) => starts.some((start) => path.startsWith(start)))
      .filter(([path]) => ![...MAIN, ...SCALED, 'scaling.preset'].includes(path))
      .map(([, row]) => ofRow(row));
  const listed = (paths: readonly string[]) => paths.map((path) => ofRow(ALL_SETTINGS[path]));
  return [
    { title: sections.ideas, entries: Object.values(words.help.ideas) },
    {
      title: sections.main,
      entries: [
        ...listed([...MAIN, 'scaling.preset']),
        ...PRESETS.map((preset) => ({
          name: nameOf(SCALING.preset, preset),
          text: words.page.scaling.presetTitles[preset],
        })),
        ...listed(SCALED),
        { name: table.abc, text: words.page.table.about },
        { name: table.r, text: table.rAbout },
      ],
    },
    { title: sections.network, entries: under('net.', 'scaling.') },
    { title: sections.training, entries: under('train.', 'seed') },
    { title: sections.task, entries: ofTasks() },
    { title: sections.measured, entries: under('measure.') },
    {
      title: sections.charts,
      entries: MEASURES.map((measure) => {
        const { title, formula, explanation } = measureWords(measure);
        return { name: title, symbol: formula, text: explanation };
      }),
    },
    { title: sections.prior, entries: Object.values(PRIOR).map(ofRow) },
    { title: sections.sweep, entries: Object.values(SWEEP).map(ofRow) },
  ];
}

/** Returns the settings of all tasks. Those of one name are there once for each thing that they mean. */
function ofTasks(): Explanation[] {
  const all = TASK_NAMES.flatMap((task) => taskSettings(task)).map(([, row]) => ofRow(row));
  return [...new Map(all.map((explanation) => [explanation.text, explanation])).values()];
}
