import type { Lesson } from '../lesson.ts';
import { about } from './about.ts';
import { claims } from './claims.ts';
import { figures } from './figures.ts';
import { studies } from './studies.ts';

/** The lesson on random linear networks whose depth grows with their width. */
export const lesson: Lesson = { ...about, start: '#v=1&view=prior&depth=20&width=40', studies, figures, claims };
