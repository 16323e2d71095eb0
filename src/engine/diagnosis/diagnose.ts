/**
 * Why a network has diverged. A sentence names a cause only where a test on the run's own data found that it holds;
 * where none does, it says so.
 */
import { parseToFirstProblem } from '../../config/experiment.ts';
import { changeDraft } from '../../settings/draft.ts';
import { words } from '../../words/words.ts';
import type { Diagnosis, Remedy } from '../run/run-interface.ts';
import { told, type Cause, type Evidence } from './evidence.ts';
import { inference } from './inference.ts';
import { aboveEdge, aboveLimit, unknown } from './learning-rate.ts';
import { signalGrowth } from './signal-growth.ts';
import { weightDecay } from './weight-decay.ts';

/** The causes, in the order of their tests: those that need no step first. The first that holds is named. */
const CAUSES: readonly Cause[] = [signalGrowth, weightDecay, inference, aboveLimit, aboveEdge];

/** Says when a network diverged, why, and what to do. */
export async function diagnose(evidence: Evidence): Promise<Diagnosis> {
  const { divergence, experiment } = evidence;
  const finding = (await firstThatHolds(evidence)) ?? (await unknown(evidence));
  const { step, loss, firstLoss } = divergence;
  const what =
    step === 0 ? words.engine.divergedAtStart : words.engine.diverged(step, told(loss, 3), told(firstLoss, 3));
  return {
    sentence: `${what} ${finding.sentence}`,
    control: finding.control,
    remedy: finding.remedy && isAllowed(experiment, finding.remedy) ? finding.remedy : null,
  };
}

async function firstThatHolds(evidence: Evidence) {
  for (const cause of CAUSES) {
    const finding = await cause(evidence);
    if (finding) return finding;
  }
  return null;
}

/** Returns whether the lab takes the changed experiment, so that nothing is offered that it refuses. */
const isAllowed = (experiment: Evidence['experiment'], { path, value }: Remedy): boolean =>
  parseToFirstProblem(changeDraft(experiment, path, value)).ok;
