import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'lazy-or-rich',
  number: 1,
  title: 'Lazy or rich?',
  summary: 'One dial turns the same network from a kernel machine into a learner of features.',
  papers: [
    { id: '1812.07956', title: 'On Lazy Training in Differentiable Programming' },
    { id: '1906.07842', title: 'Gradient Dynamics of Shallow Univariate ReLU Networks' },
    { id: '2206.15144', title: 'Neural Networks can Learn Representations with Gradient Descent' },
    { id: '1906.08034', title: 'Disentangling feature and lazy training in deep neural networks' },
  ],
};
