import type { LessonAbout } from '../lesson.ts';

/** What the list of lessons says of this one. */
export const about: LessonAbout = {
  id: 'local-learning',
  number: 5,
  title: 'Local learning at infinite width',
  summary: 'Predictive coding and target propagation without backpropagation: what a wide network makes of them.',
  papers: [
    {
      id: '2411.02001',
      title:
        'Local loss optimization in the infinite width: stable parameterization of predictive coding networks and target propagation',
    },
  ],
};
