import { describe, expect, it } from 'vitest';
import type { PriorMeasure, PriorTheory } from '../../config/prior-report.ts';
import type { PriorExperiment } from '../../config/prior.ts';
import { finiteSquareCorrelation, logScaleMoments, proportionalAlpha } from '../../maths/deep-linear-prior.ts';
import { gaussianDensity, mixtureDensity } from '../../maths/prior-density.ts';
import type { LessonResults } from '../lesson.ts';
import { measureClaims } from '../measure-claims.ts';
import { lesson } from './lesson.ts';
import type { DrawnPrior } from './measured-numbers.ts';
import { studies } from './studies.ts';

/** E log of a squared standard normal. */
const LOG_SQUARE = -1.2703628454614782;
const ERROR = 0.005;
const NETWORKS = 50_000;

/** The law that made-up networks follow: one of theory, that of networks some times as deep, or of another shape. */
type Law = 'exact' | 'gaussian' | { deeper: number } | { as: Partial<Shape> };
type Shape = Pick<PriorExperiment, 'depth' | 'width'>;

/** Returns the shape of the networks whose law is followed. */
const followedBy = ({ depth, width }: Shape, law: Law): Shape => {
  if (typeof law === 'string') return { depth, width };
  return 'as' in law ? { depth, width, ...law.as } : { depth: depth * law.deeper, width };
};

function theoryOf(prior: Pick<PriorExperiment, 'depth' | 'width' | 'y'>): PriorTheory {
  const widths = Array.from({ length: prior.depth }, () => prior.width);
  const correlation = finiteSquareCorrelation(widths);
  const density = mixtureDensity(widths);
  const x = Float64Array.from({ length: 401 }, (_, i) => (i - 200) / 25);
  return {
    numbers: prior.y
      ? {
          mean: { exact: 0.6, gaussian: 0.6 },
          scale: { exact: prior.y[0] > 1 ? 2.6 : 0.45, gaussian: 1 },
        }
      : {
          variance: { exact: 1, gaussian: 1 },
          logSquare: { exact: LOG_SQUARE + logScaleMoments(widths).mean, gaussian: LOG_SQUARE },
          inputCorrelation: { exact: correlation, gaussian: 0 },
          outputCorrelation: { exact: correlation, gaussian: 0 },
        },
    x,
    curves: { exact: x.map((f) => density(f, 1)), gaussian: x.map((f) => gaussianDensity(f, 1)) },
    center: 0,
    deviation: 1,
  };
}

/** The numbers of networks that follow no theory of the lesson. */
const FOREIGN: Partial<Record<PriorMeasure, number>> = { mean: 0.7, scale: 1.3 };

/** How made-up networks were drawn. */
interface Drawing {
  shift: number;
  /** The standard error of every number. */
  error: number;
  effective: number;
}

/** Makes results that follow a law exactly, shifted by so many standard errors. */
function drawn(prior: PriorExperiment, law: Law, { shift, error, effective }: Drawing): DrawnPrior {
  const theory = theoryOf(prior);
  const followed = theoryOf({ ...prior, ...followedBy(prior, law) });
  const name = law === 'gaussian' ? 'gaussian' : 'exact';
  const measures = (Object.keys(theory.numbers) as PriorMeasure[]).map((measure) => {
    const foreign = typeof law !== 'string' && 'deeper' in law ? FOREIGN[measure] : undefined;
    const value = foreign ?? followed.numbers[measure]?.[name] ?? NaN;
    return { name: measure, value: value + shift * ERROR, error };
  });
  const curve = followed.curves[name] ?? theory.x;
  const edges = Float64Array.from({ length: 161 }, (_, i) => (i - 80) / 10);
  const counts = Float64Array.from({ length: 160 }, (_, bin) => (NETWORKS * valueAt(curve, 2.5 * (bin + 0.5))) / 10);
  const report = { networks: NETWORKS, effective, measures, histogram: { edges, counts, total: NETWORKS } };
  return { prior, theory, report };
}

