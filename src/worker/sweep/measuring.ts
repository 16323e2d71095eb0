import type { Experiment } from '../../config/experiment.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
import { logSteps } from '../../maths/log-steps.ts';
import type { Measuring } from '../protocol.ts';
import { measuredAt } from '../session/train-members.ts';

/** What is measured of a network of a sweep, and when. */
export const sweepMeasuring = (
  { frames, perOctave, until }: Sweep,
  { train: { steps }, measure: { at } }: Experiment,
): Measuring => ({ kind: frames, steps: at ? measuredAt(at, steps) : logSteps(steps, perOctave), until });
