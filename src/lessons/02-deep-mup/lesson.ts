import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on scaling and deep features: whether they move, and whether they stay independent. */
export const lesson: Lesson = {
  ...about,
  start:
    '#v=1&task=random-labels&d=16&samples=4&testSamples=0&width=512&depth=3&activation=tanh&lr=0.3&lrUnit=critical&batch=full&probe=4&steps=64',
  studies,
  figures,
  claims,
};
