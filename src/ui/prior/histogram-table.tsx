import { formatTableNumber } from '../../charts/shell/format-number.ts';
import { curveAt } from '../../charts/histogram/histogram-reading.ts';
import { hasTooFew, PRIOR_THEORIES, type PriorReport, type PriorTheory } from '../../config/prior-report.ts';
import { words } from '../../words/words.ts';
import table from '../charts/frame-table.module.css';
import { classNames } from '../kit/class-names.ts';
import shared from '../kit/shared.module.css';
import { densities, drawnLabel } from './histogram-of-prior.ts';

const said = words.prior.histogram;

interface HistogramTableProps {
  caption: string;
  report: PriorReport;
  theory: PriorTheory;
}

/** Shows the densities of a histogram bin by bin, beside those of theory in the middle of each bin. */
export function HistogramTable({ caption, report, theory }: HistogramTableProps) {
  const { edges } = report.histogram;
  const drawn = densities(report);
  const theories = PRIOR_THEORIES.filter((name) => theory.curves[name]);
  return (
    // A scrolling region has to be reachable by keyboard.
    <div className={table.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={classNames(shared.numbers, table.table)}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.from}</th>
            <th scope="col">{said.to}</th>
            <th scope="col">{hasTooFew(report) ? drawnLabel(report) : said.drawnDensity}</th>
            {theories.map((name) => (
              <th key={name} scope="col">
                {said.curves[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(drawn, (density, bin) => (
            <tr key={edges[bin]}>
              <th scope="row">{formatTableNumber(edges[bin])}</th>
              <td>{formatTableNumber(edges[bin + 1])}</td>
              <td data-value={density}>{formatTableNumber(density)}</td>
              {theories.map((name) => (
                <td key={name}>
                  {formatTableNumber(
                    curveAt({ x: theory.x, y: theory.curves[name] ?? [] }, (edges[bin] + edges[bin + 1]) / 2),
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
