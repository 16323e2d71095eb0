import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import styles from './detent-slider.module.css';
import { useFittingTicks } from './use-fitting-ticks.ts';
import type { SliderScale } from './slider-scale.ts';

interface DetentSliderProps {
  /** Its accessible name. */
  label: string;
  /** The present value, which may lie between two detents. */
  value: number;
  scale: SliderScale;
  /** The value in words, for a screen reader. */
  valueText: string;
  onChange: (value: number) => void;
  /** Whether it only shows the value. */
  isDisabled?: boolean;
  /** Values written below the track. */
  ticks?: readonly { value: number; text: string }[];
  /** The names of the two ends of the track. */
  ends?: readonly [low: string, high: string];
  /** A picture in the track in place of the plain fill. */
  track?: ReactNode;
}

/** The resolution of the track for the pointer. */
const TRACK_STEP = 1e-4;

/** The number of detents that a key moves. */
const KEY_MOVES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 4,
  PageDown: -4,
  Home: -Infinity,
  End: Infinity,
};

/** Shows a slider that stops only at the detents of its scale, by pointer, touch and keys. */
export function DetentSlider(props: DetentSliderProps) {
  const { label, value, scale, valueText, onChange, ticks, ends, track, isDisabled } = props;
  const input = useRef<HTMLInputElement>(null);
  const position = scale.toPosition(value);
  const ticksRow = useFittingTicks(ticks);

  // By itself, the library would read out the place on the track, and not the value.
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', valueText));

  const move = (to: number) => {
    if (to !== value) onChange(to);
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const count = KEY_MOVES[event.key];
    if (isDisabled || !count || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(scale.beyond(value, event.shiftKey ? 4 * count : count));
  };

  return (
    <div className={styles.frame} onKeyDownCapture={onKeyDownCapture}>
      <Slider
        aria-label={label}
        isDisabled={isDisabled}
        minValue={0}
        maxValue={1}
        step={TRACK_STEP}
        value={position}
        onChange={(to) => move(scale.nearest(to))}
      >
        <SliderTrack className={styles.track}>
          {track ?? (
            <div className={styles.rail}>
              <div className={styles.fill} style={{ width: `${100 * position}%` }} />
            </div>
          )}
          <SliderThumb className={styles.thumb} inputRef={input} />
        </SliderTrack>
      </Slider>
      {ticks && (
        <div ref={ticksRow} className={styles.ticks} aria-hidden="true">
          {ends && <b className={styles.low}>{ends[0]}</b>}
          {ends && <b className={styles.high}>{ends[1]}</b>}
          {ticks.map((tick) => (
            <span key={tick.value} style={{ left: `${100 * scale.toPosition(tick.value)}%` }}>
              {tick.text}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
