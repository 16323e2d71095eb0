import type { SweepJob } from './sweep-job.ts';

/** Multiply-adds that a worker does in a second on WebAssembly, about the middle of the machines that we saw. */
const SPEED = 1e10;
/** Seconds until a worker has opened its backend. */
const OPENING = 1;

/** Roughly how long jobs take on so many workers, in seconds; a machine may well be three times faster or slower. */
export function estimateSeconds(jobs: readonly SweepJob[], workers: number): number {
  const whole = jobs.reduce((sum, { cost }) => sum + cost, 0);
  const longest = Math.max(0, ...jobs.map(({ cost }) => cost));
  return jobs.length === 0 ? 0 : OPENING + Math.max(whole / workers, longest) / SPEED;
}
