import { useMemo } from 'react';
import { scalingTable, type ScalingRow } from '../../config/scaling.ts';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { useShown, useShownExperiment } from '../lab-context.ts';
import { collapseRows, type ScalingGroup } from './collapse-rows.ts';
import shared from '../kit/shared.module.css';
import { classNames } from '../kit/class-names.ts';
import styles from './scaling-panel.module.css';
import { DecaySlip, RateNow, ScalingVerdict } from './scaling-verdict.tsx';

const said = words.page.table;

/** Digits of a std and of a learning rate. */
const DIGITS = 3;

/** Shows the scaling as a table: shape, init std and learning rate of every layer, and the equivalent (a, b, c). */
export function ScalingPanel() {
  const rows = useRows();
  const hasBiases = rows.some(({ biasLr }) => biasLr !== null);
  return (
    <section className={styles.panel} aria-labelledby="scaling-title">
      <div className={styles.head}>
        <h2 className={shared.title} id="scaling-title">
          {said.title}
        </h2>
        <Hint label={words.page.explain(said.title)}>{said.about}</Hint>
        <RateNow />
        <ScalingVerdict />
        <DecaySlip />
      </div>
      {/* A scrolling region has to be reachable by keyboard. */}
      <div className={styles.scroll} role="group" aria-label={said.scrollLabel} tabIndex={0}>
        <table className={classNames(shared.numbers, styles.table)} data-testid="scaling-table">
          <thead>
            <tr>
              <th scope="col">{said.layer}</th>
              <th scope="col">{said.role}</th>
              <th scope="col">{said.shape}</th>
              <th scope="col">{said.std}</th>
              <th scope="col">{said.lr}</th>
              {hasBiases && <th scope="col">{said.biasLr}</th>}
              <th scope="col">{said.abc}</th>
            </tr>
          </thead>
          <tbody>
            {collapseRows(rows).map((group) => (
              <GroupRow key={group.first} group={group} hasBiases={hasBiases} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className={styles.opening}>{said.opening}</p>}
      </div>
    </section>
  );
}

/** Returns the table of the run. While it opens, it follows from the settings, unless the run has to find its unit. */
function useRows(): readonly ScalingRow[] {
  const ofRun = useShown(({ scaling }) => scaling);
  const experiment = useShownExperiment();
  return useMemo(() => {
    if (ofRun && ofRun.length > 0) return ofRun;
    return experiment.train.lrUnit === 'absolute' ? scalingTable(experiment) : [];
  }, [ofRun, experiment]);
}

function GroupRow({ group: { first, last, row }, hasBiases }: { group: ScalingGroup; hasBiases: boolean }) {
  const { a, b, c } = row.abc;
  return (
    <tr data-role={row.role}>
      <th scope="row">{said.layers(first, last)}</th>
      <td>{said.roles[row.role]}</td>
      <td>
        {row.fanOut}&thinsp;×&thinsp;{row.fanIn}
      </td>
      <td title={String(row.std)}>{formatSetting(row.std, DIGITS)}</td>
      <td title={String(row.lr)}>{formatSetting(row.lr, DIGITS)}</td>
      {hasBiases && <td title={String(row.biasLr)}>{formatSetting(row.biasLr ?? NaN, DIGITS)}</td>}
      <td>{[a, b, c].map((exponent) => formatSetting(exponent)).join(', ')}</td>
    </tr>
  );
}
