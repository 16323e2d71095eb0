import { useCallback, useMemo, useRef, type CSSProperties } from 'react';
import { formatNumber, formatTiny } from '../../charts/format-number.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import type { Stream } from '../../store/stream.ts';
import { words } from '../../words/words.ts';
import type { Curve } from './curves.ts';
import styles from './now-values.module.css';
import type { ChartName } from '../../store/view.ts';
import { useStreamDrawing } from '../use-stream-drawing.ts';

interface NowValuesProps {
  chart: ChartName;
  stream: Stream | null;
  curves: readonly Curve[];
}

/** More curves than this have to share the room. */
const FEW = 4;
/** Digits of a present value, where there is room. */
const DIGITS = 3;

/**
 * The present value of each curve, with its colour. Changes with every frame, so it is written past React; the data
 * attributes hold the step and the full numbers.
 */
export function NowValues({ chart, stream, curves: all }: NowValuesProps) {
  const curves = useMemo(() => all.filter(({ isQuiet }) => !isQuiet), [all]);
  const list = useRef<HTMLDListElement>(null);
  const draw = useCallback(
    (measured: Stream) => {
      const { current } = list;
      const format = curves.length > FEW ? formatTiny : inFewDigits;
      if (!current) return;
      current.dataset.step = String(measured.latest(STEP_OFFSET)?.step ?? '');
      current.querySelectorAll('div').forEach((entry, index) => {
        const latest = measured.latest(curves[index].offset);
        entry.dataset.value = String(latest?.value ?? '');
        if (entry.lastElementChild) entry.lastElementChild.textContent = format(latest?.value ?? NaN);
      });
    },
    [curves],
  );
  useStreamDrawing(stream, draw);
  return (
    <dl ref={list} className={styles.values} data-testid={`${chart}-now`} data-many={curves.length > FEW || undefined}>
      {curves.map(({ id, label, shortLabel, color }) => (
        <div
          key={id}
          data-curve={id}
          className={styles.entry}
          style={{ '--swatch': `light-dark(${color('light')}, ${color('dark')})` } as CSSProperties}
        >
          <dt title={label} className={styles.name}>
            {shortLabel}
          </dt>
          <dd className={styles.value}>{words.page.charts.notYet}</dd>
        </div>
      ))}
    </dl>
  );
}

const inFewDigits = (value: number) => formatNumber(value, DIGITS);
