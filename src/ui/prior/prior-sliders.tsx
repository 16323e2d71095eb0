import { useId, useMemo, type ReactNode } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { PRIOR, type PriorKey } from '../../config/prior.ts';
import { wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { DetentSlider } from '../kit/detent-slider.tsx';
import { Hint } from '../kit/hint.tsx';
import { RefusalText } from '../kit/labelled-field.tsx';
import styles from '../controls/setting-slider.module.css';
import type { SliderScale } from '../kit/slider-scale.ts';
import { TypedNumber } from '../kit/typed-number.tsx';
import { ratioScale, ratioTicks, widthScale, widthTicks } from './prior-scales.ts';
import { usePrior, usePriorLab } from '../lab-context.ts';

const { ratio: saidOfRatio } = words.prior;
/** Digits of L/N. */
const RATIO_DIGITS = 4;

/** Shows L/N at this width as a slider; every whole number of layers is a detent. */
export function RatioSlider() {
  const depth = usePrior(({ prior }) => prior.depth);
  const width = usePrior(({ prior }) => prior.width);
  const { change } = usePriorLab();
  const scale = useMemo(() => ratioScale(width), [width]);
  const value = depth / width;
  return (
    <Slider
      name="depth"
      said={saidOfRatio}
      scale={scale}
      value={value}
      shown={Number(value.toPrecision(RATIO_DIGITS))}
      ticks={ratioTicks(scale)}
      valueText={saidOfRatio.valueText(formatSetting(value), depth, width)}
      onChange={(ratio) => change('depth', typeof ratio === 'number' ? Math.round(ratio * width) : ratio)}
    />
  );
}

/** Shows the width as a slider; the depth changes with it. */
export function WidthSlider() {
  const width = usePrior(({ prior }) => prior.width);
  const depth = usePrior(({ prior }) => prior.depth);
  const ratio = usePrior((state) => state.ratio);
  const { change, changeWidth } = usePriorLab();
  const scale = useMemo(() => widthScale(ratio), [ratio]);
  return (
    <Slider
      name="width"
      said={wordsOf(PRIOR.width)}
      scale={scale}
      value={width}
      shown={width}
      ticks={widthTicks(scale)}
      valueText={saidOfRatio.valueText(formatSetting(ratio), depth, width)}
      onChange={(chosen) => (typeof chosen === 'number' ? changeWidth(chosen) : change('width', chosen))}
    />
  );
}

interface SliderProps {
  name: PriorKey;
  said: { label: string; symbol?: string; hint?: string };
  scale: SliderScale;
  value: number;
  /** The value as its field shows it. */
  shown: number;
  ticks: readonly { value: number; text: string }[];
  valueText: string;
  onChange: (value: number | string | undefined) => void;
}

/** Shows a slider of the prior, with its exact value to read and to type. */
function Slider({ name, said, scale, value, shown, ticks, valueText, onChange }: SliderProps): ReactNode {
  const refusal = usePrior(({ refusals }) => refusals[name]);
  const { forgive } = usePriorLab();
  const errorId = useId();
  return (
    <div className={styles.setting} data-setting={name}>
      <div className={styles.head}>
        <span className={styles.label}>
          {said.label} <i className={styles.symbol}>{said.symbol}</i>
          <Hint label={words.page.explain(said.label)}>{said.hint}</Hint>
        </span>
        <TypedNumber
          label={words.page.exactValue(said.label)}
          value={shown}
          refused={name === 'width' ? refusal : undefined}
          onCommit={onChange}
          onGiveUp={() => forgive(name)}
          beyond={scale.beyond}
          errorId={errorId}
          isReadout
        />
      </div>
      <DetentSlider
        label={said.label}
        value={value}
        scale={scale}
        ticks={ticks}
        valueText={valueText}
        onChange={onChange}
      />
      {name === 'width' && <RefusalText refusal={refusal} id={errorId} />}
    </div>
  );
}