const valueAt = (curve: Float64Array, place: number) => {
  const i = Math.floor(place);
  return curve[i] + (place - i) * (curve[i + 1] - curve[i]);
};

/** Activations change the law as if networks were deeper, unless `control` says otherwise. */
function verdicts(
  law: Law,
  {
    shift = 0,
    error = ERROR,
    effective = NETWORKS,
    priors = Infinity,
    control = { deeper: 2 },
  }: Partial<Drawing> & { priors?: number; control?: Law } = {},
): Record<string, string> {
  const results: LessonResults = Object.fromEntries(
    Object.entries(studies).map(([name, study]) => {
      const shapes = study.kind === 'prior' ? study.quick.slice(0, priors) : expect.fail();
      return [
        name,
        {
          kind: 'prior',
          backend: 'cpu',
          priors: shapes.map((prior) =>
            drawn(prior, prior.activation === 'linear' ? law : control, { shift, error, effective }),
          ),
        },
      ];
    }),
  );
  return Object.fromEntries(measureClaims(lesson, results).map(({ claim, verdict }) => [claim.id, verdict.kind]));
}

describe('the claims about deep linear networks', () => {
  it('are reproduced by networks of the exact law, measured with an error', () => {
    for (const shift of [0, 2, -2])
      expect(new Set(Object.values(verdicts('exact', { shift })))).toEqual(new Set(['reproduced']));
  });

  it('are refuted by a Gaussian process, but for the mean, which is its own', () => {
    const { 'posterior-mean': mean, ...others } = verdicts('gaussian');
    expect(mean).toBe('reproduced');
    expect(new Set(Object.values(others))).toEqual(new Set(['notReproduced']));
  });

  it('tell nothing where networks with an activation follow them as well', () => {
    const { ratio, 'fixed-depth': depth, ...others } = verdicts('exact', { control: 'exact' });
    expect(new Set(Object.values(others))).toEqual(new Set(['notTold']));
    // Their controls are linear networks.
    expect([ratio, depth]).toEqual(['reproduced', 'reproduced']);
  });

  it.each([
    ['ratio', 'fixed-depth', { depth: 20, width: 40 }],
    ['fixed-depth', 'ratio', { depth: 4 }],
  ])('%s tells nothing, and %s is refuted, where all networks are as those of %o', (untold, refuted, shape) => {
    expect(verdicts({ as: shape })).toMatchObject({ [untold]: 'notTold', [refuted]: 'notReproduced' });
  });

  it('are refuted by numbers far from theory', () => {
    expect(verdicts('exact', { shift: 8 })).toMatchObject({
      'typical-size': 'notReproduced',
      'inputs-correlate': 'notReproduced',
      'outputs-correlate': 'notReproduced',
      'posterior-mean': 'notReproduced',
      'posterior-variance': 'notReproduced',
    });
  });

  it.each([
    ['an error of 0', { error: 0 }],
    ['an unknown error', { error: NaN }],
    ['too few networks that count', { effective: 19 }],
  ])('are not measured with %s, but for the histogram', (_, drawing) => {
    const { mixture: _histogram, ...others } = verdicts('exact', drawing);
    expect(new Set(Object.values(others))).toEqual(new Set(['notMeasured']));
  });

  it('are not measured as long as a prior is missing', () => {
    const found = verdicts('exact', { priors: 1 });
    expect(found).toMatchObject({ ratio: 'notMeasured', 'posterior-variance': 'notMeasured' });
  });

  it('rest on studies at the depths over width that they name', () => {
    const depth = studies.depth.kind === 'prior' ? studies.depth.full : [];
    const linear = depth.filter(({ activation }) => activation === 'linear');
    const ratios = linear.map((prior) => proportionalAlpha(Array.from({ length: prior.depth }, () => prior.width)));
    for (const [i, ratio] of [0, 0.1, 0.5, 1].entries()) expect(ratios[i]).toBeCloseTo(ratio, 12);
  });
});
