import { useEffect, useRef } from 'react';
import { formatNumber } from '../../charts/shell/format-number.ts';
import { seedExperiment } from '../../config/sweep/cells.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { joinParts } from '../../store/runs/run-names.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import shared from '../kit/shared.module.css';
import styles from './cell-panel.module.css';
import type { ReadCell } from './read-cells.ts';
import { valueLabel } from './reading-words.ts';
import { settingName } from '../../config/sweep/axis.ts';
import { valueName } from './value-name.ts';
import { withoutGrid } from './sweep-base.tsx';
import { useSweep, useSweepLab } from './use-sweep.ts';

const said = words.sweepPage.cell;

interface CellPanelProps {
  cell: ReadCell;
  sweep: Sweep;
}

/** Shows one cell of a result: its place, the values of its networks, and buttons that open them in the lab. */
export function CellPanel({ cell, sweep }: CellPanelProps) {
  const reading = useSweep((state) => state.reading);
  const lab = useSweepLab();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside
      className={styles.panel}
      aria-labelledby="cell-title"
      data-testid="sweep-cell"
      onKeyDown={(event) => {
        if (event.key === 'Escape') lab.select(null);
      }}
    >
      <div className={shared.head}>
        <h3 className={styles.title} id="cell-title" tabIndex={-1} ref={heading}>
          {cellName(sweep, cell)}
        </h3>
        <IconButton label={said.close} onPress={() => lab.select(null)}>
          <CloseIcon />
        </IconButton>
      </div>
      {cell.problem !== null ? (
        <p className={styles.reason}>{cell.problem}</p>
      ) : (
        <>
          <p className={styles.about}>{valueLabel(reading)}</p>
          <Seeds cell={cell} sweep={sweep} />
          <Reasons cell={cell} />
        </>
      )}
    </aside>
  );
}

/** Names a cell by its place: "learning rate η = 0.1, width n = 64". */
export const cellName = ({ axes }: Sweep, { values }: Pick<ReadCell, 'values'>): string =>
  joinParts(axes.map(({ setting }, i) => said.place(settingName(setting), valueName(setting, values[i]))));

function Seeds({ cell, sweep }: CellPanelProps) {
  const lab = useSweepLab();
  return (
    <table className={shared.numbers}>
      <thead>
        <tr>
          <th scope="col">{said.seed}</th>
          <th scope="col">{said.value}</th>
          <th scope="col">{said.outcome}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {cell.runs.map((run, seed) => (
          <tr key={seed}>
            <th scope="row">{sweep.base.seed + seed}</th>
            <td data-value={cell.bySeed[seed]}>{formatNumber(cell.bySeed[seed], 3)}</td>
            <td>{run ? said.outcomes[run.outcome] : said.waiting}</td>
            <td>
              <TextButton
                label={said.openSeed(sweep.base.seed + seed)}
                onPress={() => {
                  if (cell.experiment) lab.openInLab(withoutGrid(seedExperiment(sweep, cell.experiment, seed)));
                }}
              >
                {said.openInLab}
              </TextButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says why networks are not done, each reason once. */
function Reasons({ cell }: { cell: ReadCell }) {
  const reasons = new Set(cell.runs.flatMap((run) => run?.reason ?? []));
  return [...reasons].map((reason) => (
    <p key={reason} className={styles.reason}>
      {reason}
    </p>
  ));
}
