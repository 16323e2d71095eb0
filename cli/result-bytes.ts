/** How large results get, so that a full disk is found before the training. */
import type { Experiment } from '../src/config/experiment.ts';
import { frameLayout } from '../src/config/frame.ts';
import { measuredSteps } from '../src/config/measured-steps.ts';
import { weightCount } from '../src/config/scaling.ts';
import type { Sweep } from '../src/config/sweep/sweep.ts';
import { sweepMeasuring, type SweepJob } from '../src/worker/sweep/plan.ts';

/** The bytes of a weight in a result: a float32 with the digits of a double, and a comma. */
const WEIGHT_BYTES = 22;
/** The bytes of a measured value in a result, with the name of its measure. */
const NAMED_BYTES = 40;
/** The bytes of a measured value in a row of a sweep. */
const VALUE_BYTES = 14;
/** What the settings take, beside the values. */
const HEAD_BYTES = 10_000;

/** Returns about the most bytes of the result of `run` for so many networks. */
export function runBytes(experiment: Experiment, members = 1): number {
  const { stride } = frameLayout(experiment.net.depth);
  const frames = measuredSteps(experiment).length * stride * NAMED_BYTES;
  // Of several networks, the first stands twice.
  return HEAD_BYTES + (members > 1 ? members + 1 : 1) * (frames + WEIGHT_BYTES * weightCount(experiment));
}

/** Returns about the most bytes of the result of these jobs of a sweep. */
export function sweepBytes(sweep: Sweep, jobs: readonly SweepJob[]): number {
  const values = jobs.map(({ members }) =>
    members.reduce((sum, { experiment }) => {
      const { stride } = frameLayout(experiment.net.depth);
      return sum + sweepMeasuring(sweep, experiment).steps.length * stride;
    }, 0),
  );
  return HEAD_BYTES + VALUE_BYTES * values.reduce((sum, count) => sum + count, 0);
}
