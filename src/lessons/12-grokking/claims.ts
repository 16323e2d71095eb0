import type { MeasureName } from '../../config/sweep/quantity.ts';
import {
  axisNumbers,
  meanOverSeeds,
  percentWithError,
  powerLawUpTo,
  withError,
  type Estimate,
} from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults, Measured } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { words } from '../../words/words.ts';
import { coursesOf, FOUND, type Course, type Landmark } from './read-courses.ts';
import { said } from './words.ts';

const testAccuracy: MeasureName = { of: 'run', measure: 'testAccuracy' };

/** A network that came to all moments of its course. */
type Whole = Course & { frames: Record<Landmark, number> };

const isWhole = (course: Course): course is Whole => Object.values(course.frames).every((frame) => frame !== null);

/** The study of a start. */
type Start = 'course' | 'undecayed' | 'scale';

/** Returns the courses of a start: those of its only cell, or of the richest one. */
const coursesFrom = (results: LessonResults, start: Start): Course[] =>
  coursesOf(results, start, sweepStudy(results, start).result.sweep.axes[0].values.length - 1);

/** Measures what holds of networks that find the rule; where one of them does not, nothing is reproduced. */
function ofWhole(results: LessonResults, start: Start, measure: (courses: Whole[]) => Measured): Measured {
  const courses = coursesFrom(results, start);
  const whole = courses.filter(isWhole);
  if (whole.length === courses.length) return measure(whole);
  return { reproduced: false, measured: said.measured.notAll(courses.length - whole.length, courses.length) };
}

/** A start from which features turn late, and one from which they turn at once. */
const STARTS = { world: 'course', control: { name: said.worlds.rich, world: 'scale' } } as const;
const STUDIES = ['course', 'scale'];

/** The least factor between the steps. */
const DELAY = 10;
/** The largest share of test samples that are right once the training samples are fitted: twice as many as by chance. */
const FEW = 0.1;

const delay = defineClaim<Start>({
  id: 'delay',
  ...said.claims.delay(DELAY, FEW),
  studies: STUDIES,
  ...STARTS,
  measure: (results, start) =>
    ofWhole(results, start, (courses) => {
      const stepsTo = (landmark: Landmark) =>
        meanOverSeeds(courses.map(({ steps, frames }) => steps[frames[landmark]]));
      const [fitted, found] = [stepsTo('fitted'), stepsTo('found')];
      const right = meanOverSeeds(courses.map(({ frames, values }) => values(testAccuracy)[frames.fitted]));
      return {
        reproduced: found.value >= DELAY * fitted.value && right.value <= FEW,
        measured: said.measured.delay(withError(fitted, 0), percentWithError(right), withError(found, 0)),
      };
    }),
});

/** Returns which share of the way of a measure, from the start to where the rule is found, is gone at a moment. */
const shareOfWay = (courses: Whole[], measure: MeasureName, landmark: Landmark): Estimate =>
  meanOverSeeds(
    courses.map(({ frames, values }) => {
      const course = values(measure);
      return (course[frames[landmark]] - course[0]) / (course[frames.found] - course[0]);
    }),
  );

/** Claims that two measures of kernel and features have most of their way before them when half of the training loss is gone. */
const late = (id: keyof typeof said.late, most: number, measures: readonly [MeasureName, MeasureName]): Claim =>
  defineClaim<Start>({
    id,
    ...said.late[id](most),
    studies: STUDIES,
    ...STARTS,
    measure: (results, start) =>
      ofWhole(results, start, (courses) => {
        const shares = (landmark: Landmark) => measures.map((measure) => shareOfWay(courses, measure, landmark));
        const [half, fitted] = [shares('half'), shares('fitted')];
        const [kernel, features] = measures.map((_, i) =>
          said.measured.share(percentWithError(half[i]), percentWithError(fitted[i])),
        );
        return {
          reproduced: half.every(({ value }) => value <= most),
          measured: said.measured.shares(kernel, features),
        };
      }),
  });

/** The share of test samples that are right, at most, where the rule lags behind the samples. */
const LITTLE = 1 / 3;
/** The share that is right, at least, where it comes with them. */
const MOST = 2 / 3;

/** Claims that richer networks know more of the rule once they have fitted their samples; not so once these are right. */
const scale = defineClaim<'fitted' | 'right'>({
  id: 'scale',
  ...said.claims.scale(LITTLE, MOST),
  studies: ['scale'],
  world: 'fitted',
  control: { name: said.worlds.right, world: 'right' },
  measure: (results, landmark) => {
    const richnesses = axisNumbers(sweepStudy(results, 'scale').result.sweep);
    const known = richnesses.map((_, cell) =>
      meanOverSeeds(
        coursesOf(results, 'scale', cell).map(({ frames, values }) => values(testAccuracy)[frames[landmark] ?? -1]),
      ),
    );
    const isRising = known.every(({ value }, i) => i === 0 || value > known[i - 1].value);
    return {
      reproduced: isRising && known[0].value <= LITTLE && known[known.length - 1].value >= MOST,
      measured: said.measured.byRichness(richnesses.map((richness, i) => [richness, percentWithError(known[i])])),
    };
  },
});

/** The most by which the slope may differ from -1. */
const MARGIN = 0.25;

const decay = defineClaim<Landmark>({
  id: 'decay',
  ...said.claims.decay(MARGIN),
  studies: ['decay'],
  world: 'found',
  control: { name: said.worlds.fitted, world: 'fitted' },
  measure: (results, landmark) => {
    const decays = axisNumbers(sweepStudy(results, 'decay').result.sweep);
    const bySeed = decays.map((_, cell) =>
      coursesOf(results, 'decay', cell).map(({ steps, frames }) => steps[frames[landmark] ?? -1] ?? NaN),
    );
    const { slope, error } = powerLawUpTo(decays, bySeed, Infinity);
    return {
      reproduced: Math.abs(slope + 1) <= MARGIN,
      measured: words.lessons.slope(withError({ value: slope, error })),
    };
  },
});

const plain = defineClaim<Start>({
  id: 'plain',
  ...said.claims.plain(FOUND),
  studies: ['scale', 'undecayed'],
  world: 'scale',
  control: { name: said.worlds.less, world: 'undecayed' },
  measure: (results, study) => {
    const right = meanOverSeeds(coursesFrom(results, study).map(({ values }) => values(testAccuracy).at(-1) ?? NaN));
    return { reproduced: right.value >= FOUND, measured: said.measured.right(percentWithError(right)) };
  },
});

/** The claims about grokking. */
export const claims: readonly Claim[] = [
  delay,
  late('turns-late', 1 / 4, [
    { of: 'run', measure: 'ntkMove' },
    { of: 'layer', measure: 'kernelMove', layer: 1 },
  ]),
  late('aligns-late', 1 / 3, [
    { of: 'run', measure: 'ntkTarget' },
    { of: 'layer', measure: 'targetCka', layer: 1 },
  ]),
  scale,
  decay,
  plain,
];
