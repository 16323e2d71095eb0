import { formatSetting } from '../../charts/shell/format-number.ts';
import { encodeLink } from '../../config/link/link.ts';
import type { Experiment } from '../../config/experiment.ts';
import { NET } from '../../config/settings/net-settings.ts';
import { SCALING } from '../../config/settings/scaling-settings.ts';
import { TRAIN } from '../../config/settings/train-settings.ts';
import { settingsOfAxis } from '../../config/sweep/axis.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { nameOf } from '../../settings/row.ts';
import { taskTitle } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { useExperiment } from '../lab-context.ts';
import { useSweep, useSweepLab } from './use-sweep.ts';
import styles from './sweep-form.module.css';

const said = words.sweepPage.base;
const { summaries } = words.page.settings;

/**
 * Shows the experiment that all cells share, apart from the settings on the axes. It is taken from the training view,
 * and opens there again.
 */
export function SweepBase() {
  const sweep = useSweep((state) => state.sweep);
  const { base } = sweep;
  const present = useExperiment((experiment) => experiment);
  const lab = useSweepLab();
  const isPresent = encodeLink(base) === encodeLink(present);
  return (
    <div className={styles.base} role="group" aria-label={said.title}>
      <p className={styles.summary} title={said.about}>
        <b>{said.labelled(said.title)}</b>
        <span data-testid="sweep-base">{summarize(sweep)}</span>
      </p>
      <div className={styles.buttons}>
        {isPresent ? (
          <span className={styles.hint}>{said.taken}</span>
        ) : (
          <TextButton onPress={() => lab.change('base', { base: present })}>{said.take}</TextButton>
        )}
        <TextButton onPress={() => lab.openInLab(withoutGrid(base))}>{said.edit}</TextButton>
      </div>
    </div>
  );
}

/** Removes the measured steps from an experiment: the training view has its own. */
export const withoutGrid = ({ measure: { at: _, ...measure }, ...others }: Experiment): Experiment => ({
  ...others,
  measure,
});

/** Describes an experiment in a few words, without the settings that have an axis. */
function summarize({ base: { task, net, scaling, train, seed }, axes }: Sweep): string {
  const parts: [setting: string, text: string][] = [
    ['task', task.name === 'given' ? task.name : taskTitle(task.name)],
    ['net.width', said.width(net.width)],
    ['net.depth', said.depth(net.depth)],
    ['net.activation', nameOf(NET.activation, net.activation)],
    ['net.residual', net.residual === 'none' ? '' : nameOf(NET.residual, net.residual)],
    ['scaling.preset', nameOf(SCALING.preset, scaling.preset)],
    ['scaling.gamma0', said.richness(formatSetting(scaling.gamma0))],
    ['train.rule', train.rule === 'bp' ? '' : nameOf(TRAIN.rule, train.rule)],
    ['train.optimizer', nameOf(TRAIN.optimizer, train.optimizer)],
    ['train.lr', said.rates[train.lrUnit](formatSetting(train.lr))],
    ['train.loss', summaries.losses[train.loss]],
    ['train.batch', train.batch === 'full' ? summaries.fullBatch : summaries.batch(train.batch)],
    ['seed', summaries.seed(seed)],
  ];
  const set = axes.flatMap(({ setting }) => settingsOfAxis(setting));
  const isShown = ([setting, text]: [string, string]) => text !== '' && !set.includes(setting);
  return words.page.summary(parts.filter(isShown).map(([, text]) => text));
}
