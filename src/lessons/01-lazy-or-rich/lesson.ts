import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on the dial gamma0: which features move, which don't, and the lazy twin. */
export const lesson: Lesson = {
  ...about,
  start:
    '#v=1&task=curve&samples=12&width=128&depth=2&activation=tanh&bias=true&gamma0=0.1&optimizer=momentum&lr=0.5&lrUnit=critical&batch=full&twin=true',
  studies,
  figures,
  claims,
};
