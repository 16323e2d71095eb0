import { useStore } from 'zustand';
import { SPEEDS } from '../../store/time/time-line.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { PauseIcon, ReplayIcon } from '../kit/icons.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { useLab, useTime } from '../lab-context.ts';
import styles from './time-bar.module.css';
import { TimeSlider } from './time-slider.tsx';
import { useIsPhone } from '../use-is-phone.ts';

const said = words.time;
const SPEED_OPTIONS = SPEEDS.map((value) => ({ value, text: said.inSeconds(value) }));

/** Shows the time line of the runs, and plays them back: wherever it stands, everything on the page shows that step. */
export function TimeBar() {
  const { time } = useLab();
  const { playBack, stop, now } = time;
  const isPlayingBack = useTime((state) => state.isPlayingBack);
  const isNow = useTime(({ step }) => step === null);
  const isPhone = useIsPhone();
  return (
    <section className={styles.bar} aria-label={said.bar} data-tour="time">
      <div className={styles.slider}>
        <TimeSlider />
      </div>
      <div className={styles.controls}>
        <IconButton label={isPlayingBack ? said.stop : said.playBack} onPress={isPlayingBack ? stop : playBack}>
          {isPlayingBack ? <PauseIcon /> : <ReplayIcon />}
        </IconButton>
        {!isPhone && <TimeOptions />}
        <TextButton onPress={now} isDisabled={isNow}>
          {said.now}
        </TextButton>
      </div>
      {!isNow && <PastFailure />}
    </section>
  );
}

/** Offers the scale of the time line, and the time that it takes to play back; on a phone, the controls show them. */
export function TimeOptions() {
  const { setSpeed, setScale } = useLab().time;
  const speed = useTime((state) => state.speed);
  const isLog = useTime(({ scale }) => scale === 'log');
  return (
    <>
      <Toggle
        text={said.logScale}
        label={said.logScaleLabel}
        isOn={isLog}
        onChange={(on) => setScale(on ? 'log' : 'linear')}
      />
      <SelectField
        label={said.speed}
        value={speed}
        options={SPEED_OPTIONS}
        onChange={setSpeed}
        className={styles.speed}
      />
    </>
  );
}

/** Says why pictures and matrices of the past don't come, if they don't. */
function PastFailure() {
  const sentence = useStore(useLab().pastFailure, (state) => state.sentence);
  return (
    sentence && (
      <p className={styles.failure} role="alert">
        {said.noPast(sentence)}
      </p>
    )
  );
}
