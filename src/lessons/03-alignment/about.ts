import type { LessonAbout } from '../lesson.ts';

/** The entry of this lesson in the list of lessons. */
export const about: LessonAbout = {
  id: 'alignment',
  number: 3,
  title: 'Feature learning as alignment',
  summary:
    'Weights come to point where the gradients point, and the part that gradient descent adds does so from its first step.',
  papers: [
    {
      id: '2402.05271',
      title: 'Feature learning as alignment: a structural property of gradient descent in non-linear neural networks',
    },
    {
      id: '2212.13881',
      title:
        'Mechanism of feature learning in deep fully connected networks and kernel machines that recursively learn features',
    },
  ],
};
