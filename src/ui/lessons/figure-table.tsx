import { formatTableNumber } from '../../charts/shell/format-number.ts';
import table from '../charts/frame-table.module.css';
import { classNames } from '../kit/class-names.ts';
import shared from '../kit/shared.module.css';
import styles from './figure-panel.module.css';
import type { FigureTable } from './figures/figure-parts.ts';

/** Shows the numbers of a figure as a table. */
export function FigureTableView({ caption, table: { head, rows } }: { caption: string; table: FigureTable }) {
  return (
    <div className={styles.table}>
      {/* A scrolling region has to be reachable by keyboard. */}
      <div className={table.scroll} role="group" aria-label={caption} tabIndex={0}>
        <table className={classNames(shared.numbers, table.table)}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((value, column) => (
                  <td key={head[column]} data-value={value}>
                    {typeof value === 'number' ? formatTableNumber(value) : value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
