/** Titles, summaries and papers of all lessons: what the list shows before a lesson is loaded. */
import type { LessonAbout } from './lesson.ts';

/** The entry of every lesson in the list, by the name of its id. */
export const ABOUT = {
  lazyOrRich: {
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
  },
  deepMup: {
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
  },
  alignment: {
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
  },
  beyondKernel: {
    id: 'beyond-kernel',
    number: 4,
    title: 'Beyond the kernel regime: shallow nets',
    summary:
      'How many random labels two trained layers can fit, how far from lazy they are when they do, and which of the two does it.',
    papers: [
      { id: '2212.02323', title: 'Improved Convergence Guarantees for Shallow Neural Networks' },
      { id: '1902.04674', title: 'Towards moderate overparameterization' },
    ],
  },
  localLearning: {
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
  },
  deepLinear: {
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
  },
  coordinateCheck: {
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
  },
  staircases: {
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
  },
} satisfies Record<string, LessonAbout>;
