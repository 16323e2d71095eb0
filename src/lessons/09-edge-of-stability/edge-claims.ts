import { mean } from '../../maths/summary.ts';
import { meanOverSeeds, percentWithError, withError, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { coursesOf, type Course } from './read-runs.ts';
import { said } from './words.ts';

/** The ends of the dial of richness. */
const LAZY = 0.03;
const RICH = 3;

/** The first step of the last fifth of the training. */
const LATE = 800;
/** How far the mean sharpness of the last fifth may be from the edge. */
const WITHIN = 0.1;
/** The momentum of the lab. */
const BETA = 0.9;

/** Networks of the dial. */
interface OnDial {
  gamma0: number;
  optimizer: 'sgd' | 'momentum';
}
const dialCourses = (results: LessonResults, { gamma0, optimizer }: OnDial): Course[] =>
  coursesOf(results, 'dial', [gamma0, optimizer])[0];

const late = ({ steps, sharpness }: Course) => mean(sharpness.filter((_, i) => steps[i] >= LATE));
const startOf = (courses: readonly Course[]) => meanOverSeeds(courses.map(({ sharpness }) => sharpness[0]));
const endOf = (courses: readonly Course[]) => meanOverSeeds(courses.map(late));
const isAtEdge = ({ value }: Estimate): boolean => Math.abs(value - 1) <= WITHIN;

const richPlain: OnDial = { gamma0: RICH, optimizer: 'sgd' };
const lazyPlain: OnDial = { gamma0: LAZY, optimizer: 'sgd' };

const sharpens = defineClaim<OnDial>({
  id: 'sharpens',
  ...said.claims.sharpens(WITHIN),
  studies: ['dial'],
  world: richPlain,
  control: { name: said.worlds.lazy, world: lazyPlain },
  measure: (results, world) => {
    const courses = dialCourses(results, world);
    const [start, end] = [startOf(courses), endOf(courses)];
    return {
      reproduced: start.value < 0.5 && isAtEdge(end),
      measured: said.measured.fromTo(withError(start), withError(end)),
    };
  },
});

/** The largest change of a sharpness that counts as staying, as a share of its first value. */
const STAYS = 0.1;

const lazyStays = defineClaim<OnDial>({
  id: 'lazy-stays',
  ...said.claims['lazy-stays'](STAYS),
  studies: ['dial'],
  world: lazyPlain,
  control: { name: said.worlds.rich, world: richPlain },
  measure: (results, world) => {
    const largest = dialCourses(results, world).map(({ sharpness }) =>
      Math.max(...sharpness.map((value) => Math.abs(value / sharpness[0] - 1))),
    );
    return {
      reproduced: Math.max(...largest) <= STAYS,
      measured: said.measured.change(percentWithError(meanOverSeeds(largest))),
    };
  },
});

const everyRate = defineClaim<readonly number[]>({
  id: 'every-rate',
  ...said.claims['every-rate'](WITHIN),
  studies: ['rates'],
  world: [0.3, 0.5],
  control: { name: said.worlds.smallRate, world: [0.05] },
  measure: (results, rates) => {
    const ends = rates.map((rate) => ({ rate, end: endOf(coursesOf(results, 'rates', [rate])[0]) }));
    return {
      reproduced: ends.every(({ end }) => isAtEdge(end)),
      measured: said.measured.byRate(ends.map(({ rate, end }) => ({ rate, value: withError(end) }))),
    };
  },
});

/** The first of the steps that are measured one by one, and the least share of them that goes up. */
const ONE_BY_ONE = 960;
const UP = 0.1;

const notMonotonic = defineClaim<number>({
  id: 'not-monotonic',
  ...said.claims['not-monotonic'](UP),
  studies: ['rates'],
  world: 0.5,
  control: { name: said.worlds.smallRate, world: 0.05 },
  measure: (results, rate) => {
    const courses = coursesOf(results, 'rates', [rate])[0];
    const ups = meanOverSeeds(courses.map(shareUp));
    const left = meanOverSeeds(courses.map(({ steps, loss }) => loss[steps.indexOf(1000)] / loss[steps.indexOf(500)]));
    return {
      reproduced: ups.value >= UP && left.value < 0.8,
      measured: said.measured.ups(percentWithError(ups), percentWithError(left)),
    };
  },
});

/** Returns the share of the steps measured one by one at which the loss rises. */
function shareUp({ steps, loss }: Course): number {
  const from = steps.indexOf(ONE_BY_ONE);
  const one = loss.slice(from);
  return one.slice(1).filter((value, i) => value > one[i]).length / (one.length - 1);
}

const momentum = defineClaim<OnDial>({
  id: 'momentum',
  ...said.claims.momentum(BETA),
  studies: ['dial'],
  world: { gamma0: RICH, optimizer: 'momentum' },
  control: { name: said.worlds.plain, world: richPlain },
  measure: (results, world) => {
    // The sharpness of the lab has the factor 1 / (1 + β); without it, it is the curvature in units of 2/η.
    const factor = world.optimizer === 'momentum' ? 1 + BETA : 1;
    const curvature = meanOverSeeds(dialCourses(results, world).map((course) => factor * late(course)));
    return {
      reproduced: curvature.value >= 1.7 && curvature.value <= 2.1,
      measured: said.measured.curvature(withError(curvature)),
    };
  },
});

/** The claims about the edge of stability. */
export const edgeClaims: readonly Claim[] = [sharpens, lazyStays, everyRate, notMonotonic, momentum];
