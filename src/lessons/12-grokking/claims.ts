import type { MeasureName } from '../../config/sweep/quantity.ts';
import { axisNumbers, meanOverSeeds, percentWithError, powerLawUpTo, withError } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults, Measured } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { words } from '../../words/words.ts';
import { coursesOf, FITTED, FOUND, type Course } from './read-courses.ts';
import { said } from './words.ts';

/** A network that groks: it has fitted its samples, and finds the rule later. */
type Grokked = Course & { fitted: number; found: number };

const hasGrokked = (course: Course): course is Grokked =>
  course.fitted !== null && course.found !== null && course.found > course.fitted;

/** Measures what holds of networks that grok; where one of them does not, nothing is reproduced. */
function ofGrokked(results: LessonResults, study: string, measure: (courses: Grokked[]) => Measured): Measured {
  const courses = coursesOf(results, study);
  const grokked = courses.filter(hasGrokked);
  if (grokked.length === courses.length) return measure(grokked);
  return { reproduced: false, measured: said.measured.notAll(courses.length - grokked.length, courses.length) };
}

/** The two starts: one from which learning is lazy at first, and one that is rich from the first step. */
const STARTS = { world: 'course', control: { name: said.worlds.rich, world: 'rich' } } as const;
const STUDIES = ['course', 'rich'];

/** The least factor between the steps. */
const DELAY = 10;
/** The largest share of test samples that are right once the training samples are fitted: twice as many as by chance. */
const BY_CHANCE = 0.1;

const delay = defineClaim<string>({
  id: 'delay',
  ...said.claims.delay(DELAY, BY_CHANCE),
  studies: STUDIES,
  ...STARTS,
  measure: (results, study) =>
    ofGrokked(results, study, (courses) => {
      const steps = (landmark: 'fitted' | 'found') =>
        meanOverSeeds(courses.map((course) => course.steps[course[landmark]]));
      const [fitted, found] = [steps('fitted'), steps('found')];
      const right = meanOverSeeds(
        courses.map(({ fitted: frame, values }) => values({ of: 'run', measure: 'testAccuracy' })[frame]),
      );
      return {
        reproduced: found.value >= DELAY * fitted.value && right.value <= BY_CHANCE,
        measured: said.measured.delay(withError(fitted, 0), withError(found, 0), percentWithError(right)),
      };
    }),
});

/** Returns which share of the way of a measure, from the start to where the rule is found, is gone once the samples are fitted. */
const shareOfWay = (courses: Grokked[], measure: MeasureName) =>
  meanOverSeeds(
    courses.map(({ fitted, found, values }) => {
      const course = values(measure);
      return (course[fitted] - course[0]) / (course[found] - course[0]);
    }),
  );

/** Claims that little of the way of two measures is gone once the samples are fitted. */
const late = (
  id: 'lazy-first' | 'aligns-late',
  most: number,
  measures: { kernel: MeasureName; features: MeasureName },
): Claim =>
  defineClaim<string>({
    id,
    ...said.late[id](most),
    studies: STUDIES,
    ...STARTS,
    measure: (results, study) =>
      ofGrokked(results, study, (courses) => {
        const [kernel, features] = [measures.kernel, measures.features].map((measure) => shareOfWay(courses, measure));
        return {
          reproduced: Math.max(kernel.value, features.value) <= most,
          measured: said.measured.shares(percentWithError(kernel), percentWithError(features)),
        };
      }),
  });

type Landmark = 'fitted' | 'found';

/** Fits the power law of the steps to a landmark over the axis of a study. */
const stepsLaw = (results: LessonResults, study: string, landmark: Landmark) => {
  const { sweep } = sweepStudy(results, study).result;
  const x = axisNumbers(sweep);
  const bySeed = x.map((_, cell) =>
    coursesOf(results, study, cell).map(({ steps, [landmark]: frame }) => (frame === null ? NaN : steps[frame])),
  );
  return powerLawUpTo(x, bySeed, Infinity);
};

/** The most by which a slope may differ from -1. */
const MARGIN = 0.25;

/** Claims that the steps to the rule are in inverse proportion to something; those to the training samples are not. */
const inverse = (id: 'scale' | 'decay'): Claim =>
  defineClaim<Landmark>({
    id,
    ...said.inverse[id](MARGIN),
    studies: [id],
    world: 'found',
    control: { name: said.worlds.fitted, world: 'fitted' },
    measure: (results, landmark) => {
      const { slope, error } = stepsLaw(results, id, landmark);
      return {
        reproduced: Math.abs(slope + 1) <= MARGIN,
        measured: words.lessons.slope(withError({ value: slope, error })),
      };
    },
  });

const plain = defineClaim<{ study: string; cell: number }>({
  id: 'plain',
  ...said.claims.plain(FITTED, FOUND),
  studies: STUDIES,
  world: { study: 'rich', cell: 0 },
  control: { name: said.worlds.lazy, world: { study: 'course', cell: 1 } },
  measure: (results, { study, cell }) => {
    const courses = coursesOf(results, study, cell);
    const [trained, tested] = (['accuracy', 'testAccuracy'] as const).map((measure) =>
      meanOverSeeds(courses.map(({ values }) => values({ of: 'run', measure }).at(-1) ?? NaN)),
    );
    return {
      reproduced: trained.value >= FITTED && tested.value >= FOUND,
      measured: said.measured.accuracies(percentWithError(trained), percentWithError(tested)),
    };
  },
});

/** The claims about grokking. */
export const claims: readonly Claim[] = [
  delay,
  late('lazy-first', 0.1, {
    kernel: { of: 'run', measure: 'ntkMove' },
    features: { of: 'layer', measure: 'kernelMove', layer: 1 },
  }),
  late('aligns-late', 0.15, {
    kernel: { of: 'run', measure: 'ntkTarget' },
    features: { of: 'layer', measure: 'targetCka', layer: 1 },
  }),
  inverse('scale'),
  inverse('decay'),
  plain,
];
