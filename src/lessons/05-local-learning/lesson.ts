import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on learning without backpropagation, in wide networks. */
export const lesson: Lesson = {
  ...about,
  start:
    '#v=1&width=128&depth=3&activation=tanh&rule=pc&centered=false&lr=0.4&pcSteps=4&dt=0.3&samples=256&batch=32&steps=500',
  studies,
  figures,
  claims,
};
