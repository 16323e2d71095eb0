import { useEffect, useState } from 'react';
import { formatCount, formatTableNumber } from '../../charts/shell/format-number.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import { limitOf, type Curve } from './curves.ts';
import shared from '../kit/shared.module.css';
import { classNames } from '../kit/class-names.ts';
import styles from './frame-table.module.css';
import { logStepRows } from './log-step-rows.ts';

interface FrameTableProps {
  caption: string;
  stream: Stream;
  curves: readonly Curve[];
}

/** Time between updates of the table, in milliseconds: a table must not change faster than it can be read. */
const REFRESH_EVERY = 1000;

/** Shows the values of a chart as a table; `data-value` of each cell holds the full number. */
export function FrameTable({ caption, stream, curves }: FrameTableProps) {
  const version = useSlowVersion(stream);
  const rows = logStepRows(
    stream,
    curves.map(({ offset }) => offset),
  );
  const limits = curves.map((curve) => limitOf(curve, stream));
  return (
    // A scrolling region has to be reachable by keyboard.
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0} data-version={version}>
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

/** Returns the version of a stream, updated every {@link REFRESH_EVERY} milliseconds. */
function useSlowVersion(stream: Stream): number {
  const [version, setVersion] = useState(stream.version);
  useEffect(() => {
    const timer = setInterval(() => setVersion(stream.version), REFRESH_EVERY);
    return () => clearInterval(timer);
  }, [stream]);
  return version;
}
