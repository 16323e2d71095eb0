import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount, formatTableNumber } from '../../charts/shell/format-number.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import { useLab } from '../lab-context.ts';
import { limitOf } from './curves.ts';
import { drawnSeries, type DrawnCurve } from './drawn-curves.ts';
import shared from '../kit/shared.module.css';
import { classNames } from '../kit/class-names.ts';
import styles from './frame-table.module.css';
import { logStepRows } from './log-step-rows.ts';

interface FrameTableProps {
  caption: string;
  /** One curve a column. */
  curves: readonly DrawnCurve[];
}

/** Time between updates of the table, in milliseconds: a table must not change faster than it can be read. */
const REFRESH_EVERY = 1000;

/**
 * Shows the values of a chart as a table; `data-value` of each cell holds the full number. The row at the step that the
 * page shows is marked and in sight.
 */
export function FrameTable({ caption, curves }: FrameTableProps) {
  const version = useSlowVersion(useMemo(() => [...new Set(curves.map(({ stream }) => stream))], [curves]));
  const rows = logStepRows(curves.map(drawnSeries));
  const limits = curves.map((curve) => limitOf(curve, curve.stream));
  const region = useMarkedRow(version);
  return (
    // A scrolling region has to be reachable by keyboard.
    <div ref={region} className={styles.scroll} role="group" aria-label={caption} tabIndex={0} data-version={version}>
      <table className={classNames(shared.numbers, styles.table)}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.page.charts.steps}</th>
            {curves.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, values }) => (
            <tr key={step} data-step={step}>
              <th scope="row">{formatCount(step)}</th>
              {values.map((value, column) => (
                <Cell key={curves[column].id} value={value} limit={step === 0 ? limits[column] : undefined} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Shows a value, or if there is none its limit, marked as such. */
function Cell({ value, limit }: { value: number | null; limit: number | undefined }) {
  const isLimit = value === null && limit !== undefined;
  const shown = isLimit ? limit : value;
  const text = formatTableNumber(shown);
  return <td data-value={shown ?? ''}>{isLimit ? words.page.charts.limit(text) : text}</td>;
}

/** Returns a number that rises with the versions of streams, updated every {@link REFRESH_EVERY} milliseconds. */
function useSlowVersion(streams: readonly Stream[]): number {
  const versionOf = (all: readonly Stream[]) => all.reduce((sum, { version }) => sum + version, 0);
  const [version, setVersion] = useState(() => versionOf(streams));
  useEffect(() => {
    const timer = setInterval(() => setVersion(versionOf(streams)), REFRESH_EVERY);
    return () => clearInterval(timer);
  }, [streams]);
  return version;
}

/** Marks the last row up to the step that the page shows, and scrolls to it; returns the ref of the region of the rows. */
function useMarkedRow(version: number) {
  const { time } = useLab();
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = () => {
      if (region.current) markRow(region.current, time.store.getState().step);
    };
    mark();
    return time.store.subscribe(mark);
  }, [time, version]);
  return region;
}

function markRow(region: HTMLElement, step: number | null) {
  const rows = [...region.querySelectorAll<HTMLElement>('tbody tr')];
  const marked = step === null ? undefined : rows.findLast((row) => Number(row.dataset.step) <= step);
  if (marked?.ariaCurrent === 'step') return;
  for (const row of rows) row.ariaCurrent = row === marked ? 'step' : null;
  if (!marked) return;
  // `scrollIntoView` would move the page, too.
  region.scrollTop = marked.offsetTop - (region.clientHeight - marked.offsetHeight) / 2;
}
