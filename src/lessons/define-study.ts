import { describeProblem, type ConfigProblem } from '../config/experiment.ts';
import { parsePrior, type PriorExperiment } from '../config/prior.ts';
import { parseSweep, type Sweep, type SweepInput } from '../config/sweep/sweep.ts';

/**
 * Returns the sweep of a lesson, checked by the schema.
 *
 * @throws Error where the schema refuses it, which is a mistake in the lesson
 */
export function defineSweep(input: SweepInput): Sweep {
  const parsed = parseSweep(input);
  if (parsed.ok) return parsed.sweep;
  return refuse(parsed.problems);
}

/**
 * Returns the prior of a lesson, checked by the schema.
 *
 * @throws Error where the schema refuses it, which is a mistake in the lesson
 */
export function definePrior(input: Partial<PriorExperiment>): PriorExperiment {
  const parsed = parsePrior(input);
  if (parsed.ok) return parsed.prior;
  return refuse(parsed.problems);
}

function refuse(problems: ConfigProblem[]): never {
  throw new Error(problems.map(describeProblem).join(' '));
}
