import { spokenText } from '../words/lesson-language.ts';
import { ABOUT } from './about-lessons.ts';
import type { Lesson, LessonAbout, LessonSection } from './lesson.ts';

/** The entry of a lesson in the list, with functions that load the rest of it. */
export interface LessonEntry extends LessonAbout {
  load: () => Promise<Lesson>;
  /** Loads its text; works only in a Vite build. */
  loadText: () => Promise<readonly LessonSection[]>;
}

/** Every lesson, in order. */
export const LESSONS: readonly LessonEntry[] = [
  {
    ...ABOUT.lazyOrRich,
    load: async () => (await import('./01-lazy-or-rich/lesson.ts')).lesson,
    loadText: spokenText('lazyOrRich', () => import('./01-lazy-or-rich/text.md')),
  },
  {
    ...ABOUT.deepMup,
    load: async () => (await import('./02-deep-mup/lesson.ts')).lesson,
    loadText: spokenText('deepMup', () => import('./02-deep-mup/text.md')),
  },
  {
    ...ABOUT.alignment,
    load: async () => (await import('./03-alignment/lesson.ts')).lesson,
    loadText: spokenText('alignment', () => import('./03-alignment/text.md')),
  },
  {
    ...ABOUT.beyondKernel,
    load: async () => (await import('./04-beyond-kernel/lesson.ts')).lesson,
    loadText: spokenText('beyondKernel', () => import('./04-beyond-kernel/text.md')),
  },
  {
    ...ABOUT.localLearning,
    load: async () => (await import('./05-local-learning/lesson.ts')).lesson,
    loadText: spokenText('localLearning', () => import('./05-local-learning/text.md')),
  },
  {
    ...ABOUT.deepLinear,
    load: async () => (await import('./06-deep-linear/lesson.ts')).lesson,
    loadText: spokenText('deepLinear', () => import('./06-deep-linear/text.md')),
  },
  {
    ...ABOUT.coordinateCheck,
    load: async () => (await import('./07-coordinate-check/lesson.ts')).lesson,
    loadText: spokenText('coordinateCheck', () => import('./07-coordinate-check/text.md')),
  },
  {
    ...ABOUT.staircases,
    load: async () => (await import('./08-staircases/lesson.ts')).lesson,
    loadText: spokenText('staircases', () => import('./08-staircases/text.md')),
  },
  {
    ...ABOUT.edgeOfStability,
    load: async () => (await import('./09-edge-of-stability/lesson.ts')).lesson,
    loadText: spokenText('edgeOfStability', () => import('./09-edge-of-stability/text.md')),
  },
  {
    ...ABOUT.residual,
    load: async () => (await import('./10-residual/lesson.ts')).lesson,
    loadText: spokenText('residual', () => import('./10-residual/text.md')),
  },
  {
    ...ABOUT.featureMachine,
    load: async () => (await import('./11-feature-machine/lesson.ts')).lesson,
    loadText: spokenText('featureMachine', () => import('./11-feature-machine/text.md')),
  },
  {
    ...ABOUT.grokking,
    load: async () => (await import('./12-grokking/lesson.ts')).lesson,
    loadText: spokenText('grokking', () => import('./12-grokking/text.md')),
  },
];
