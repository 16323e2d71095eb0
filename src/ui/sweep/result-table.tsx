import { Button } from 'react-aria-components/Button';
import { formatTableNumber } from '../../charts/shell/format-number.ts';
import type { SweepResult } from '../../config/sweep/result.ts';
import { words } from '../../words/words.ts';
import table from '../charts/frame-table.module.css';
import { classNames } from '../kit/class-names.ts';
import shared from '../kit/shared.module.css';
import { cellName } from './cell-panel.tsx';
import { noteOf } from './cell-values.ts';
import type { ReadCell } from './read-cells.ts';
import { valueLabel } from './reading-words.ts';
import { settingName } from '../../config/sweep/axis.ts';
import { valueName } from './value-name.ts';
import styles from './sweep-result.module.css';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage;

/** Shows a result as a table, cell by cell. */
export function ResultTable({ result: { sweep }, cells }: { result: SweepResult; cells: readonly ReadCell[] }) {
  const reading = useSweep((state) => state.reading);
  const { select } = useSweepLab();
  return (
    <div className={styles.picture}>
      <div className={table.scroll} role="group" aria-label={said.table.scroll} tabIndex={0}>
        <table className={classNames(shared.numbers, table.table)}>
          <thead>
            <tr>
              {sweep.axes.map(({ setting }) => (
                <th key={setting} scope="col">
                  {settingName(setting)}
                </th>
              ))}
              <th scope="col">{valueLabel(reading)}</th>
              <th scope="col">{said.table.low}</th>
              <th scope="col">{said.table.high}</th>
              <th scope="col">{said.table.seeds}</th>
              <th scope="col">{said.cell.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.index} data-cell={cell.index}>
                <th scope="row">
                  <Button
                    className={styles.rowButton}
                    aria-label={said.cell.choose(cellName(sweep, cell))}
                    onPress={() => select(cell.index)}
                  >
                    {valueName(sweep.axes[0].setting, cell.values[0])}
                  </Button>
                </th>
                {sweep.axes.length > 1 && <td>{valueName(sweep.axes[1].setting, cell.values[1])}</td>}
                <td data-value={cell.value}>{formatTableNumber(cell.value)}</td>
                <td>{formatTableNumber(cell.low)}</td>
                <td>{formatTableNumber(cell.high)}</td>
                <td>{cell.count}</td>
                <td>{noteOf(cell) ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
