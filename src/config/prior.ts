import * as v from 'valibot';
import { words } from '../words/words.ts';
import { toProblem, type ConfigProblem } from './experiment.ts';
import { ACTIVATIONS } from '../maths/activation.ts';
import { LIMITS } from '../settings/limits.ts';
import { boundedNumber, integer, number, numberList, oneOf } from '../settings/value-schemas.ts';

/** The range of every bounded number of a prior experiment. */
export const PRIOR_LIMITS = {
  depth: { min: 0, max: 128 },
  width: { min: 1, max: 1024 },
  inputs: { min: 1, max: 8 },
  outputs: { min: 1, max: 8 },
  overlap: { min: 0, max: 0.99 },
  gain: { min: 0.1, max: 10 },
  networks: { min: 100, max: 1_000_000 },
  y: { min: -100, max: 100 },
} as const;

const priorSchema = v.pipe(
  v.strictObject({
    v: v.optional(v.literal(1, words.config.version), 1),
    activation: oneOf(ACTIVATIONS, 'linear'),
    /** L, the hidden layers; 0 is a linear map with Gaussian weights. */
    depth: integer(PRIOR_LIMITS.depth, 20),
    /** N, the units of each hidden layer. */
    width: integer(PRIOR_LIMITS.width, 40),
    /** P, the inputs at which every network is read, each with |x|^2 = d. */
    inputs: integer(PRIOR_LIMITS.inputs, 2),
    /** D, the outputs of every network. */
    outputs: integer(PRIOR_LIMITS.outputs, 2),
    /** The cosine between any two inputs; 0: they are whitened. */
    overlap: number(PRIOR_LIMITS.overlap, 0),
    /** g of docs/maths.md 2; absent: the activation's unit-variance gain. The readout's gain is 1. */
    gain: v.optional(boundedNumber(PRIOR_LIMITS.gain)),
    /** How many networks are drawn. */
    networks: integer(PRIOR_LIMITS.networks, 20_000),
    seed: integer(LIMITS.seed, 0),
    /** Noiseless targets of the first inputs; the posterior is read at the last input. Absent: the prior. */
    y: v.optional(numberList(PRIOR_LIMITS.y, 1, PRIOR_LIMITS.inputs.max - 1)),
  }),
  v.forward(
    v.check(({ y, inputs }) => y === undefined || y.length < inputs, words.config.priorTargets),
    ['y'],
  ),
  v.forward(
    v.check(({ y, width, depth }) => y === undefined || depth === 0 || y.length <= width, words.config.priorRank),
    ['y'],
  ),
  v.forward(
    v.check(({ y, outputs }) => y === undefined || outputs === 1, words.config.priorOutputs),
    ['outputs'],
  ),
);

/** A complete, valid experiment without training: thousands of random networks, read at a few inputs. */
export type PriorExperiment = v.InferOutput<typeof priorSchema>;

/** The outcome of {@link parsePrior}. */
export type ParsedPrior = { ok: true; prior: PriorExperiment } | { ok: false; problems: ConfigProblem[] };

/** Checks the configuration of a prior and fills in the neutral values of what it leaves out. Never throws. */
export function parsePrior(input: unknown): ParsedPrior {
  const result = v.safeParse(priorSchema, input);
  return result.success ? { ok: true, prior: result.output } : { ok: false, problems: result.issues.map(toProblem) };
}

/** What the prior view opens with: every setting neutral. */
export const DEFAULT_PRIOR: PriorExperiment = v.parse(priorSchema, {});
