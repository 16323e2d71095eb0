import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on two trained layers and random labels: how many labels they fit, and how. */
export const lesson: Lesson = {
  ...about,
  start:
    '#v=1&task=random-labels&d=10&samples=60&testSamples=0&width=20&depth=1&gain=1&outputInit=sign&scaling=sp&centered=false&lr=0.45&lrUnit=critical&batch=full&steps=8000&twin=true',
  studies,
  figures,
  claims,
};
