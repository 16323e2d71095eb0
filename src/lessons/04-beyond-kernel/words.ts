/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const OURS = 'arXiv 2212.02323 and 1902.04674, our setting';
const TWO_RATES = 'arXiv 2212.02323, our setting';
const ONE_SAMPLE = {
  source: 'worked out in the text',
  expected: (mostErrors: number) =>
    `every share, and that of all widths together, within ${mostErrors} standard errors`,
};
const SAMPLES = 'samples per weight n/(md)';
const UNITS = 'units m';
const RATE = 'learning rate η';
const FACTORS = 'factors on the rates';

/** Numbers of networks: how many fitted their labels, of how many. */
interface Count {
  count: number;
  networks: number;
}

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('beyondKernel', {
  claims: {
    boundary: ({ inputs, widths, ratio }: { inputs: number; widths: readonly number[]; ratio: number }) => ({
      statement: `With d = ${inputs} inputs, nearly all networks of ${widths.join(' or ')} units fit n = ${ratio} md random labels, four to six times √(md), whether steps are small or large.`,
      source: OURS,
      expected: `at least 90 % of the networks at n/(md) = ${ratio} with either step size`,
    }),
    'beyond-lazy': (inputs: number) => ({
      statement:
        'With small steps, the number of labels that half of the networks fit grows in proportion to m, as md does; √(md) grows only as the square root of m.',
      source: OURS,
      expected: `exponent of the width between 0.85 and 1.15, from m = ${inputs} on; √(md) has 0.5`,
    }),
    dimension: {
      statement:
        'With the number of hidden weights fixed at md = 400, more inputs and fewer units fit as many random labels in fewer steps, whether steps are small or large.',
      source: 'our finding, in our setting',
      expected:
        'steps until n = 0.1 md labels are fitted fall at least threefold with each doubling of d, at either rate',
    },
    'smaller-steps': ({ ratio, small, large }: { ratio: number; small: number; large: number }) => ({
      statement:
        'Large steps lower the boundary: with as many steps, each a third as large, networks fit labels that they don’t fit with large ones.',
      source: 'our finding, in our setting',
      expected: `at n/(md) = ${ratio} at least 75 % of the networks with rate ${small}, at most 25 % with ${large}`,
    }),
    moves: (ratio: number) => ({
      statement: `Where they fit n = ${ratio} md labels, the networks are far from lazy: their weights move far, and many gates flip, whether steps are small or large.`,
      source: TWO_RATES,
      expected:
        'hidden weights moved by more than half of their length, more than 10 % of the gates flipped, at either rate',
    }),
    'twin-fits': (ratio: number) => ({
      statement: `The lazy twin, linear regression on m(d + 1) features of the network at the start, fits n = ${ratio} md labels as well: this does not need a network beyond the kernel regime.`,
      source: 'follows from n < md for the linearization at step 0; our setting',
      expected: 'at least 80 % of the twins',
    }),
    'two-rates': (ratio: number) => ({
      statement: `With small steps, networks fit n = ${ratio} md random labels whatever the ratio of the two rates is, and without a trained readout as well.`,
      source: TWO_RATES,
      expected:
        'at least 80 % of the networks at each ratio of hidden rate to readout rate from 1 : 100 to 100 : 1, and at 1 : 0',
    }),
    'two-rates-movement': {
      statement:
        'The ratio of the rates decides which layer does the work: with a hidden layer a hundred times as fast as the readout its weights move more than five times as far as with a readout a hundred times as fast, and the readout much less.',
      source: TWO_RATES,
      expected: 'hidden weights move at least 5 times as far, the readout at most a tenth',
    },
    balance: {
      statement:
        'While both layers move, small steps keep for each unit the difference of squared readout and squared weights, each over its own rate.',
      source: 'follows from gradient flow and the homogeneity of relu; arXiv 2212.02323 trains at two rates',
      expected: 'balance drift at most 0.02 at each ratio of the rates from 1 : 100 to 100 : 1',
    },
    'one-sample': (mostErrors: number) => ({
      statement:
        'A single sample is never fitted by a share (3/4 − p/4)ᵐ of the networks, where p is the probability that a unit can turn its sign.',
      source: ONE_SAMPLE.source,
      expected: ONE_SAMPLE.expected(mostErrors),
    }),
    'one-sample-rates': (mostErrors: number) => ({
      statement:
        'The ratio of the two rates sets how many units can turn: with a readout sixteen times as fast fewer networks fail, with one that is not trained more, as many as the formula says.',
      source: ONE_SAMPLE.source,
      expected: ONE_SAMPLE.expected(mostErrors),
    }),
  },
  worlds: {
    rate: (rate: number) => `rate ${rate}`,
    rates: (ratio: string) => `rates ${ratio}`,
    readoutAlone: 'the readout alone trained, in place of both layers',
    readoutRegression: 'the readout alone trained, which is linear regression on m features',
    largeSteps: 'steps three times as large',
    smoothLabels: 'labels of a linear teacher in place of random ones',
    lazy: 'lazy networks, γ₀ = 0.02',
    hiddenStays: 'a hidden layer that is not trained',
    bothFaster: 'both rates three times as large, in place of another ratio',
    tanh: 'tanh in place of relu',
    noTurn: 'a readout that is not trained, so that no unit turns its sign',
    tanhUnits: 'tanh units, which are never off',
  },
  measured: {
    shares: (shares: readonly (Count & { name: string; steps: number })[]) =>
      shares
        .map(({ count, networks, name, steps }) => `${count} of ${networks} networks with ${name}, T = ${steps} steps`)
        .join(';\n'),
    exponent: (exponent: string, steps: number) => `exponent ${exponent}, T = ${steps} steps`,
    stepsByRate: (byRate: readonly { rate: number; steps: readonly string[] }[], inputs: readonly number[]) =>
      `${byRate.map(({ rate, steps }) => `${steps.join(', ')} steps with rate ${rate}`).join(';\n')} at d = ${inputs.join(', ')}`,
    twoRates: ([small, large]: readonly (Count & { rate: number })[], steps: number) =>
      `${small.count} of ${small.networks} networks with ${small.rate}, ${large.count} of ${large.networks} networks with ${large.rate}, T = ${steps} steps`,
    moves: (cells: readonly { rate: number; move: string; flips: string }[]) =>
      cells.map(({ rate, move, flips }) => `movement ${move}, ${flips} of gates with rate ${rate}`).join(';\n'),
    twins: ({ count, networks }: Count, steps: number) => `${count} of ${networks} twins, T = ${steps} steps`,
    sharesByRates: (shares: readonly (Count & { ratio: string })[]) =>
      shares.map(({ count, networks, ratio }) => `${count} of ${networks} at ${ratio}`).join(', '),
    layersMove: (hidden: string, readout: string) =>
      `movement of the hidden weights ${hidden}, of the readout ${readout}`,
    drifts: (drifts: readonly { drift: string; ratio: string }[]) =>
      `drift ${drifts.map(({ drift, ratio }) => `${drift} at ${ratio}`).join(', ')}`,
    failures: (worst: Count & { off: string; expected: string; width: number | null; name: string }) =>
      `at worst ${worst.off} standard errors: ${worst.count} of ${worst.networks} networks for ${worst.expected} expected, at ${worst.width === null ? 'all m' : `m = ${worst.width}`}, ${worst.name}`,
  },
  figures: {
    phase: (inputs: number, rate: number) => ({
      title: 'Which networks fit random labels, with small steps',
      caption: `The share of networks of m units that fit n samples, with d = ${inputs} inputs and the rate ${rate}. From 10 units on, the boundary stays at about three quarters of md. The lower curve is n = √(md). The narrowest fail early: some samples find no unit to help them.`,
      axisNames: [UNITS, SAMPLES],
    }),
    'large-steps': (rate: number) => ({
      title: 'The same with steps three times as large',
      caption: `The rate is ${rate}, and training lasts as long: a third of the steps. The boundary is lower, and the part of md sinks with the width.`,
      axisNames: [UNITS, SAMPLES],
    }),
    rate: (units: number, steps: number) => ({
      title: 'Smaller steps reach further',
      caption: `The share of networks of ${units} units that fit, for three learning rates in critical units and ${steps} steps each.`,
      axisNames: [SAMPLES, RATE],
    }),
    dimension: {
      title: 'The same number of weights, shared out differently',
      caption:
        'Steps until n = 40 labels are fitted, the median over networks. md is 400 throughout: from 80 units of 5 inputs at the left to 20 units of 20 inputs at the right. With steps a third as large there are three times as many.',
      axisNames: ['inputs d', RATE],
      yLabel: 'steps until fitted',
    },
    gates: (units: number) => ({
      title: `Gates that flip while ${units} units are trained`,
      caption:
        'The share of gates, unit by sample, whose state is not what it was at step 0; a line for each n/(md). A lazy network would keep nearly all of them.',
      axisNames: [SAMPLES],
      yLabel: 'share of gates that flipped',
    }),
    layers: (units: number) => ({
      title: 'Which networks fit, with two rates',
      caption: `The share of networks of ${units} units that fit, by the factors on the rates of the hidden layer and of the readout. At 0,1 the readout alone is trained, at 1,0 the hidden layer alone.`,
      axisNames: [FACTORS, SAMPLES],
    }),
    'layers-movement': {
      title: 'The hidden weights do more of the work where they are faster',
      caption:
        'The movement of the hidden weights, relative to their start, when the labels are fitted or training ends. It grows from left to right, as the hidden layer gets faster, and with the number of labels.',
      axisNames: [FACTORS, SAMPLES],
      valueLabel: 'movement of the hidden weights',
    },
    'one-sample': {
      title: 'Networks that fit a single sample',
      caption:
        'Failures lie between two floors: 2⁻ᵐ, where no unit sees the sample, and (3/4)ᵐ, where none sees it with the right sign. With few inputs more units can turn their sign.',
      axisNames: [UNITS, 'inputs d'],
    },
    'one-sample-rates': (inputs: number) => ({
      title: 'The same with two rates',
      caption: `With d = ${inputs} inputs, and a line for each pair of factors on the rates of the hidden layer and of the readout. Without a trained readout no unit can turn its sign; with a fast one nearly all can.`,
      axisNames: [UNITS, FACTORS],
    }),
  },
  shareThatFits: 'share that fits',
  gateFlips: 'gate flips',
});
