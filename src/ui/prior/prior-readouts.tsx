import { formatCount } from '../../charts/shell/format-number.ts';
import { words } from '../../words/words.ts';
import styles from './prior-readouts.module.css';
import { usePrior } from '../lab-context.ts';

const said = words.prior.readout;

/** Shows the number of networks drawn, and whether more are coming. */
export function PriorReadouts() {
  const phase = usePrior((state) => state.phase);
  const networks = usePrior(({ shown }) => shown?.report?.networks ?? 0);
  return (
    <div className={styles.readout} data-testid="prior-status" data-phase={phase} data-networks={networks}>
      <span>
        <b>{formatCount(networks)}</b> {said.networks}
      </span>
      <span role="status">{said.phases[phase]}</span>
    </div>
  );
}
