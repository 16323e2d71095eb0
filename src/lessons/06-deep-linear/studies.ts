import type { PriorExperiment } from '../../config/prior.ts';
import { definePrior } from '../define-study.ts';
import type { Study } from '../lesson.ts';

/** The settings of a prior without the number of its networks. */
type Shape = Partial<Omit<PriorExperiment, 'networks'>>;

const WIDTH = 40;

/** The numbers of networks of the two versions. */
interface Counts {
  full: number;
  quick: number;
}

/** Returns a study of linear networks, followed by its controls if they are other networks. */
const priors = (shapes: Shape[], counts: Counts, controls: Shape[] = [], controlCounts = counts): Study => {
  const version = (name: keyof Counts) => [
    ...shapes.map((shape) => definePrior({ ...shape, networks: counts[name] })),
    ...controls.map((shape) => definePrior({ ...shape, networks: controlCounts[name] })),
  ];
  return { kind: 'prior', full: version('full'), quick: version('quick') };
};

const withActivation = (activation: Shape['activation'], some: Shape[]) =>
  some.map((shape) => ({ ...shape, activation }));

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

/** The studies of depth, of depth over width, and of the posterior given data. Most controls have an activation. */
export const studies = {
  depth: priors(depths, { full: 200_000, quick: 40_000 }, withActivation('relu', depths.slice(1, 3)), {
    full: 100_000,
    quick: 20_000,
  }),
  ratio: priors(shapes, { full: 60_000, quick: 20_000 }),
  posterior: priors(posteriors, { full: 100_000, quick: 30_000 }, withActivation('tanh', posteriors), {
    full: 50_000,
    quick: 15_000,
  }),
} satisfies Record<string, Study>;
