import { type CSSProperties, type ReactNode, useCallback, useMemo, useRef } from 'react';
import { formatCount, formatNumber, formatTiny } from '../../charts/shell/format-number.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import { useRun } from '../lab-context.ts';
import { useStreamDrawing } from '../use-stream-drawing.ts';
import type { Curve } from './curves.ts';
import styles from './now-values.module.css';

interface NowValuesProps {
  /** The name of the chart, for tests. */
  chart: string;
  stream: Stream | null;
  curves: readonly Curve[];
  /** Values without a curve, shown once there are any. */
  values?: readonly Curve[];
  /** Says in words where a value is; the words stand beside it. */
  wordOf?: (value: number) => string;
  /** A remark after them. */
  note?: ReactNode;
}

/** More curves than this must share the room. */
const FEW = 4;
/** Digits of a present value, if there is room. */
const DIGITS = 3;
const NO_VALUES: readonly Curve[] = [];

/**
 * Shows the value of each curve now, or at the step that the page shows, with its colour, and the step of old values.
 * They change with every frame, so they are written without React. The data attributes hold the step and the full numbers.
 */
export function NowValues({ chart, stream, curves: all, values = NO_VALUES, wordOf, note }: NowValuesProps) {
  const curves = useMemo(() => [...all.filter(({ isQuiet }) => !isQuiet), ...values], [all, values]);
  const isResting = useRun(({ phase }) => phase !== 'opening' && phase !== 'running');
  const list = useRef<HTMLDListElement>(null);
  const age = useRef<HTMLSpanElement>(null);
  const draw = useCallback(
    (measured: Stream, step: number | null) => {
      if (!list.current || !age.current) return;
      const newest = measured.latest(STEP_OFFSET, step)?.step ?? 0;
      const isBehind = (at: number) => isOld(at, newest, isResting && step === null);
      const oldest = writeValues(list.current, { measured, until: step, curves, wordOf, isOldAt: isBehind });
      list.current.dataset.step = String(newest);
      age.current.textContent = oldest === null ? '' : words.page.charts.measuredAt(formatCount(oldest));
    },
    [curves, isResting, wordOf],
  );
  useStreamDrawing(stream, draw);
  return (
    <div className={styles.line} data-many={curves.length > FEW || undefined}>
      <dl ref={list} className={styles.values} data-testid={`${chart}-now`}>
        {curves.map((curve) => (
          <Entry key={curve.id} curve={curve} isOptional={values.includes(curve)} hasWord={wordOf !== undefined} />
        ))}
      </dl>
      <span ref={age} className={styles.age} title={words.page.charts.measuredAtAbout} data-testid={`${chart}-age`} />
      {note}
    </div>
  );
}

interface EntryProps {
  curve: Curve;
  isOptional: boolean;
  hasWord: boolean;
}

function Entry({ curve: { id, label, shortLabel, color }, isOptional, hasWord }: EntryProps) {
  return (
    <div
      data-curve={id}
      data-value=""
      data-optional={isOptional || undefined}
      className={styles.entry}
      style={{ '--swatch': `light-dark(${color('light')}, ${color('dark')})` } as CSSProperties}
    >
      <dt title={label} className={styles.name}>
        {shortLabel}
      </dt>
      <dd className={styles.value}>{words.page.charts.notYet}</dd>
      {hasWord && <dd className={styles.word} />}
    </div>
  );
}

interface ValuesToWrite extends Pick<NowValuesProps, 'wordOf'> {
  measured: Stream;
  /** The step that the page shows; `null`: the newest. */
  until: number | null;
  curves: readonly Curve[];
  isOldAt: (step: number) => boolean;
}

/** Writes the value of each curve; returns the earliest step of the old ones, `null` if none is old. */
function writeValues(list: HTMLElement, { measured, until, curves, wordOf, isOldAt }: ValuesToWrite): number | null {
  const format = curves.length > FEW ? formatTiny : inFewDigits;
  let oldest: number | null = null;
  list.querySelectorAll('div').forEach((entry, index) => {
    const latest = measured.latest(curves[index].offset, until);
    const isBehind = latest !== null && isOldAt(latest.step);
    entry.dataset.value = String(latest?.value ?? '');
    entry.toggleAttribute('data-old', isBehind);
    const [number, word] = entry.querySelectorAll('dd');
    number.textContent = format(latest?.value ?? NaN);
    if (wordOf) word.textContent = latest ? wordOf(latest.value) : '';
    if (isBehind) oldest = Math.min(oldest ?? Infinity, latest.step);
  });
  return oldest;
}

const inFewDigits = (value: number) => formatNumber(value, DIGITS);

/** Values this much behind the newest frame, as a share of its step, are old. */
const OLD = 0.02;
/** A value is old only if it is more than this many steps behind: the first frames come at every step. */
const FEWEST_STEPS = 20;

/**
 * Whether a value is so old that its step should be shown: costly measures are taken less often than frames. While the
 * run rests, any value before the newest frame is old.
 *
 * @param step the step at which it was measured
 * @param newest the step of the newest frame
 */
export const isOld = (step: number, newest: number, isResting: boolean): boolean =>
  newest - step > (isResting ? 0 : Math.max(FEWEST_STEPS, OLD * newest));
