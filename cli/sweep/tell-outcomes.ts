import process from 'node:process';
import type { RunOutcome, SweepRun } from '../../src/config/sweep/result.ts';
import { words } from '../../src/words/words.ts';

/** The outcomes that are told, in the order in which they are. */
const TOLD = ['diverged', 'refused', 'failed'] as const satisfies RunOutcome[];

/** Tells how many networks have no result like the others, and why. */
export function tellOutcomes(runs: readonly SweepRun[]): void {
  for (const outcome of TOLD) {
    const reasons = runs.filter((run) => run.outcome === outcome).map(({ reason }) => reason ?? '');
    if (reasons.length === 0) continue;
    // The reasons of those that diverged differ in the step alone.
    const distinct = outcome === 'diverged' ? [] : [...new Set(reasons)];
    process.stderr.write(`${[words.cli.sweep[outcome](reasons.length), ...distinct].join('\n  ')}\n`);
  }
}

/** Whether no network was trained. */
export const hasNoneTrained = (runs: readonly SweepRun[]): boolean => !runs.some(({ frames }) => frames.length > 0);

/** Whether a network failed. */
export const hasFailures = (runs: readonly SweepRun[]): boolean => runs.some(({ outcome }) => outcome === 'failed');
