import { type CSSProperties, type ReactNode, useCallback, useMemo, useRef } from 'react';
import { lastAt, legendName } from '../../charts/axes/series.ts';
import { formatCount, formatNumber, formatTiny } from '../../charts/shell/format-number.ts';
import { writeAttributes, writeText } from '../../charts/shell/write-changes.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { words } from '../../words/words.ts';
import { useRun } from '../lab-context.ts';
import { useStreamsDrawing } from '../use-stream-drawing.ts';
import shared from '../kit/shared.module.css';
import { drawnSeries, type DrawnCurve } from './drawn-curves.ts';
import styles from './now-values.module.css';

interface NowValuesProps {
  /** The name of the chart, for tests. */
  chart: string;
  curves: readonly DrawnCurve[];
  /** Whether the curves are those of several runs, whose names are longer than those of layers. */
  isMany: boolean;
  /** Whether the curves have their marks only, so that the names stand here. */
  hasMarks?: boolean;
  /** Values without a curve, shown once there are any. */
  values?: readonly DrawnCurve[];
  /** Says in words where a value is; the words stand beside it. */
  wordOf?: (value: number) => string;
  /** Whether they share the room of one row with the remark. */
  isTight?: boolean;
  /** A remark after them. */
  note?: ReactNode;
}

/** More curves than this must share the room; values without a curve, beside those of one run, take a line more. */
const FEW = 4;
/** More values of runs than this have few digits: the names of runs take the room. */
const FEW_OF_RUNS = 2;
/** More runs than this have no row each. */
const MOST_ROWS = 2;
/** Digits of a present value, if there is room. */
const DIGITS = 3;
/** Below this, the power of ten of a value has an exponent of two digits. */
const LONG_POWER = 0.9995e-9;
/** Of more layers than this, these many are said, evenly spaced. */
const MOST_LAYERS = { listed: 16, said: 8 };
const NO_VALUES: readonly DrawnCurve[] = [];

/**
 * Shows the value of each curve with its colour, now or at the step that the page shows, and the step of old values. They
 * change with every frame, so they are written without React. The data attributes hold the step and the full numbers.
 */
export function NowValues(props: NowValuesProps) {
  const { chart, curves: all, isMany, hasMarks = false, values = NO_VALUES, wordOf, isTight = false, note } = props;
  // The row of one of several runs has room for its curves and a remark alone.
  const beside = isTight && isMany ? NO_VALUES : values;
  const curves = useMemo(() => saidOf(all, beside), [all, beside]);
  const streams = useMemo(() => [...new Set(curves.map(({ stream }) => stream))], [curves]);
  /** Whether each run has a row, with its kinds beside each other. */
  const isByRun = isMany && curves.length > streams.length && streams.length <= MOST_ROWS;
  const isResting = useRun(({ phase }) => phase !== 'opening' && phase !== 'running');
  const list = useRef<HTMLDListElement>(null);
  const age = useRef<HTMLSpanElement>(null);
  const draw = useCallback(
    (until: number | null) => {
      if (!list.current || !age.current) return;
      const isShort = isTight || curves.length > (isMany ? FEW_OF_RUNS : FEW);
      const format = isShort ? formatTiny : inFewDigits;
      const { step, oldest } = writeValues(list.current, { curves, until, isResting, wordOf, format });
      list.current.dataset.step = String(step);
      writeText(age.current, oldest === null ? '' : words.page.charts.measuredAt(formatCount(oldest)));
    },
    [curves, isMany, isTight, isResting, wordOf],
  );
  useStreamsDrawing(streams, draw);
  return (
    <div
      className={styles.line}
      data-many={(curves.length > (isMany ? FEW : FEW + values.length) && !isByRun) || undefined}
      data-runs={isMany || undefined}
      data-tight={isTight || undefined}
      style={{ '--kinds': isByRun ? curves.length / streams.length : undefined } as CSSProperties}
    >
      <dl ref={list} className={styles.values} data-testid={`${chart}-now`}>
        {curves.map((curve) => (
          <Entry
            key={curve.id}
            curve={curve}
            name={hasMarks ? legendName({ ...curve, label: curve.shortLabel }) : curve.shortLabel}
            isOptional={values.includes(curve)}
            hasWord={wordOf !== undefined}
          />
        ))}
      </dl>
      <span className={styles.age} title={words.page.charts.measuredAtAbout} data-testid={`${chart}-age`}>
        <span ref={age} className={shared.textBox} />
      </span>
      {note}
    </div>
  );
}

