import * as v from 'valibot';
import { ACTIVATIONS } from '../maths/activation.ts';
import { LIMITS, integer, number, oneOf, optionalNumber, optionalNumbers } from '../settings/kind.ts';
import { entriesOf, row } from '../settings/row.ts';
import { translated } from '../words/language.ts';
import { words } from '../words/words.ts';
import { toProblem, type ConfigProblem } from './experiment.ts';
import { NET } from './settings/net-settings.ts';

const MOST_INPUTS = 8;

/** The settings of a prior, in the order in which links name them. */
export const PRIOR = translated('prior', {
  /** L, the hidden layers; 0 is a linear map with Gaussian weights. */
  depth: row(integer({ min: 0, max: 128 }, 20), {
    key: 'depth',
    axis: null,
    words: { label: 'Depth L', hint: 'Hidden layers. There is one more layer of weights, the readout.' },
  }),
  /** N, the units of each hidden layer. */
  width: row(integer({ min: 1, max: 1024 }, 40), {
    key: 'width',
    axis: null,
    words: {
      label: 'Width',
      symbol: 'N',
      hint: 'Changes the width N and keeps L/N, as far as whole layers allow. Along this slider the exact law tends to the proportional limit, not to the Gaussian.',
    },
  }),
  activation: row(oneOf(ACTIVATIONS, 'linear'), {
    key: 'activation',
    axis: null,
    words: {
      label: 'Activation',
      hint: 'The activation of every hidden layer.',
      options: NET.activation.words.options,
    },
  }),
  /** P, the inputs at which every network is read, each with |x|^2 = d. */
  inputs: row(integer({ min: 1, max: MOST_INPUTS }, 2), {
    key: 'inputs',
    axis: null,
    words: { label: 'Inputs P', hint: 'The number of inputs at which every network is read.' },
  }),
  /** D, the outputs of every network. */
  outputs: row(integer({ min: 1, max: 8 }, 2), {
    key: 'outputs',
    axis: null,
    words: { label: 'Outputs D', hint: 'The number of outputs of every network.' },
  }),
  /** The cosine between any two inputs; at 0 they are whitened. */
  overlap: row(number({ min: 0, max: 0.99 }, 0), {
    key: 'overlap',
    axis: null,
    words: { label: 'Overlap', hint: 'The cosine between any two inputs. At 0 they are whitened.' },
  }),
  /** Noiseless targets of the first inputs; the posterior is read at the last input. Absent: the prior. */
  y: row(optionalNumbers({ min: -100, max: 100 }, 1, MOST_INPUTS - 1), {
    key: 'y',
    axis: null,
    words: {
      label: 'Data y',
      hint: 'Targets of the first inputs, such as 1, −0.5. The view then shows the posterior at the last input.',
    },
  }),
  /** g of docs/maths.md 2; absent: the activation's unit-variance gain. The readout's gain is 1. */
  gain: row(optionalNumber({ min: 0.1, max: 10 }), {
    key: 'gain',
    axis: null,
    words: {
      label: 'Gain g',
      hint: 'Weights have the standard deviation g/√N. If left out, the gain keeps unit variance.',
    },
  }),
  /** The number of networks to draw. */
  networks: row(integer({ min: 100, max: 1_000_000 }, 20_000), {
    key: 'networks',
    axis: null,
    words: { label: 'Networks', hint: 'The number of networks to draw.' },
  }),
  seed: row(integer(LIMITS.seed, 0), {
    key: 'seed',
    axis: null,
    words: { label: 'Seed', hint: 'The same seed draws the same networks.' },
  }),
});

/** The name of a setting of a prior. */
export type PriorKey = keyof typeof PRIOR;

const priorSchema = v.pipe(
  v.strictObject({ v: v.optional(v.literal(1, words.config.version), 1), ...entriesOf(PRIOR) }),
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

/** A complete, valid experiment without training: thousands of random networks, each read at a few inputs. */
export type PriorExperiment = v.InferOutput<typeof priorSchema>;

/** The outcome of {@link parsePrior}. */
export type ParsedPrior = { ok: true; prior: PriorExperiment } | { ok: false; problems: ConfigProblem[] };

/** Checks the configuration of a prior and fills in neutral values for missing settings. Never throws. */
export function parsePrior(input: unknown): ParsedPrior {
  const result = v.safeParse(priorSchema, input);
  return result.success
    ? { ok: true, prior: result.output }
    : { ok: false, problems: result.issues.map((issue) => toProblem(issue, priorSchema)) };
}

/** The prior with which the prior view opens: every setting is neutral. */
export const DEFAULT_PRIOR: PriorExperiment = v.parse(priorSchema, {});
