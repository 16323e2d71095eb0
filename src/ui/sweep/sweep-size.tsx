import { useDeferredValue, useMemo } from 'react';
import { formatCount } from '../../charts/format-number.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { sweepShape } from '../../config/sweep/cells.ts';
import { estimateSeconds } from '../../worker/sweep/estimate.ts';
import { planSweep } from '../../worker/sweep/plan.ts';
import { sweepWorkers } from '../../store/sweep-training.ts';
import { words } from '../../words/words.ts';
import { formatTime } from './format-time.ts';
import styles from './sweep-form.module.css';
import { useSweep } from './use-sweep.ts';

const said = words.sweep.page.size;

/** How many networks the sweep of the form comes to, about how long they take, and which cells are not possible. */
export function SweepSize() {
  const sweep = useDeferredValue(useSweep((state) => state.sweep));
  const { line, refused } = useMemo(() => describeSize(sweep), [sweep]);
  return (
    <div className={styles.size} data-testid="sweep-size">
      <p>{line}</p>
      {refused && <p className={styles.refused}>{refused}</p>}
    </div>
  );
}

function describeSize(sweep: Sweep): { line: string; refused: string | null } {
  const { jobs, refused } = planSweep(sweep);
  const { columns, rows } = sweepShape(sweep);
  const networks = jobs.reduce((sum, { members }) => sum + members.length, 0);
  const workers = sweepWorkers();
  return {
    line: said.line([
      said.networks(said.cells(columns, rows), sweep.seeds, formatCount(networks)),
      said.jobs(jobs.length, Math.min(workers, Math.max(1, jobs.length))),
      said.time(formatTime(estimateSeconds(jobs, workers))),
    ]),
    refused: refused.length > 0 ? said.refused(refused.length / sweep.seeds, refused[0].reason ?? '') : null,
  };
}
