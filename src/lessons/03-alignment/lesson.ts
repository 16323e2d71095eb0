import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on the neural feature matrix and the average gradient outer product, and why they come to agree. */
export const lesson: Lesson = {
  ...about,
  start:
    '#v=1&task=chain&depth=2&baseWidth=256&scaling=sp&centered=false&gain=0.25&lr=0.03&batch=full&steps=1000&probe=128',
  chart: 'alignment',
  studies,
  figures,
  claims,
};
