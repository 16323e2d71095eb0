/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const KUMAR = 'arXiv 2310.06110, our setting';

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('grokking', {
  claims: {
    delay: (least: number, few: number) => ({
      statement: 'A network fits its training samples, and finds the rule much later.',
      source: 'arXiv 2201.02177, our setting',
      expected: `when nine tenths of the training loss are gone, at most ${percent(few)} of the test samples are right; the rule takes ${least} times as many steps`,
    }),
    scale: (few: number, most: number) => ({
      statement: 'The richer the start, the more of the rule is there once the samples are fitted.',
      source: KUMAR,
      expected: `the share of test samples that are right when nine tenths of the training loss are gone rises with γ₀, from below ${percent(few)} to above ${percent(most)}`,
    }),
    decay: (margin: number) => ({
      statement: 'The stronger the weight decay, the sooner the rule is found.',
      source: 'arXiv 2311.18817, our setting',
      expected: `steps over the decay with the slope −1 on log axes, within ${margin}`,
    }),
    plain: (found: number) => ({
      statement: 'From a rich start plain gradient descent finds the rule without weight decay.',
      source: 'arXiv 2301.02679, our setting',
      expected: `at the end ${percent(found)} of the test samples are right`,
    }),
  },
  /** Claims that kernel and features lag behind the training loss. */
  late: {
    'turns-late': (most: number) => ({
      statement: 'Kernel and features turn later than the training loss falls.',
      source: KUMAR,
      expected: `when half of the training loss is gone, at most ${percent(most)} of the way to where the rule is found`,
    }),
    'aligns-late': (most: number) => ({
      statement: 'Their alignment with the targets rises late, too.',
      source: KUMAR,
      expected: `when half of the training loss is gone, at most ${percent(most)} of the rise to where the rule is found`,
    }),
  },
  worlds: {
    rich: 'a rich start, γ₀ = 100',
    less: 'γ₀ = 2 in place of 100',
    right: 'as soon as all training samples are right',
    fitted: 'the steps in which nine tenths of the training loss go',
  },
  measured: {
    delay: (fitted: string, right: string, found: string) =>
      `fitted at step ${fitted} with ${right} of the test right, rule at step ${found}`,
    notAll: (missing: number, all: number) => `${missing} of ${all} networks do not find the rule`,
    share: (half: string, fitted: string) => `${half}, and ${fitted} with nine tenths gone`,
    shares: (kernel: string, features: string) => `kernel ${kernel}\nfeatures ${features}`,
    byRichness: (known: readonly (readonly [richness: number, right: string])[]) =>
      known.map(([richness, right]) => `γ₀ = ${richness}: ${right}`).join(', '),
    right: (right: string) => `${right} right`,
  },
  figures: {
    course: {
      title: 'First the samples, then the rule',
      caption:
        'The share of right answers with weight decay, γ₀ = 2, rate 0.04, decay 0.003. The steps are on a log axis: the last stretch takes nearly all of the time.',
    },
    loss: {
      title: 'The same by the loss',
      caption: 'The training loss falls at once. The test loss rises above that of an output of 0, and falls later.',
    },
    movement: {
      title: 'What turns inside',
      caption:
        'How far the tangent kernel of this network has turned, and the kernel of the features of its hidden layer. Both turn on while the training loss hardly changes.',
    },
    alignment: {
      title: 'Features and targets',
      caption: 'The alignment of the features with the targets in this network.',
    },
    scale: {
      title: 'Test accuracy by richness',
      caption: 'Without weight decay, at the rate 0.0005. Networks of γ₀ = 16 end with a part of the rule.',
    },
    decay: {
      title: 'Test accuracy by weight decay',
      caption: 'At γ₀ = 4 and the rate 0.04. Twice the decay, half the steps.',
    },
  },
  training: 'training',
  test: 'test',
  right: 'share of right answers',
  lossLabel: 'loss',
  kernel: 'tangent kernel',
  features: 'features',
  turned: '1 − cosine to the start',
  aligned: 'alignment (CKA)',
  atRichness: (richness: number) => `γ₀ = ${richness}`,
  atDecay: (decay: number) => `decay ${decay}`,
});
