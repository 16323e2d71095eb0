import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'coordinate-check',
  number: 7,
  title: 'Is my μP right?',
  summary: 'Two tests that find a wrong exponent: the coordinate check, and whether the best learning rate stays.',
  papers: [
    {
      id: '2203.03466',
      title: 'Tensor Programs V: Tuning Large Neural Networks via Zero-Shot Hyperparameter Transfer',
    },
    { id: '2011.14522', title: 'Feature Learning in Infinite-Width Neural Networks' },
  ],
};
