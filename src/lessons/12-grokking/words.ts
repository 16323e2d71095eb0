/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const KUMAR = 'arXiv 2310.06110, our setting';
const GROMOV = 'arXiv 2301.02679, our setting';

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('grokking', {
  claims: {
    delay: (least: number, chance: number) => ({
      statement: 'A network finds the rule long after it has fitted its training samples.',
      source: GROMOV,
      expected: `${least} times as many steps, and when the training samples are fitted at most ${percent(chance)} of the test samples are right`,
    }),
    plain: (fitted: number, found: number) => ({
      statement: 'From a rich start plain gradient descent finds the rule without weight decay.',
      source: GROMOV,
      expected: `at the end ${percent(fitted)} of the training samples and ${percent(found)} of the test samples are right`,
    }),
  },
  /** Claims that something happens only after the training samples are fitted. */
  late: {
    'lazy-first': (most: number) => ({
      statement: 'While the training samples are fitted learning is lazy: kernel and features turn only afterwards.',
      source: KUMAR,
      expected: `of the way to where the rule is found at most ${percent(most)} is gone by then`,
    }),
    'aligns-late': (most: number) => ({
      statement: 'Kernel and features align with the targets late, too.',
      source: KUMAR,
      expected: `of the rise to where the rule is found at most ${percent(most)} is there by then`,
    }),
  },
  /** Claims that the steps to the rule are in inverse proportion to something. */
  inverse: {
    scale: (margin: number) => ({
      statement: 'The smaller the scale of the outputs at the start, 1/γ₀, the sooner the rule is found.',
      source: KUMAR,
      expected: `steps over γ₀ with the slope −1 on log axes, within ${margin}, at the same decay per step`,
    }),
    decay: (margin: number) => ({
      statement: 'The stronger the weight decay, the sooner the rule is found.',
      source: KUMAR,
      expected: `steps over the decay with the slope −1 on log axes, within ${margin}`,
    }),
  },
  worlds: {
    rich: 'a rich start',
    lazy: 'a lazier start',
    fitted: 'the steps until the training samples are fitted',
  },
  measured: {
    delay: (fitted: string, found: string, right: string) =>
      `fitted at step ${fitted} with ${right} of the test samples right, rule at step ${found}`,
    notAll: (missing: number, all: number) =>
      `${missing} of ${all} networks do not find the rule, or not after their samples`,
    shares: (kernel: string, features: string) => `kernel ${kernel}, features ${features}`,
    accuracies: (trained: string, tested: string) => `training ${trained}, test ${tested}`,
  },
  figures: {
    course: {
      title: 'First the samples, then the rule',
      caption:
        'The share of right answers of networks with weight decay. The steps are on a log axis: what looks like a short pause takes nearly all of the time.',
    },
    movement: {
      title: 'What moves inside',
      caption:
        'How far the tangent kernel has turned, and the kernel of the features of the hidden layer. Both hardly move while the training samples are fitted.',
    },
    alignment: {
      title: 'Features and targets',
      caption:
        'The alignment of the features with the targets. It goes down a little first, and rises as the rule is found.',
    },
    rich: {
      title: 'From a rich start',
      caption: 'The same network at γ₀ = 64, without weight decay. The rule follows the samples closely.',
    },
    scale: {
      title: 'Test accuracy by richness',
      caption: 'At the same decay per step. Twice as rich, the rule comes twice as soon.',
    },
    decay: {
      title: 'Test accuracy by weight decay',
      caption: 'At γ₀ = 4. Twice the decay, half the steps.',
    },
  },
  accuracy: 'training',
  testAccuracy: 'test',
  right: 'share of right answers',
  kernel: 'tangent kernel',
  features: 'features',
  turned: '1 − cosine to the start',
  aligned: 'alignment (CKA)',
  atRichness: (richness: number) => `γ₀ = ${richness}`,
  atDecay: (decay: number) => `decay ${decay}`,
});
