import { isTargetPropagation, TARGET_PROPAGATION } from '../../config/settings/local-rules.ts';
import type { Experiment } from '../../config/experiment.ts';
import { words } from '../../words/words.ts';
import { useExperiment } from '../lab-context.ts';
import { BatchSetting } from './batch-setting.tsx';
import { LayerNumbers } from './layer-numbers.tsx';
import type { PANEL_PATHS } from './panel-paths.ts';
import { Setting } from './setting-fields.tsx';

const { speedOf, factorOf } = words.page.settings;

type Path = (typeof PANEL_PATHS)['training'][number];

/** Whether the panel shows a setting of training. It leaves out those of another rule or optimizer. */
function isShown(path: Path, { train }: Experiment): boolean {
  const feedback = train.tp?.feedback ?? TARGET_PROPAGATION.feedback.kind.neutral;
  const { rule } = train;
  if (path === 'train.rho') return rule === 'fa';
  if (path === 'train.slo.speeds') return train.optimizer === 'slo';
  if (path === 'train.decayScale') return train.weightDecay > 0;
  if (path.startsWith('train.pc.')) return rule === 'pc';
  if (path.startsWith('train.tp.') && !isTargetPropagation(rule)) return false;
  if (path === 'train.tp.ridge') return feedback === 'ridge';
  return !(path === 'train.tp.noise' || path === 'train.tp.feedbackLr') || feedback === 'learned';
}

/** Shows a setting of training with its control. */
export function TrainingSetting({ path }: { path: Path }) {
  const isPartOfRun = useExperiment((experiment) => isShown(path, experiment));
  if (!isPartOfRun) return null;
  if (path === 'train.batch') return <BatchSetting />;
  if (path === 'train.slo.speeds') return <LayerNumbers path={path} nameOf={speedOf} />;
  if (path === 'train.layerLr') return <LayerNumbers path={path} nameOf={factorOf} />;
  return <Setting path={path} />;
}
