import { runOffset } from '../../config/frame.ts';
import { openRun } from '../run/open-run.ts';
import { readWeights } from '../training/train-state.ts';
import { roundDown, type Evidence } from './evidence.ts';

/** The rates that are tried, as shares of the one that diverged. */
const SHARES = [1e-1, 1e-2, 1e-3, 1e-4];
/** The steps of a trial, and the most milliseconds of all trials. */
const STEPS = 100;
const MOST_TIME = 4000;
/** The steps between two looks at the loss, and the factor over its first value that it may reach. */
const LOOK_EVERY = 5;
const CALM = 2;

/**
 * Trains the network that diverged again from step 0, for 100 steps at lower rates.
 *
 * @returns the first rate at which the loss stays calm and ends no higher than it began, in the unit of the experiment, and the steps;
 *   `null` where there is none
 */
export async function calmerRate(evidence: Evidence): Promise<{ lr: number; steps: number } | 'too slow' | null> {
  const { experiment, divergence, dataset, open } = evidence;
  const weights = (await readWeights(open.stepper.state.networks.initial))[divergence.member];
  const end = performance.now() + MOST_TIME;
  for (const share of SHARES) {
    const lr = roundDown(experiment.train.lr * share);
    const measure = { ...experiment.measure, twin: false, infinite: false };
    const member = { ...experiment, measure, train: { ...experiment.train, lr } };
    const trial = await openRun({ members: [member], dataset, weights });
    const lossNow = async (step: number) =>
      (await trial.meter.measure({ state: trial.stepper.state, step, lr: [lr] }, 'light', () => Promise.resolve()))[
        runOffset('loss')
      ];
    const first = await lossNow(0);
    let highest = first;
    let last = first;
    for (let step = 1; step <= STEPS && performance.now() < end && highest <= CALM * first; step++) {
      trial.stepper.step();
      if (step % LOOK_EVERY > 0) continue;
      last = await lossNow(step);
      // NaN must not pass for calm.
      highest = last <= highest ? highest : Number.isNaN(last) ? Infinity : last;
    }
    trial.dispose();
    if (performance.now() >= end) return 'too slow';
    if (highest <= CALM * first && last <= first) return { lr, steps: STEPS };
  }
  return null;
}
