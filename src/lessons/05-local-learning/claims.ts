import { axisNumbers, meanOverSeeds, powerLawUpTo, withError, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { equilibriumClaims } from './equilibrium-claims.ts';
import { rateClaims } from './rate-claims.ts';
import { rowOf } from './read-sweeps.ts';
import { RULES } from './studies.ts';

const SOURCE = 'arXiv 2411.02001, our setting';

/** Rules that train the same networks. */
type World = readonly (typeof RULES)[number][];

const TARGETS: World = ['tp', 'dtp'];
const GRADIENT: World = ['bp'];
const FIRST_STEP = 1;
const LAST_STEP = 32;

/** Returns omega of the readout, by rule, step and width. */
const omegas = (results: LessonResults, rules: World, steps: readonly number[]): Estimate[] =>
  rules.flatMap((rule) =>
    steps.flatMap((step) =>
      rowOf(
        results,
        'rules',
        { of: 'weights', measure: 'omega', layer: 'last', at: { step } },
        RULES.indexOf(rule),
      ).map(meanOverSeeds),
    ),
  );

const INDEPENDENT = 0.5;
const OMEGA_MARGIN = 0.1;

const omegaOfTargets = defineClaim<World>({
  id: 'omega-targets',
  statement: 'Target propagation moves the features without regard to the readout: ω stays at one half.',
  source: SOURCE,
  expected: `ω within ${OMEGA_MARGIN} of 1/2 at each width, after the first step and at the end, for both kinds`,
  studies: ['rules'],
  world: TARGETS,
  control: { name: 'backpropagation', world: GRADIENT },
  measure: (results, rules) => {
    const found = omegas(results, rules, [FIRST_STEP, LAST_STEP]).toSorted((a, b) => a.value - b.value);
    const [low, high] = [found[0], found[found.length - 1]];
    return {
      reproduced: INDEPENDENT - low.value < OMEGA_MARGIN && high.value - INDEPENDENT < OMEGA_MARGIN,
      measured: `from ${withError(low)} to ${withError(high)}`,
    };
  },
});

const omegaOfGradient = defineClaim<World>({
  id: 'omega-gradient',
  statement: 'Backpropagation moves the features along the readout: ω lies above one half, and rises with the width.',
  source: SOURCE,
  expected: 'ω after the first step above 0.6 at each width, and higher at each width than at the one before',
  studies: ['rules'],
  world: GRADIENT,
  control: { name: 'target propagation', world: ['tp'] },
  measure: (results, rules) => {
    const found = omegas(results, rules, [FIRST_STEP]);
    const rises = found.every(({ value }, i) => i === 0 || value > found[i - 1].value);
    return {
      reproduced: rises && found.every(({ value }) => value > INDEPENDENT + OMEGA_MARGIN),
      measured: found.map((omega) => withError(omega)).join(', '),
    };
  },
});

const KEPT_SLOPE = 0.2;

const noKernelRegime = defineClaim<World>({
  id: 'no-kernel-regime',
  statement:
    'With the very scaling in which backpropagation becomes lazy, target propagation moves features at every width.',
  source: SOURCE,
  expected: `slopes of the feature movement within ±${KEPT_SLOPE} (theory: 0, and −1/2 for backpropagation)`,
  studies: ['rules'],
  world: TARGETS,
  control: { name: 'backpropagation', world: GRADIENT },
  measure: (results, rules) => {
    const widths = axisNumbers(sweepStudy(results, 'rules').result.sweep);
    const slopes = rules.map((rule): Estimate => {
      const moved = rowOf(
        results,
        'rules',
        { of: 'layer', measure: 'featureMove', layer: 'last', at: 'end' },
        RULES.indexOf(rule),
      );
      const { slope, error } = powerLawUpTo(widths, moved, Infinity);
      return { value: slope, error };
    });
    return {
      reproduced: slopes.every(({ value }) => Math.abs(value) < KEPT_SLOPE),
      measured: `slope ${slopes.map((slope) => withError(slope)).join(', ')}`,
    };
  },
});

/** The claims about local learning. */
export const claims: readonly Claim[] = [
  ...rateClaims,
  ...equilibriumClaims,
  omegaOfTargets,
  omegaOfGradient,
  noKernelRegime,
];
