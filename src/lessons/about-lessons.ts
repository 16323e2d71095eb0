/** Titles, summaries and papers of all lessons: what the list shows before a lesson is loaded. */
import { words } from '../words/words.ts';
import type { LessonAbout } from './lesson.ts';

/** The entry of every lesson in the list, by the name of its id. */
export const ABOUT = {
  lazyOrRich: {
    ...words.aboutLessons.lazyOrRich,
    id: 'lazy-or-rich',
    number: 1,
    papers: [
      { id: '1812.07956', title: 'On Lazy Training in Differentiable Programming' },
      { id: '1906.07842', title: 'Gradient Dynamics of Shallow Univariate ReLU Networks' },
      { id: '2206.15144', title: 'Neural Networks can Learn Representations with Gradient Descent' },
      { id: '1906.08034', title: 'Disentangling feature and lazy training in deep neural networks' },
    ],
  },
  deepMup: {
    ...words.aboutLessons.deepMup,
    id: 'deep-mup',
    number: 2,
    papers: [
      {
        id: '2503.09565',
        title:
          'Global convergence and rich feature learning in L-layer infinite-width neural networks under μP parametrization',
      },
    ],
  },
  alignment: {
    ...words.aboutLessons.alignment,
    id: 'alignment',
    number: 3,
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
      { id: '2111.00034', title: 'Neural networks as kernel learners: the silent alignment effect' },
    ],
  },
  beyondKernel: {
    ...words.aboutLessons.beyondKernel,
    id: 'beyond-kernel',
    number: 4,
    papers: [
      { id: '2212.02323', title: 'Improved Convergence Guarantees for Shallow Neural Networks' },
      { id: '1902.04674', title: 'Towards moderate overparameterization' },
    ],
  },
  localLearning: {
    ...words.aboutLessons.localLearning,
    id: 'local-learning',
    number: 5,
    papers: [
      {
        id: '2411.02001',
        title:
          'Local loss optimization in the infinite width: stable parameterization of predictive coding networks and target propagation',
      },
    ],
  },
  deepLinear: {
    ...words.aboutLessons.deepLinear,
    id: 'deep-linear',
    number: 6,
    papers: [
      { id: '2411.15267', title: 'Proportional infinite-width infinite-depth limit for deep linear neural networks' },
      {
        id: '2111.11954',
        title: 'Depth induces scale-averaging in overparameterized linear Bayesian neural networks',
      },
    ],
  },
  coordinateCheck: {
    ...words.aboutLessons.coordinateCheck,
    id: 'coordinate-check',
    number: 7,
    papers: [
      {
        id: '2203.03466',
        title: 'Tensor Programs V: Tuning Large Neural Networks via Zero-Shot Hyperparameter Transfer',
      },
      { id: '2011.14522', title: 'Feature Learning in Infinite-Width Neural Networks' },
    ],
  },
  staircases: {
    ...words.aboutLessons.staircases,
    id: 'staircases',
    number: 8,
    papers: [
      {
        id: '2202.08658',
        title:
          'The merged-staircase property: a necessary and nearly sufficient condition for SGD learning of sparse functions on two-layer neural networks',
      },
    ],
  },
  edgeOfStability: {
    ...words.aboutLessons.edgeOfStability,
    id: 'edge-of-stability',
    number: 9,
    papers: [
      { id: '2103.00065', title: 'Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability' },
      { id: '2003.02218', title: 'The large learning rate phase of deep learning: the catapult mechanism' },
    ],
  },
  residual: {
    ...words.aboutLessons.residual,
    id: 'residual',
    number: 10,
    papers: [
      {
        id: '2309.16620',
        title: 'Depthwise Hyperparameter Transfer in Residual Networks: Dynamics and Scaling Limit',
      },
      { id: '2310.02244', title: 'Tensor Programs VI: Feature Learning in Infinite-Depth Neural Networks' },
    ],
  },
  featureMachine: {
    ...words.aboutLessons.featureMachine,
    id: 'feature-machine',
    number: 11,
    papers: [
      {
        id: '2212.13881',
        title:
          'Mechanism of feature learning in deep fully connected networks and kernel machines that recursively learn features',
      },
    ],
  },
  grokking: {
    ...words.aboutLessons.grokking,
    id: 'grokking',
    number: 12,
    papers: [
      { id: '2301.02679', title: 'Grokking modular arithmetic' },
      { id: '2310.06110', title: 'Grokking as the Transition from Lazy to Rich Training Dynamics' },
    ],
  },
} satisfies Record<string, LessonAbout>;
