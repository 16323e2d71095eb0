import type { Figure, Lesson } from '../lesson.ts';
import { ABOUT } from '../about-lessons.ts';
import { claims } from './claims.ts';
import { hiddenMove } from './regime-claims.ts';
import { INPUTS, LARGE, ONE_SAMPLE_INPUTS, SMALL, studies, SUCCESS, UNITS } from './studies.ts';
import { lossAtEnd } from './successes.ts';
import { said } from './words.ts';

const share = { quantity: lossAtEnd, summary: { shareBelow: SUCCESS } };
const NAME = said.shareThatFits;
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
    ...said.figures.phase(INPUTS, SMALL.lr),
    study: 'phase',
    ...shareMap,
    guides,
  },
  {
    id: 'large-steps',
    ...said.figures['large-steps'](LARGE.lr),
    study: 'large-steps',
    ...shareMap,
    guides,
  },
  {
    id: 'rate',
    ...said.figures.rate(UNITS, SMALL.steps),
    study: 'rate',
    ...shareLines,
  },
  {
    id: 'dimension',
    ...said.figures.dimension,
    study: 'dimension',
    kind: 'lines',
    quantity: { of: 'run', measure: 'loss', stepsUntil: SUCCESS },
    summary: 'median',
    xScale: 'log',
    yScale: 'log',
    slopes: true,
  },
  {
    id: 'gates',
    ...said.figures.gates(UNITS),
    study: 'movement',
    kind: 'curves',
    measures: [{ name: said.gateFlips, measure: { of: 'layer', measure: 'gateFlips', layer: 1 } }],
    xScale: 'log',
    yScale: 'linear',
  },
  {
    id: 'layers',
    ...said.figures.layers(UNITS),
    study: 'layers',
    ...shareMap,
  },
  {
    id: 'layers-movement',
    ...said.figures['layers-movement'],
    study: 'layers',
    kind: 'heat-map',
    quantity: hiddenMove,
    summary: 'mean',
  },
  {
    id: 'one-sample',
    ...said.figures['one-sample'],
    study: 'one-sample',
    ...shareLines,
    guides: floors,
  },
  {
    id: 'one-sample-rates',
    ...said.figures['one-sample-rates'](ONE_SAMPLE_INPUTS),
    study: 'one-sample-rates',
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
