import { useId, type ReactNode } from 'react';
import { useControl, useExperiment, useIsCause, useSidedName } from '../lab-context.ts';
import { DetentSlider } from '../kit/detent-slider.tsx';
import { NumberField } from './number-field.tsx';
import { RefusalNote } from './refusal-note.tsx';
import shared from '../kit/shared.module.css';
import { classNames } from '../kit/class-names.ts';
import styles from './setting-slider.module.css';
import type { SliderScale } from '../kit/slider-scale.ts';
import { getAtPath } from '../../config/setting-path.ts';
import { words } from '../../words/words.ts';

/** The settings that have a slider. */
export type SliderPath = 'net.width' | 'net.depth' | 'train.lr' | 'scaling.gamma0' | 'scaling.lrExponent';

interface SettingSliderProps {
  path: SliderPath;
  label: string;
  /** Its symbol in the papers. */
  symbol: ReactNode;
  scale: SliderScale;
  ticks: readonly { value: number; text: string }[];
  /** The names of the two ends of the track. */
  ends?: readonly [low: string, high: string];
  /** Returns the value in words, for a screen reader. */
  valueText?: (value: number) => string;
  /** The explanation of the setting, beside its name. */
  hint?: ReactNode;
  /** A picture in the track in place of the plain fill. */
  track?: ReactNode;
}

/** Shows a setting as a slider, with its exact value to read and to type. */
export function SettingSlider(props: SettingSliderProps) {
  const { path, label, symbol, scale, ticks, ends, valueText, hint, track } = props;
  const { change } = useControl(path);
  const name = useSidedName(path, label);
  const value = useExperiment((experiment) => getAtPath(experiment, path)) ?? scale.detents[0];
  const isCause = useIsCause(path);
  const errorId = useId();
  return (
    <div className={classNames(shared.cause, styles.setting)} data-setting={path} data-cause={isCause || undefined}>
      <div className={styles.head}>
        <span className={styles.label}>
          <span className={styles.text}>{name}</span> <i className={styles.symbol}>{symbol}</i>
          {hint}
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
        ticks={ticks}
        ends={ends}
        valueText={valueText ? valueText(value) : String(value)}
        onChange={change}
        track={track}
      />
      <RefusalNote path={path} id={errorId} />
    </div>
  );
}
