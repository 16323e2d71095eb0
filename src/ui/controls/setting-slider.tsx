import { useId, type ReactNode } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { useControl, useExperiment, useIsCause, useSidedName } from '../lab-context.ts';
import { DetentSlider } from '../kit/detent-slider.tsx';
import { NumberField } from './number-field.tsx';
import { LockSign } from './lock-sign.tsx';
import { RefusalNote } from './refusal-note.tsx';
import shared from '../kit/shared.module.css';
import { classNames } from '../kit/class-names.ts';
import styles from './setting-slider.module.css';
import { narrowed, type SliderScale } from '../kit/slider-scale.ts';
import { getAtPath } from '../../config/setting-path.ts';
import { words } from '../../words/words.ts';

/** The settings that have a slider. */
export type SliderPath = 'net.width' | 'net.depth' | 'train.lr' | 'scaling.gamma0' | 'scaling.lrExponent';

interface Tick {
  value: number;
  text: string;
}

interface SettingSliderProps {
  path: SliderPath;
  label: string;
  /** Its symbol in the papers. */
  symbol: ReactNode;
  scale: SliderScale;
  ticks: readonly Tick[];
  /** The names of the two ends of the track. */
  ends?: readonly [low: string, high: string];
  /** Returns the value in words, for a screen reader. */
  valueText?: (value: number) => string;
  /** The explanation of the setting, beside its name. */
  hint?: ReactNode;
  /** A picture in the track in place of the plain fill. */
  track?: ReactNode;
}

/** The digits of a bound, as in the sentence on what is allowed. */
const DIGITS = 4;

/** Shows a setting as a slider, with its exact value to read and to type. */
export function SettingSlider(props: SettingSliderProps) {
  const { path, label, symbol, ticks, ends, valueText, hint, track } = props;
  const { change, isFixed, lock } = useControl(path);
  const scale = lock?.range ? narrowed(props.scale, ...lock.range) : props.scale;
  const name = useSidedName(path, label);
  const value = useExperiment((experiment) => getAtPath(experiment, path)) ?? scale.detents[0];
  const isCause = useIsCause(path);
  const errorId = useId();
  return (
    <div className={classNames(shared.cause, styles.setting)} data-setting={path} data-cause={isCause || undefined}>
      <div className={styles.head}>
        <span className={styles.label}>
          <span className={styles.text} title={name}>
            {name}
          </span>{' '}
          <i className={styles.symbol}>{symbol}</i>
          {hint}
          <LockSign path={path} />
        </span>
        <NumberField
          path={path}
          label={words.page.exactValue(label)}
          value={value}
          beyond={scale.beyond}
          errorId={errorId}
          isReadout
        />
      </div>
      <DetentSlider
        label={name}
        value={value}
        scale={scale}
        isDisabled={isFixed}
        {...(lock?.range ? marksOfRange(scale, ticks, ends) : { ticks, ends })}
        valueText={valueText ? valueText(value) : String(value)}
        onChange={change}
        track={track}
      />
      <RefusalNote path={path} id={errorId} />
    </div>
  );
}

/** Returns the marks below a track that shows allowed values only: its two ends name the least and the most of them. */
function marksOfRange({ detents }: SliderScale, ticks: readonly Tick[], ends: SettingSliderProps['ends']) {
  const [least, most] = [detents[0], detents[detents.length - 1]];
  const [low, high] = [least, most].map((bound) => formatSetting(bound, DIGITS));
  const inside = ticks.filter(({ value }) => value > least && value < most);
  if (ends) return { ticks: inside, ends: [`${ends[0]} ${low}`, `${high} ${ends[1]}`] as const };
  const last = most > least ? [{ value: most, text: high }] : [];
  return { ticks: [{ value: least, text: low }, ...inside, ...last] };
}
