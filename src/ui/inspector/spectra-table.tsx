import { formatCount, formatTableNumber } from '../../charts/shell/format-number.ts';
import type { Inspection } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import frame from '../charts/frame-table.module.css';
import { classNames } from '../kit/class-names.ts';
import shared from '../kit/shared.module.css';
import styles from './spectra-table.module.css';

const said = words.inspector;

type Column = [title: string, values: ArrayLike<number>];

/** Shows eigenvalues, singular values and overlaps by rank; `data-value` of each cell holds the full number. */
export function SpectraTable({ inspection, name }: { inspection: Inspection; name: string }) {
  const { nfm, agop, machine, singularValues, overlaps, fanIn } = inspection;
  const columns: Column[] = [
    [said.table.nfm, nfm.eigenvalues.values],
    [said.table.agop, agop.eigenvalues.values],
    ...(machine ? [[said.table.machine, machine.features.eigenvalues.values] satisfies Column] : []),
    [said.table.weights, singularValues.weights.values],
    [said.table.change, singularValues.change.values],
    [said.table.overlap, overlaps],
    [said.table.chance, Array.from(overlaps, (_, last) => (last + 1) / fanIn)],
  ];
  const rows = Math.max(...columns.map(([, values]) => values.length));
  const caption = said.table.caption(name);
  return (
    // A scrolling region has to be reachable by keyboard.
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0} data-testid="inspector-table">
      <table className={classNames(shared.numbers, frame.table)}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.rank}</th>
            {columns.map(([title]) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              <th scope="row">{formatCount(row + 1)}</th>
              {columns.map(([title, values]) => (
                <td key={title} data-value={values[row] ?? ''}>
                  {formatTableNumber(values[row] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
