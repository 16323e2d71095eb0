import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'deep-mup',
  number: 2,
  title: 'Rich features in deep μP networks',
  summary: 'Of four ways to scale a deep network with its width, one keeps features that move and stay independent.',
  papers: [
    {
      id: '2503.09565',
      title:
        'Global convergence and rich feature learning in L-layer infinite-width neural networks under μP parametrization',
    },
  ],
};
