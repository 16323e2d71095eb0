import { isTargetPropagation, TARGET_PROPAGATION } from '../../config/settings/local-rules.ts';
import { settingRow } from '../../config/settings/settings.ts';
import type { Experiment } from '../../config/experiment.ts';
import { words } from '../../words/words.ts';
import { useStore } from 'zustand';
import { sidesOf } from '../../store/training/experiment-store.ts';
import { ForSides } from '../controls/for-sides.tsx';
import { useLab } from '../lab-context.ts';
import { BatchSetting } from './batch-setting.tsx';
import { LayerNumbers } from './layer-numbers.tsx';
import type { PANEL_PATHS } from './panel-paths.ts';
import { Setting } from './setting-fields.tsx';

const { speedOf, factorOf } = words.page.settings;

type Path = (typeof PANEL_PATHS)['training'][number];

/** Whether the panel shows a setting of training. It leaves out those of another rule or optimizer. */
function isShown(path: Path, experiment: Experiment): boolean {
  const { train } = experiment;
  const feedback = train.tp?.feedback ?? TARGET_PROPAGATION.feedback.kind.neutral;
  const { rule } = train;
  if (path === 'train.rho') return rule === 'fa';
  if (path === 'train.slo.speeds') return train.optimizer === 'slo';
  if (path === 'train.decayScale') return train.weightDecay > 0;
  if (path.startsWith('train.schedule.')) return settingRow(path).isUsed?.(experiment) ?? true;
  if (path.startsWith('train.pc.')) return rule === 'pc';
  if (path.startsWith('train.tp.') && !isTargetPropagation(rule)) return false;
  if (path === 'train.tp.ridge') return feedback === 'ridge';
  return !(path === 'train.tp.noise' || path === 'train.tp.feedbackLr') || feedback === 'learned';
}

/** Shows a setting of training with its control. */
export function TrainingSetting({ path }: { path: Path }) {
  const isPartOfRun = useStore(useLab().experiment, (state) => sidesOf(state).some((side) => isShown(path, side)));
  if (!isPartOfRun) return null;
  if (path === 'train.batch' || path === 'train.slo.speeds' || path === 'train.layerLr')
    return <ForSides path={path}>{ownControl(path)}</ForSides>;
  return <Setting path={path} />;
}

function ownControl(path: 'train.batch' | 'train.slo.speeds' | 'train.layerLr') {
  if (path === 'train.batch') return <BatchSetting />;
  return <LayerNumbers path={path} nameOf={path === 'train.layerLr' ? factorOf : speedOf} />;
}
