import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on two tests of a parametrization: the coordinate check and learning-rate transfer. */
export const lesson: Lesson = {
  ...about,
  start:
    '#v=1&task=chain&d=16&samples=256&width=256&depth=2&activation=relu&scaling=mup&optimizer=adam&lr=0.008&batch=full&steps=200',
  studies,
  figures,
  claims,
};