/** Returns the curves whose values are shown, run by run, each kind beside the first one of its run while there are few. */
function saidOf(all: readonly DrawnCurve[], values: readonly DrawnCurve[]): DrawnCurve[] {
  const said = all.filter(({ isQuiet }) => !isQuiet);
  const firsts = said.filter(({ kind }) => kind === undefined);
  const isSeen = ({ look }: DrawnCurve) => look !== 'ghost';
  const shown = said.length > FEW ? firsts : said;
  const streams = new Set(shown.map(({ stream }) => stream));
  const others = values.filter(isSeen);
  return [
    ...[...streams].flatMap((own) => [
      ...thinned(shown.filter(({ stream }) => stream === own)),
      ...others.filter(({ stream }) => stream === own),
    ]),
    ...others.filter(({ stream }) => !streams.has(stream)),
  ];
}

/** Returns the curves of the layers of a network: all, or of very many some, with the first and the last. */
function thinned(curves: readonly DrawnCurve[]): readonly DrawnCurve[] {
  if (curves.length <= MOST_LAYERS.listed) return curves;
  const last = MOST_LAYERS.said - 1;
  return Array.from({ length: last + 1 }, (_, i) => curves[Math.round((i * (curves.length - 1)) / last)]);
}

interface EntryProps {
  curve: DrawnCurve;
  name: string;
  isOptional: boolean;
  hasWord: boolean;
}

function Entry({ curve: { id, label, color, kind, dash }, name, isOptional, hasWord }: EntryProps) {
  return (
    <div
      data-curve={id}
      data-value=""
      data-unknown=""
      data-optional={isOptional || undefined}
      data-kind={kind}
      data-dashed={dash !== undefined || undefined}
      className={styles.entry}
      style={{ '--swatch': `light-dark(${color('light')}, ${color('dark')})` } as CSSProperties}
    >
      <dt title={label} className={styles.name}>
        {name}
      </dt>
      <dd className={styles.value}>
        <span className={shared.textBox}>{words.page.charts.notYet}</span>
      </dd>
      {hasWord && (
        <dd className={styles.word}>
          <span className={shared.textBox} />
        </dd>
      )}
    </div>
  );
}

interface ValuesToWrite extends Pick<NowValuesProps, 'curves' | 'wordOf'> {
  /** The step that the page shows; `null`: now. */
  until: number | null;
  isResting: boolean;
  format: (value: number) => string;
}

/**
 * Writes the value of each curve; returns the newest step up to the one that is shown, and the earliest step of the old
 * values, `null` if none is old.
 */
function writeValues(list: HTMLElement, { curves, until, isResting, wordOf, format }: ValuesToWrite) {
  const shownStep = until ?? Infinity;
  let step = 0;
  let oldest: number | null = null;
  list.querySelectorAll('div').forEach((entry, index) => {
    const curve = curves[index];
    const newest = Math.min(shownStep, curve.stream.latest(STEP_OFFSET)?.step ?? 0);
    const last = lastAt(drawnSeries(curve), shownStep);
    const isBehind = last !== null && isOld(last.step, newest, isResting && until === null);
    writeAttributes(entry, { 'data-value': last?.value ?? '' });
    entry.toggleAttribute('data-unknown', last === null);
    entry.toggleAttribute('data-old', isBehind);
    const [number, word] = entry.querySelectorAll('dd > span');
    writeText(number, format(last?.value ?? NaN));
    if (wordOf) writeText(word, last ? wordOf(last.value) : '');
    if (isBehind) oldest = Math.min(oldest ?? Infinity, last.step);
    step = Math.max(step, newest);
  });
  return { step, oldest };
}

/** Writes a value in three digits; in two where the exponent has two digits as well, which takes their room. */
export const inFewDigits = (value: number): string =>
  formatNumber(value, value !== 0 && Math.abs(value) < LONG_POWER ? DIGITS - 1 : DIGITS);

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
