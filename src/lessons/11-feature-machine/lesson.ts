import type { RunMeasure } from '../../config/measures/measures.ts';
import { ABOUT } from '../about-lessons.ts';
import type { Figure, Lesson } from '../lesson.ts';
import { claims, machineLoss } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

const ofSamples = (study: 'one-direction' | 'all-directions'): Figure => ({
  id: study,
  ...said.figures[study],
  study,
  kind: 'lines',
  quantity: machineLoss,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.testLoss,
  lineNames: said.rounds,
});

const ofNetworks = (id: 'nfm' | 'agop', measure: RunMeasure): Figure => ({
  id,
  ...said.figures[id],
  study: 'networks',
  kind: 'curves',
  measures: [{ name: said[id], measure: { of: 'run', measure } }],
  xScale: 'log',
  yScale: 'linear',
  yLabel: said.pearson,
  cellNames: said.networks,
});

/** The lesson on recursive feature machines: what a rich network learns, a kernel can learn without one. */
export const lesson: Lesson = {
  ...ABOUT.featureMachine,
  start:
    '#v=1&task=multi-index&d=24&rank=2&samples=1024&depth=2&gain=0.5&lr=0.02&steps=400&probe=128&rfm=true&gamma0=10&centered=true',
  chart: 'alignment',
  studies,
  figures: [
    ofSamples('one-direction'),
    ofSamples('all-directions'),
    ofNetworks('nfm', 'rfmNfmPearson'),
    ofNetworks('agop', 'rfmAgopPearson'),
  ],
  claims,
};
