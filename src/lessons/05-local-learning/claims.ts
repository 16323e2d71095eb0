import { axisNumbers, meanOverSeeds, powerLawUpTo, withError, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { rowOf, sweepStudy } from '../read-results.ts';
import { equilibriumClaims } from './equilibrium-claims.ts';
import { rateClaims } from './rate-claims.ts';
import { RULES } from './studies.ts';
import { said } from './words.ts';

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
  ...said.claims['omega-targets'](OMEGA_MARGIN),
  studies: ['rules'],
  world: TARGETS,
  control: { name: said.worlds.bp, world: GRADIENT },
  measure: (results, rules) => {
    const found = omegas(results, rules, [FIRST_STEP, LAST_STEP]).toSorted((a, b) => a.value - b.value);
    const [low, high] = [found[0], found[found.length - 1]];
    return {
      reproduced: INDEPENDENT - low.value < OMEGA_MARGIN && high.value - INDEPENDENT < OMEGA_MARGIN,
      measured: said.measured.range(withError(low), withError(high)),
    };
  },
});

const omegaOfGradient = defineClaim<World>({
  id: 'omega-gradient',
  ...said.claims['omega-gradient'],
  studies: ['rules'],
  world: GRADIENT,
  control: { name: said.worlds.tp, world: ['tp'] },
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
  ...said.claims['no-kernel-regime'](KEPT_SLOPE),
  studies: ['rules'],
  world: TARGETS,
  control: { name: said.worlds.bp, world: GRADIENT },
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
      measured: said.measured.slopes(slopes.map((slope) => withError(slope))),
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
