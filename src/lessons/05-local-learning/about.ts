import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'local-learning',
  number: 5,
  title: 'Local learning at infinite width',
  summary: 'Learning without backpropagation: what predictive coding and target propagation do in wide networks.',
  papers: [
    {
      id: '2411.02001',
      title:
        'Local loss optimization in the infinite width: stable parameterization of predictive coding networks and target propagation',
    },
  ],
};
