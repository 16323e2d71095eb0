import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { RunMeasure } from '../../config/measures/measures.ts';
import { ABOUT } from '../about-lessons.ts';
import { axisNumbers } from '../claim-tools.ts';
import type { Figure, Lesson } from '../lesson.ts';
import { claims } from './claims.ts';
import { studies } from './studies.ts';
import { said } from './words.ts';

const ofRun = (measure: RunMeasure): MeasureName => ({ of: 'run', measure });

const overSteps = { kind: 'curves', xScale: 'log', yScale: 'linear' } as const;

/** The course of the network of the text, on the training and on the test set. */
const course = (id: 'course' | 'loss', training: RunMeasure, test: RunMeasure, yLabel: string): Figure => ({
  id,
  ...said.figures[id],
  ...overSteps,
  study: 'course',
  measures: [
    { name: said.training, measure: ofRun(training) },
    { name: said.test, measure: ofRun(test) },
  ],
  yLabel,
});

const testAccuracies = (study: 'scale' | 'decay', nameOf: (value: number) => string): Figure => ({
  id: study,
  ...said.figures[study],
  ...overSteps,
  study,
  measures: [{ name: said.test, measure: ofRun('testAccuracy') }],
  cellNames: axisNumbers(studies[study].full).map(nameOf),
  yLabel: said.right,
});

/** The lesson on grokking: a network that learns lazily first, and finds the rule when its features move. */
export const lesson: Lesson = {
  ...ABOUT.grokking,
  start:
    '#v=1&task=modular-addition&width=256&depth=1&activation=quadratic&gamma0=2&lr=0.04&batch=full&weightDecay=0.003&steps=8000&probe=64&fit=accuracy&charts=loss.logX',
  studies,
  figures: [
    course('course', 'accuracy', 'testAccuracy', said.right),
    course('loss', 'loss', 'testLoss', said.lossLabel),
    {
      id: 'movement',
      ...said.figures.movement,
      ...overSteps,
      study: 'course',
      measures: [
        { name: said.kernel, measure: ofRun('ntkMove') },
        { name: said.features, measure: { of: 'layer', measure: 'kernelMove', layer: 1 } },
      ],
      yLabel: said.turned,
    },
    {
      id: 'alignment',
      ...said.figures.alignment,
      ...overSteps,
      study: 'course',
      measures: [{ name: said.features, measure: { of: 'layer', measure: 'targetCka', layer: 1 } }],
      yLabel: said.aligned,
    },
    testAccuracies('scale', said.atRichness),
    testAccuracies('decay', said.atDecay),
  ],
  claims,
};
