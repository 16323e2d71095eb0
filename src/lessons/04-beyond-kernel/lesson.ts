import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims } from './claims.ts';
import { INPUTS, studies, SUCCESS } from './studies.ts';
import { lossAtEnd } from './successes.ts';

/** The name of the axis in the papers' letters: m units, n samples. */
const SAMPLES = 'samples per weight n/(md)';
const share = { quantity: lossAtEnd, summary: { shareBelow: SUCCESS } };
const NAME = 'share that fits';
const shareMap = { kind: 'heat-map', ...share, valueLabel: NAME } as const;
const shareLines = { kind: 'lines', ...share, xScale: 'linear', yScale: 'linear', yLabel: NAME } as const;

/** The pictures of the boundary, of the movement, and of the smallest case. */
const figures: readonly Figure[] = [
  {
    id: 'phase',
    title: 'Which networks fit random labels',
    caption: `The share of networks of m units that fit n samples, with d = ${INPUTS} inputs. With more units more labels are fitted, but the part of md sinks, from about 0.6 with 10 units to less than 0.4 with 80. Up to the lower curve, n⁴/d³ = m, one may expect the networks to stay lazy. The narrowest fail early: some samples find no unit to help them.`,
    study: 'phase',
    axisNames: ['units m', SAMPLES],
    ...shareMap,
    guides: [
      { name: 'n = md', at: () => 1 },
      { name: 'n⁴/d³ = m', at: (width) => (width * INPUTS ** 3) ** (1 / 4) / (width * INPUTS) },
    ],
  },
  {
    id: 'dimension',
    title: 'The same number of weights, shared out differently',
    caption:
      'md is 400 throughout: from 80 units of 5 inputs at the left to 10 units of 40 inputs at the right. The more inputs, the more labels are fitted.',
    study: 'dimension',
    axisNames: ['inputs d', SAMPLES],
    ...shareMap,
  },
  {
    id: 'rate',
    title: 'Smaller steps reach further',
    caption:
      'The share of networks of 20 units that fit, for three learning rates in critical units and 24000 steps each. The boundary of the first picture is that of the rate 0.45.',
    study: 'rate',
    axisNames: [SAMPLES, 'learning rate η'],
    ...shareLines,
  },
  {
    id: 'gates',
    title: 'Gates that flip while 20 units are trained',
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
    id: 'one-sample',
    title: 'Networks that fit a single sample',
    caption:
      'Failures lie between two floors: 2⁻ᵐ, where no unit sees the sample, and (3/4)ᵐ, where none sees it with the right sign. With few inputs more units can turn their sign.',
    study: 'one-sample',
    axisNames: ['units m', 'inputs d'],
    ...shareLines,
    guides: [
      { name: '1 − 2⁻ᵐ', at: (width) => 1 - 2 ** -width },
      { name: '1 − (3/4)ᵐ', at: (width) => 1 - (3 / 4) ** width },
    ],
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
