import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Experiment } from '../../config/experiment.ts';
import { NET } from '../../config/settings/net-settings.ts';
import { SCHEDULE } from '../../config/settings/schedule-settings.ts';
import { TRAIN } from '../../config/settings/train-settings.ts';
import { nameOf, wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { SettingsIcon } from '../kit/icons.tsx';
import { useStore } from 'zustand';
import { NetworkPlace } from '../network/network-place.tsx';
import { useExperiment, useIsComparing, useLab, useTaskSentence, useView } from '../lab-context.ts';
import { Part } from '../part.tsx';
import { BroughtSettings } from './brought-settings.tsx';
import { FailureBanner } from './failure-banner.tsx';
import { TaskChoice } from './task-card.tsx';
import { useFocusBack } from '../kit/use-focus-back.ts';
import { useIsPhone } from '../use-is-phone.ts';
import styles from './settings-line.module.css';

const { summaries } = words.page.settings;

/**
 * Shows the settings without a slider in a few words, or those that a task has just brought, and a button that opens
 * all of them; a network that was opened stands between, so that the page stays on one screen. A failure lies over the line, so that
 * nothing moves when it appears, but neither over the button nor over the settings.
 */
export function SettingsLine() {
  const isOpen = useView((view) => view.settingsOpen);
  const setOpen = useView((view) => view.setSettingsOpen);
  const isComparing = useIsComparing();
  const isPhone = useIsPhone();
  const button = useFocusBack(isOpen);
  const hasBrought = useStore(useLab().experiment, ({ brought }) => brought !== null);
  // On a phone the line is in a sheet, which need not be open.
  const hasNetwork = useStore(useLab().network, ({ opened }) => opened !== null) && !isPhone;
  const summary = useSummary();
  return (
    <div className={styles.line}>
      <div className={styles.told}>
        {(isComparing || isPhone) && (
          <Part name="task">
            <div className={styles.task}>
              <TaskChoice />
            </div>
          </Part>
        )}
        {hasBrought ? (
          <BroughtSettings />
        ) : (
          <>
            <Part name="task">{isComparing && !hasNetwork && <Sentence />}</Part>
            <span className={styles.summary} data-testid="settings-summary">
              {summary}
            </span>
          </>
        )}
        {hasNetwork && <NetworkPlace />}
        {!isComparing && !isPhone && <FailureBanner />}
      </div>
      <Part name="settings">
        <ToggleButton
          ref={button}
          className={styles.button}
          isSelected={isOpen}
          onChange={setOpen}
          aria-expanded={isOpen}
          aria-controls={isOpen ? 'settings' : undefined}
        >
          <SettingsIcon />
          {words.page.moreSettings}
        </ToggleButton>
      </Part>
    </div>
  );
}

/** Says what there is to learn; a comparison has no card of the task. */
function Sentence() {
  const sentence = useTaskSentence();
  return (
    <span className={styles.sentence} title={sentence}>
      {sentence}
    </span>
  );
}

/** Returns the settings without a slider in a few words, but those in which the sides of a comparison differ. */
export function useSummary(): string {
  const differing: readonly string[] = useStore(useLab().experiment, (state) => state.differing);
  const parts = partsOfSummary(useExperiment((experiment) => experiment));
  return words.page.summary(
    parts.filter(([path, text]) => text !== '' && !differing.includes(path)).map(([, text]) => text),
  );
}

/** The settings of a summary, each by its path: activation, skip connections, rule, optimizer, schedule, loss, batches, seed. */
const partsOfSummary = ({ net, train, train: { schedule }, seed }: Experiment): [path: string, text: string][] => [
  ['net.activation', nameOf(NET.activation, net.activation)],
  ['net.residual', net.residual === 'none' ? '' : nameOf(NET.residual, net.residual)],
  ['train.rule', train.rule === 'bp' ? '' : nameOf(TRAIN.rule, train.rule)],
  ['train.optimizer', nameOf(TRAIN.optimizer, train.optimizer)],
  ['train.schedule.warmup', schedule?.warmup ? wordsOf(SCHEDULE.warmup).label : ''],
  ['train.schedule.kind', schedule && schedule.kind !== 'constant' ? nameOf(SCHEDULE.kind, schedule.kind) : ''],
  ['train.loss', summaries.losses[train.loss]],
  ['train.batch', train.batch === 'full' ? summaries.fullBatch : summaries.batch(train.batch)],
  ['seed', summaries.seed(seed)],
];
