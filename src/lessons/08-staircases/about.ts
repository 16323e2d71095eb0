import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'staircases',
  number: 8,
  title: 'Staircases: merged staircase against isolated parity',
  summary: 'A hard step is easy to learn where easier ones lead up to it.',
  papers: [
    {
      id: '2202.08658',
      title:
        'The merged-staircase property: a necessary and nearly sufficient condition for SGD learning of sparse functions on two-layer neural networks',
    },
  ],
};
