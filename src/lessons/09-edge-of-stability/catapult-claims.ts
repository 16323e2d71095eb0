import type { AxisValue } from '../../config/sweep/axis.ts';
import { fitPowerLawOfSeeds } from '../../maths/slope.ts';
import { numberText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import { axisNumbers, meanOverSeeds, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { comesDown, coursesOf, windowEnds, type Course } from './read-runs.ts';
import { said } from './words.ts';

/** Rates in the window, in units of the critical one. */
const IN_WINDOW = [1.1, 1.5];
/** The least height of a spike, as a multiple of the first loss. */
const SPIKE = 10;

const last = (values: readonly number[]): number => values[values.length - 1];
const peakOf = ({ loss }: Course): number => Math.max(...loss) / loss[0];

const catapult = defineClaim<readonly number[]>({
  id: 'catapult',
  ...said.claims.catapult(SPIKE),
  studies: ['catapult'],
  world: IN_WINDOW,
  control: { name: said.worlds.beyond, world: [3] },
  measure: (results, rates) => {
    const all = rates.map((rate) => ({ rate, courses: coursesOf(results, 'catapult', [rate])[0] }));
    const isThrown = (course: Course) =>
      peakOf(course) > SPIKE && comesDown(course) && course.sharpness[0] > 1 && last(course.sharpness) < 1;
    return {
      reproduced: all.every(({ courses }) => courses.every(isThrown)),
      measured: said.measured.thrown(
        all.map(({ rate, courses }) => ({
          rate,
          spike: numberText(Math.min(...courses.map(peakOf)), 3),
          down: courses.filter(comesDown).length,
          of: courses.length,
          sharpness: numberText(Math.max(...courses.map(({ sharpness }) => last(sharpness))), 2),
        })),
      ),
    };
  },
});

const twin = defineClaim<readonly number[]>({
  id: 'twin',
  ...said.claims.twin,
  studies: ['catapult'],
  world: IN_WINDOW,
  control: { name: said.worlds.below, world: [0.9] },
  measure: (results, rates) => {
    const courses = rates.flatMap((rate) => coursesOf(results, 'catapult', [rate])[0]);
    const isLost = ({ twinLoss, loss }: Course) => !(last(twinLoss) <= 1000 * loss[0]);
    const [lost, down] = [courses.filter(isLost).length, courses.filter(comesDown).length];
    return {
      reproduced: lost === courses.length && down === courses.length,
      measured: said.measured.twins(lost, down, courses.length),
    };
  },
});

/** Rows of a study of rates. */
interface Rows {
  study: 'window' | 'widths' | 'deep';
  rows: readonly AxisValue[];
}

const windowClaim = (
  id: 'window' | 'widths' | 'deep',
  [least, most]: readonly [number, number],
  world: Rows,
  control: { name: string; world: Rows },
): Claim =>
  defineClaim<Rows>({
    id,
    ...said.claims[id](least, most),
    studies: [...new Set([world.study, control.world.study])],
    world,
    control,
    measure: (results, { study, rows }) => {
      const ends = rows.map((row) => ({ row, end: meanOverSeeds(windowEnds(results, study, row)) }));
      return {
        reproduced: ends.every(({ end }) => end.value >= least && end.value <= most),
        measured: said.measured.ends(
          ends.map(({ row, end }) => ({ name: said.rowName(study, row), end: withError(end, 2) })),
        ),
      };
    },
  });

const TWICE = [1.7, 2.2] as const;

/** The presets under which the spike is measured. */
type Preset = 'ntp' | 'mup';

const heights = defineClaim<Preset>({
  id: 'heights',
  ...said.claims.heights,
  studies: ['heights'],
  world: 'ntp',
  control: { name: said.worlds.mup, world: 'mup' },
  measure: (results, preset) => {
    const widths = axisNumbers(sweepStudy(results, 'heights').result.sweep);
    const peaks = coursesOf(results, 'heights', [undefined, preset]).map((bySeed) => bySeed.map(peakOf));
    const law = fitPowerLawOfSeeds(widths, peaks);
    if (!law) throw new Error(words.lessons.claim.tooFew);
    return {
      reproduced: law.slope > 0.8 && law.slope < 1.2,
      measured: words.lessons.slope(withError({ value: law.slope, error: law.error })),
    };
  },
});

/** The claims about the catapult and its window. */
export const catapultClaims: readonly Claim[] = [
  catapult,
  twin,
  windowClaim(
    'window',
    TWICE,
    { study: 'window', rows: ['linear', 'relu'] },
    { name: said.worlds.tanh, world: { study: 'window', rows: ['tanh'] } },
  ),
  windowClaim(
    'widths',
    TWICE,
    { study: 'widths', rows: [64, 256, 1024] },
    { name: said.worlds.threeLayers, world: { study: 'deep', rows: [3] } },
  ),
  windowClaim(
    'deep',
    [3, 12],
    { study: 'deep', rows: [2, 3] },
    { name: said.worlds.oneLayer, world: { study: 'deep', rows: [1] } },
  ),
  heights,
];
