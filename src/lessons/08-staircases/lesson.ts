import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on why a product of inputs is easy to learn above smaller products, and hard alone. */
export const lesson: Lesson = {
  ...about,
  start:
    '#v=1&task=staircase&samples=8192&testSamples=1024&width=128&depth=1&bias=true&gamma0=4&lr=0.05&batch=128&steps=3000',
  studies,
  figures,
  claims,
};
