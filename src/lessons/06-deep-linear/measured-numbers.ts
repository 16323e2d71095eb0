/** The measured numbers of a prior, and their agreement with theory. */
import { hasTooFew, type PriorMeasure, type PriorTheoryName } from '../../config/prior-report.ts';
import { words } from '../../words/words.ts';
import { withSpread, type Estimate } from '../claim-tools.ts';
import type { LessonResults, StudyResult } from '../lesson.ts';
import { priorStudy } from '../read-results.ts';
import { said } from './words.ts';

/** A prior of a study whose networks have been drawn. */
export type DrawnPrior = Extract<StudyResult, { kind: 'prior' }>['priors'][number];

/** Standard errors within which a measured number agrees with theory; by chance one in 16,000 lies outside. */
const AGREES = 4;
/** Standard errors beyond which two numbers differ. */
export const DIFFERS = 5;

/** The activations of the studies: that of a claim, or of its control. */
export type World = 'linear' | 'relu' | 'tanh';

/** The control of a claim about linear networks. */
export const inPlaceOfLinear = (world: World) => ({ name: said.worlds.activation(world), world });

/**
 * Returns the priors of a study with an activation, each with its own theory.
 *
 * @throws Error with a sentence where none has been drawn
 */
export function priorsOf(results: LessonResults, study: string, world: World): DrawnPrior[] {
  const drawn = priorStudy(results, study).priors.filter(({ prior }) => prior.activation === world);
  if (drawn.length === 0) throw new Error(words.lessons.claim.tooFew);
  return drawn;
}

/** Returns the priors of a study with an activation, each with the theory of linear networks of its shape. */
export function besideLinear(results: LessonResults, study: string, world: World): DrawnPrior[] {
  const linear = priorsOf(results, study, 'linear');
  return priorsOf(results, study, world).map((drawn) => {
    const twin = linear.find(({ prior }) => shapeOf(prior) === shapeOf(drawn.prior));
    if (!twin) throw new Error(words.lessons.claim.tooFew);
    return { ...drawn, theory: twin.theory };
  });
}

const shapeOf = ({ depth, width, y }: DrawnPrior['prior']) => [depth, width, ...(y ?? [])].join();

/**
 * Returns a measured number.
 *
 * @throws Error with a sentence where it has no standard error above 0: then nothing agrees or differs
 */
export function measured({ report }: DrawnPrior, name: PriorMeasure): Estimate {
  const found = report.measures.find((one) => one.name === name);
  if (!found || hasTooFew(report)) throw new Error(words.lessons.claim.noError);
  return withSpread(found);
}

/** Returns the value that a theory predicts; NaN where it predicts none. */
export const expected = ({ theory }: DrawnPrior, name: PriorMeasure, law: PriorTheoryName): number =>
  theory.numbers[name]?.[law] ?? NaN;

/** Returns whether a measured number agrees with theory. */
export const agrees = ({ value, error }: Estimate, theory: number): boolean =>
  Math.abs(value - theory) < AGREES * error;

/** Returns whether a measured number differs from `theory`. */
export const differs = ({ value, error }: Estimate, theory: number): boolean =>
  Math.abs(value - theory) > DIFFERS * error;
