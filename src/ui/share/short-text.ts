import type { Comparison } from '../../config/comparison.ts';
import type { Experiment } from '../../config/experiment.ts';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import { wordsOf } from '../../settings/row.ts';
import { joinParts, partsOf, settingsInWords, settingText, TASK_PATH } from '../../store/runs/run-names.ts';
import { words } from '../../words/words.ts';

/** The settings that the text names in any case, and skip connections where there are some. */
const USUAL = ['net.width', 'net.depth', 'scaling.preset', 'scaling.gamma0'];
const usualOf = ({ net }: Experiment) => (net.residual === 'none' ? USUAL : [...USUAL, 'net.residual']);

/** Returns the task and the networks in a line: "Spirals, width 256, depth 3, μP, richness 0.01 against 10". */
export function shortText(experiment: Experiment, comparison: Comparison | null): string {
  const isCommon = !comparison?.differing.some((path) => path === TASK_PATH);
  return joinParts([...partsOf(experiment, isCommon ? [TASK_PATH] : []), networksText(experiment, comparison)]);
}

/**
 * Returns one network, or what differs between two, in a line: "width 256, depth 3, μP, richness 0.01 against 10". What
 * only one side has stands as a dash on the other.
 */
export function networksText(experiment: Experiment, comparison: Comparison | null): string {
  if (!comparison) return joinParts(settingsInWords(experiment, usualOf(experiment)));
  const { right, differing } = comparison;
  const valueOf = (side: Experiment, path: string) => settingText({ experiment: side, learningRateChanges: [] }, path);
  const against = differing.map((path) =>
    words.share.short.against(nameOf(path), valueOf(experiment, path) ?? '–', valueOf(right, path) ?? '–'),
  );
  const common = usualOf(experiment).filter((path) => !differing.some((own) => own === path));
  return joinParts([...settingsInWords(experiment, common), ...against]);
}

function nameOf(path: string): string {
  const label = path === TASK_PATH ? words.link.task : wordsOf(ALL_SETTINGS[path]).label;
  return label.charAt(0).toLowerCase() + label.slice(1);
}
