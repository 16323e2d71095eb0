/** The comparison with which the page opens at an address that has no link. */
import { changeDraft } from '../settings/draft.ts';
import { defaultTask } from '../tasks/tasks.ts';
import { LAZY_AND_RICH, type Comparison } from './comparison.ts';
import { defaultExperiment } from './default-experiment.ts';
import type { Experiment } from './experiment.ts';
import { withLearningSettings } from './learning-settings.ts';

/** The spirals with the settings under which they are learned. */
const spirals = withLearningSettings({ ...defaultExperiment, task: defaultTask('planar') }, defaultExperiment);
const [{ path, left, right }] = LAZY_AND_RICH;
const at = (richness: unknown) => changeDraft(spirals, path, richness) as Experiment;

/**
 * A lazy beside a rich network on the spirals: within seconds the rich one draws them, and the lazy one does not. Links
 * don't depend on it; their neutral values are those of {@link defaultExperiment}.
 */
export const OPENING: { experiment: Experiment; comparison: Comparison } = {
  experiment: at(left),
  comparison: { right: at(right), differing: [path] },
};
