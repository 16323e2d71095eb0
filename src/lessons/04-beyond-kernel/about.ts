import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'beyond-kernel',
  number: 4,
  title: 'Beyond the kernel regime: shallow nets',
  summary: 'How many random labels two trained layers can fit, and how far from lazy they are when they do.',
  papers: [{ id: '2212.02323', title: 'Improved Convergence Guarantees for Shallow Neural Networks' }],
};
