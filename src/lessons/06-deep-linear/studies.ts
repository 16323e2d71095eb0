import type { PriorExperiment } from '../../config/prior.ts';
import { definePrior } from '../define-study.ts';
import type { Study } from '../lesson.ts';

/** The settings of a prior without the number of its networks. */
type Shape = Partial<Omit<PriorExperiment, 'networks'>>;

const WIDTH = 40;

const priors = (shapes: Shape[], { full, quick }: { full: number; quick: number }): Study => ({
  kind: 'prior',
  full: shapes.map((shape) => definePrior({ ...shape, networks: full })),
  quick: shapes.map((shape) => definePrior({ ...shape, networks: quick })),
});

/** Depth over width 0, 0.1, 0.5 and 1; two outputs at two inputs. */
const depths = [0, 4, 20, 40].map((depth) => ({ depth, width: WIDTH }));

/** Depth over width 0.5 at three widths, then depth 4 at three widths. */
const shapes: Shape[] = [
  { depth: 5, width: 10 },
  { depth: 20, width: 40 },
  { depth: 40, width: 80 },
  { depth: 4, width: 16 },
  { depth: 4, width: 32 },
  { depth: 4, width: 128 },
];

/** Large targets at three inputs, and small ones; read at a fourth. */
const posteriors = [
  [1.5, -1, 2],
  [0.3, -0.2, 0.4],
].map((y) => ({ depth: 20, width: WIDTH, inputs: 4, outputs: 1, overlap: 0.5, y }));

/** The studies of depth, of depth over width, and of the posterior given data. */
export const studies = {
  depth: priors(depths, { full: 200_000, quick: 40_000 }),
  ratio: priors(shapes, { full: 60_000, quick: 20_000 }),
  posterior: priors(posteriors, { full: 100_000, quick: 30_000 }),
} satisfies Record<string, Study>;
