import { spoken } from '../language.ts';

/** The title of each lesson, and one sentence about it for the list of lessons, by the name of its id. */
export const aboutLessons = spoken('aboutLessons', {
  lazyOrRich: {
    title: 'Lazy or rich?',
    summary: 'One dial turns the same network from a kernel machine into a learner of features.',
  },
  deepMup: {
    title: 'Rich features in deep μP networks',
    summary: 'Of four ways to scale a deep network with its width, one keeps features that move and stay independent.',
  },
  alignment: {
    title: 'Feature learning as alignment',
    summary:
      'Weights come to point where the gradients point, and the part that gradient descent adds does so from its first step.',
  },
  beyondKernel: {
    title: 'Beyond the kernel regime: shallow nets',
    summary:
      'How many random labels two trained layers can fit, how far from lazy they are when they do, and which of the two does it.',
  },
  localLearning: {
    title: 'Local learning at infinite width',
    summary: 'Learning without backpropagation: what predictive coding and target propagation do in wide networks.',
  },
  deepLinear: {
    title: 'Deep and wide together: deep linear networks',
    summary: 'When depth grows with width, random networks are a mixture of Gaussians, and not a Gaussian.',
  },
  coordinateCheck: {
    title: 'Is my μP right?',
    summary: 'Two tests that find a wrong exponent: the coordinate check, and whether the best learning rate stays.',
  },
  staircases: {
    title: 'Staircases: merged staircase against isolated parity',
    summary: 'A hard step is easy to learn where easier ones lead up to it.',
  },
  edgeOfStability: {
    title: 'Edge of stability and catapult',
    summary:
      'Rich networks sharpen until gradient descent is barely stable; above the critical rate they are thrown to a flatter place.',
  },
  residual: {
    title: 'Deep residual networks and depth-μP',
    summary: 'With skip connections and the right factors a learning rate found at three layers serves at fifty.',
  },
  featureMachine: {
    title: 'Features without a network',
    summary: 'A kernel that learns features finds what a rich network finds, from the data alone.',
  },
  grokking: {
    title: 'Grokking: lazy first, rich later',
    summary: 'Long after a network knows its training samples by heart, its features move and it finds the rule.',
  },
});
