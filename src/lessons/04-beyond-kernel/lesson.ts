import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims } from './claims.ts';
import { hiddenMove } from './regime-claims.ts';
import { INPUTS, LARGE, ONE_SAMPLE_INPUTS, SMALL, studies, SUCCESS, UNITS } from './studies.ts';
import { lossAtEnd } from './successes.ts';

/** The name of the axis in the papers' letters: m units, n samples. */
const SAMPLES = 'samples per weight n/(md)';
const share = { quantity: lossAtEnd, summary: { shareBelow: SUCCESS } };
const NAME = 'share that fits';
const shareMap = { kind: 'heat-map', ...share, valueLabel: NAME } as const;
const shareLines = { kind: 'lines', ...share, xScale: 'linear', yScale: 'linear', yLabel: NAME } as const;

/** The shares of networks in which a unit sees the sample, with any sign and with the right one. */
const floors = [
  { name: '1 − 2⁻ᵐ', at: (width: number) => 1 - 2 ** -width },
  { name: '1 − (3/4)ᵐ', at: (width: number) => 1 - (3 / 4) ** width },
];

/** The numbers of labels that figures are compared with, as n/(md): all hidden weights, and a theorem's square root. */
const guides = [
  { name: 'n = md', at: () => 1 },
  { name: 'n = √(md)', at: (width: number) => 1 / Math.sqrt(width * INPUTS) },
];

/** The pictures of the boundary, of the movement, of two rates, and of the smallest case. */
const figures: readonly Figure[] = [
  {
    id: 'phase',
    title: 'Which networks fit random labels, with small steps',
    caption: `The share of networks of m units that fit n samples, with d = ${INPUTS} inputs and the rate ${SMALL.lr}. From 10 units on, the boundary stays at about three quarters of md. The lower curve is n = √(md). The narrowest fail early: some samples find no unit to help them.`,
    study: 'phase',
    axisNames: ['units m', SAMPLES],
    ...shareMap,
    guides,
  },
  {
    id: 'large-steps',
    title: 'The same with steps three times as large',
    caption: `The rate is ${LARGE.lr}, and training lasts as long: a third of the steps. The boundary is lower, and the part of md sinks with the width.`,
    study: 'large-steps',
    axisNames: ['units m', SAMPLES],
    ...shareMap,
    guides,
  },
  {
    id: 'rate',
    title: 'Smaller steps reach further',
    caption: `The share of networks of ${UNITS} units that fit, for three learning rates in critical units and ${SMALL.steps} steps each.`,
    study: 'rate',
    axisNames: [SAMPLES, 'learning rate η'],
    ...shareLines,
  },
  {
    id: 'dimension',
    title: 'The same number of weights, shared out differently',
    caption:
      'Steps until n = 40 labels are fitted, the median over networks. md is 400 throughout: from 80 units of 5 inputs at the left to 20 units of 20 inputs at the right. With steps a third as large there are three times as many.',
    study: 'dimension',
    axisNames: ['inputs d', 'learning rate η'],
    kind: 'lines',
    quantity: { of: 'run', measure: 'loss', stepsUntil: SUCCESS },
    summary: 'median',
    xScale: 'log',
    yScale: 'log',
    yLabel: 'steps until fitted',
    slopes: true,
  },
  {
    id: 'gates',
    title: `Gates that flip while ${UNITS} units are trained`,
    caption:
      'The share of gates, unit by sample, whose state is not what it was at step 0; a line for each n/(md). A lazy network would keep nearly all of them.',
    study: 'movement',
    axisNames: [SAMPLES],
    kind: 'curves',
    measures: [{ name: 'gate flips', measure: { of: 'layer', measure: 'gateFlips', layer: 1 } }],
    xScale: 'log',
    yScale: 'linear',
    yLabel: 'share of gates that flipped',
  },
  {
    id: 'layers',
    title: 'Which networks fit, with two rates',
    caption: `The share of networks of ${UNITS} units that fit, by the factors on the rates of the hidden layer and of the readout. At 0,1 the readout alone is trained, at 1,0 the hidden layer alone.`,
    study: 'layers',
    axisNames: ['factors on the rates', SAMPLES],
    ...shareMap,
  },
  {
    id: 'layers-movement',
    title: 'The hidden weights do more of the work where they are faster',
    caption:
      'The movement of the hidden weights, relative to their start, when the labels are fitted or training ends. It grows from left to right, as the hidden layer gets faster, and with the number of labels.',
    study: 'layers',
    axisNames: ['factors on the rates', SAMPLES],
    kind: 'heat-map',
    quantity: hiddenMove,
    summary: 'mean',
    valueLabel: 'movement of the hidden weights',
  },
  {
    id: 'one-sample',
    title: 'Networks that fit a single sample',
    caption:
      'Failures lie between two floors: 2⁻ᵐ, where no unit sees the sample, and (3/4)ᵐ, where none sees it with the right sign. With few inputs more units can turn their sign.',
    study: 'one-sample',
    axisNames: ['units m', 'inputs d'],
    ...shareLines,
    guides: floors,
  },
  {
    id: 'one-sample-rates',
    title: 'The same with two rates',
    caption: `With d = ${ONE_SAMPLE_INPUTS} inputs, and a line for each pair of factors on the rates of the hidden layer and of the readout. Without a trained readout no unit can turn its sign; with a fast one nearly all can.`,
    study: 'one-sample-rates',
    axisNames: ['units m', 'factors on the rates'],
    ...shareLines,
    guides: floors,
  },
];

/** The lesson on two trained layers and random labels: how many labels they fit, and how. */
export const lesson: Lesson = {
  ...ABOUT.beyondKernel,
  start:
    '#v=1&task=random-labels&d=10&samples=60&testSamples=0&width=20&depth=1&gain=1&outputInit=sign&scaling=sp&centered=false&lr=0.45&lrUnit=critical&batch=full&steps=8000&twin=true',
  studies,
  figures,
  claims,
};
