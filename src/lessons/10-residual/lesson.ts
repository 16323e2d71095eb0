import { words } from '../../words/words.ts';
import { ABOUT } from '../about-lessons.ts';
import type { Figure, Lesson } from '../lesson.ts';
import { finalLoss } from '../read-results.ts';
import { claims, FEATURES } from './claims.ts';
import { CHECKED_STEPS, studies } from './studies.ts';
import { said } from './words.ts';

const check = (study: 'sgd' | 'adam'): Figure => ({
  id: `check-${study}`,
  ...said.figures[`check-${study}`],
  study,
  kind: 'lines',
  quantity: FEATURES(CHECKED_STEPS[1]),
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.featureMove,
  expected: [
    { name: words.lessons.slope('0'), slope: 0 },
    { name: words.lessons.slope('1'), slope: 1 },
  ],
});

const transfer = (study: 'sgd-plain' | 'sgd-depth-mup' | 'sgd-none'): Figure => ({
  id: study,
  ...said.figures[study],
  study,
  kind: 'lines',
  quantity: finalLoss,
  summary: 'geometricMean',
  xScale: 'log',
  yScale: 'log',
  yLabel: said.trainingLoss,
  ceiling: 2,
});

/** The lesson on residual networks: which factors and rates let a learning rate stay as the depth grows. */
export const lesson: Lesson = {
  ...ABOUT.residual,
  start:
    '#v=1&task=curve&width=64&depth=25&activation=tanh&gain=1&residual=depth-mup&lr=0.05&batch=full&right.residual=plain',
  studies,
  figures: [check('adam'), check('sgd'), transfer('sgd-plain'), transfer('sgd-depth-mup'), transfer('sgd-none')],
  claims,
};
