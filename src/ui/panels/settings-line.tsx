import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Experiment } from '../../config/experiment.ts';
import { NET } from '../../config/settings/net-settings.ts';
import { TRAIN } from '../../config/settings/train-settings.ts';
import { nameOf } from '../../settings/row.ts';
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
 * all of them; a network that was opened stands between, so that the page stays on one screen. A failure takes the place of
 * the whole line, so that nothing moves when it appears.
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
  const summary = useExperiment(summarize);
  return (
    <div className={styles.line}>
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
      {!isComparing && !isPhone && <FailureBanner />}
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

/** Returns the settings without a slider in a few words: activation, rule, optimizer, loss, batches, seed. */
export const summarize = ({ net, train, seed }: Experiment): string =>
  words.page.summary([
    nameOf(NET.activation, net.activation),
    ...(train.rule === 'bp' ? [] : [nameOf(TRAIN.rule, train.rule)]),
    nameOf(TRAIN.optimizer, train.optimizer),
    summaries.losses[train.loss],
    train.batch === 'full' ? summaries.fullBatch : summaries.batch(train.batch),
    summaries.seed(seed),
  ]);
