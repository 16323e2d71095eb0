import { useStore } from 'zustand';
import { leavePresent } from '../../store/page/present.ts';
import { stageOf } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { PriorReadouts, StepCount } from '../bar/readouts.tsx';
import { Transport } from '../bar/transport.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon, LightThemeIcon } from '../kit/icons.tsx';
import { ListIcon, NextIcon, NoteIcon, PreviousIcon } from '../kit/late-icons.tsx';
import { useLab, useView } from '../lab-context.ts';
import { Part } from '../part.tsx';
import { SweepActions, SweepStatus } from '../sweep/sweep-actions.tsx';
import { TimeSlider } from '../time/time-slider.tsx';
import styles from './present-foot.module.css';

const said = words.present;

interface PresentFootProps {
  /** The number of the thing, from 0, and how many there are. */
  place: number;
  count: number;
  moveBy: (by: 1 | -1) => void;
  /** Whether what is shown is of a run or of random networks, and not of a lesson's text. */
  isOfRun: boolean;
  onLight: () => void;
}

/** Shows the transport and the time line, and the way through the things. */
export function PresentFoot({ place, count, moveBy, isOfRun, onLight }: PresentFootProps) {
  const { present } = useLab();
  const stage = useView(stageOf);
  const item = useStore(present, (state) => state.item);
  const items = useStore(present, ({ talk }) => talk?.items.length ?? 0);
  const hasNote = useStore(present, (state) => state.item !== null && Boolean(state.talk?.items[state.item]?.note));
  const turnNote = () => present.setState((state) => ({ hasNote: !state.hasNote }));
  return (
    <div className={styles.foot}>
      {isOfRun && (
        <Part name="transport">
          <Transport />
        </Part>
      )}
      {isOfRun && stage === 'training' && (
        <>
          <StepCount />
          <Part name="time">
            <div className={styles.time}>
              <TimeSlider />
            </div>
          </Part>
        </>
      )}
      {isOfRun && stage === 'prior' && <PriorReadouts />}
      {stage === 'sweep' && (
        <>
          <SweepActions />
          <SweepStatus />
        </>
      )}
      <div className={styles.ways}>
        {item !== null && <span className={styles.ofTalk}>{said.placeInTalk(item + 1, items)}</span>}
        {hasNote && (
          <IconButton label={said.note} shortcut="N" onPress={turnNote}>
            <NoteIcon />
          </IconButton>
        )}
        <IconButton label={said.editTalk} onPress={() => present.setState({ isEditing: true })}>
          <ListIcon />
        </IconButton>
        <IconButton label={said.previous} shortcut="PageUp" onPress={() => moveBy(-1)}>
          <PreviousIcon />
        </IconButton>
        <span className={styles.place}>{said.place(place + 1, count)}</span>
        <IconButton label={said.next} shortcut="PageDown" onPress={() => moveBy(1)}>
          <NextIcon />
        </IconButton>
        <IconButton label={said.light} shortcut="S" onPress={onLight}>
          <LightThemeIcon />
        </IconButton>
        <IconButton label={said.leave} shortcut="Escape" onPress={() => leavePresent(present)}>
          <CloseIcon />
        </IconButton>
      </div>
    </div>
  );
}
