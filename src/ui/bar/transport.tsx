import { useStore } from 'zustand';
import { isAdvancing, isOver } from '../../store/training/run-state.ts';
import { stageOf } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { PauseIcon, PlayIcon, ResetIcon, StepIcon } from '../kit/icons.tsx';
import { useLab, useRun, useTime, useView } from '../lab-context.ts';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './transport.module.css';

/** Shows the buttons for play or pause, one step, and reset; a prior has no steps. */
export function Transport() {
  const { play, pause, step, reset, prior } = useLab();
  const isPrior = useView(stageOf) === 'prior';
  const isTraining = useRun(isAdvancing);
  const isDrawing = useStore(prior.store, isAdvancing);
  const advances = isPrior ? isDrawing : isTraining;
  const isPast = useTime((time) => time.step !== null);
  const goesOn = useRun((run) => !isOver(run)) && isPast && !isPrior;
  const said = words.page.transport;
  const resetLabel = isPrior ? said.redraw : said.reset;
  return (
    <div className={styles.transport} role="group" aria-label={said.label}>
      <IconButton label={resetLabel} shortcut={SHORTCUTS.reset.shown} onPress={reset}>
        <ResetIcon />
      </IconButton>
      <IconButton
        label={advances ? said.pause : goesOn ? said.playOn : said.play}
        shortcut={SHORTCUTS.playOrPause.shown}
        look="primary"
        onPress={advances ? pause : play}
      >
        {advances ? <PauseIcon /> : <PlayIcon />}
      </IconButton>
      {!isPrior && (
        <IconButton label={said.step} shortcut={SHORTCUTS.step.shown} onPress={step}>
          <StepIcon />
        </IconButton>
      )}
    </div>
  );
}
