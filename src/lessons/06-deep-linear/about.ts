import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'deep-linear',
  number: 6,
  title: 'Deep and wide together: deep linear networks',
  summary: 'When depth grows with width, random networks are a mixture of Gaussians, and not a Gaussian.',
  papers: [
    { id: '2411.15267', title: 'Proportional infinite-width infinite-depth limit for deep linear neural networks' },
    {
      id: '2111.11954',
      title: 'Depth induces scale-averaging in overparameterized linear Bayesian neural networks',
    },
  ],
};
