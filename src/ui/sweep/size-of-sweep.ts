import { formatCount, formatTime } from '../../charts/shell/format-number.ts';
import { sweepShape } from '../../config/sweep/cells.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { words } from '../../words/words.ts';
import { estimateSeconds, planSweep } from '../../worker/sweep/plan.ts';

const said = words.sweepPage.size;

/**
 * Says how many networks a sweep has and about how long they take, and why some cells stay empty; `refused` is `null`
 * if none does.
 *
 * @param workers the number of jobs that run side by side
 */
export function sizeOfSweep(sweep: Sweep, workers: number): { line: string; refused: string | null } {
  const { jobs, refused } = planSweep(sweep);
  const { columns, rows } = sweepShape(sweep);
  const networks = jobs.reduce((sum, { members }) => sum + members.length, 0);
  const parts = [said.networks(said.cells(columns, rows), sweep.seeds, formatCount(networks))];
  if (networks > 0) {
    parts.push(said.jobs(jobs.length, Math.min(workers, jobs.length)));
    parts.push(said.time(formatTime(estimateSeconds(jobs, workers))));
  }
  return {
    line: said.line(parts),
    refused: refused.length > 0 ? said.refused(refused.length / sweep.seeds, refused[0].reason ?? '') : null,
  };
}
