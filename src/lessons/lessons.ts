import { about as lazyOrRich } from './01-lazy-or-rich/about.ts';
import { about as deepMup } from './02-deep-mup/about.ts';
import { about as alignment } from './03-alignment/about.ts';
import { about as beyondKernel } from './04-beyond-kernel/about.ts';
import { about as localLearning } from './05-local-learning/about.ts';
import { about as deepLinear } from './06-deep-linear/about.ts';
import { about as coordinateCheck } from './07-coordinate-check/about.ts';
import { about as staircases } from './08-staircases/about.ts';
import type { LessonSection } from './lesson-text.ts';
import type { Lesson, LessonAbout } from './lesson.ts';

/** The entry of a lesson in the list, with functions that load the rest of it. */
export interface LessonEntry extends LessonAbout {
  load: () => Promise<Lesson>;
  /** Loads its text; works only in a Vite build. */
  loadText: () => Promise<readonly LessonSection[]>;
}

/** Every lesson, in order. */
export const LESSONS: readonly LessonEntry[] = [
  {
    ...lazyOrRich,
    load: async () => (await import('./01-lazy-or-rich/lesson.ts')).lesson,
    loadText: async () => (await import('./01-lazy-or-rich/text.md')).sections,
  },
  {
    ...deepMup,
    load: async () => (await import('./02-deep-mup/lesson.ts')).lesson,
    loadText: async () => (await import('./02-deep-mup/text.md')).sections,
  },
  {
    ...alignment,
    load: async () => (await import('./03-alignment/lesson.ts')).lesson,
    loadText: async () => (await import('./03-alignment/text.md')).sections,
  },
  {
    ...beyondKernel,
    load: async () => (await import('./04-beyond-kernel/lesson.ts')).lesson,
    loadText: async () => (await import('./04-beyond-kernel/text.md')).sections,
  },
  {
    ...localLearning,
    load: async () => (await import('./05-local-learning/lesson.ts')).lesson,
    loadText: async () => (await import('./05-local-learning/text.md')).sections,
  },
  {
    ...deepLinear,
    load: async () => (await import('./06-deep-linear/lesson.ts')).lesson,
    loadText: async () => (await import('./06-deep-linear/text.md')).sections,
  },
  {
    ...coordinateCheck,
    load: async () => (await import('./07-coordinate-check/lesson.ts')).lesson,
    loadText: async () => (await import('./07-coordinate-check/text.md')).sections,
  },
  {
    ...staircases,
    load: async () => (await import('./08-staircases/lesson.ts')).lesson,
    loadText: async () => (await import('./08-staircases/text.md')).sections,
  },
];
