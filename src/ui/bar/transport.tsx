import { words } from '../../words/words.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { PauseIcon, PlayIcon, ResetIcon, StepIcon } from '../icons.tsx';
import { useLab, useRun } from '../lab-context.ts';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './transport.module.css';

/** Play or pause, one step, from step 0. */
export function Transport() {
  const { play, pause, step, reset } = useLab();
  const isAdvancing = useRun(({ isPlaying, phase }) => isPlaying && phase !== 'done' && phase !== 'failed');
  return (
    <div className={styles.transport} role="group" aria-label={words.page.transport.label}>
      <IconButton label={words.page.transport.reset} shortcut={SHORTCUTS.reset.shown} onPress={reset}>
        <ResetIcon />
      </IconButton>
      <IconButton
        label={isAdvancing ? words.page.transport.pause : words.page.transport.play}
        shortcut={SHORTCUTS.playOrPause.shown}
        look="primary"
        onPress={isAdvancing ? pause : play}
      >
        {isAdvancing ? <PauseIcon /> : <PlayIcon />}
      </IconButton>
      <IconButton label={words.page.transport.step} shortcut={SHORTCUTS.step.shown} onPress={step}>
        <StepIcon />
      </IconButton>
    </div>
  );
}
