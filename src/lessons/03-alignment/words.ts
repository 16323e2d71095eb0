/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('alignment', {
  source: 'arXiv 2402.05271, our setting',
  silentSource: 'arXiv 2111.00034, our setting',
  claims: {
    'centred-is-high': {
      statement:
        'What training adds to the weights of layer 2 is aligned from the first step to the last, at every initial scale.',
      expected: 'a centred alignment that is at least 0.7 wherever it is lowest, at each of the four scales',
    },
    'uncentred-rises': {
      statement: 'The smaller the initial weights, the nearer the alignment of layer 2 comes to the centred one.',
      expected: 'a gap between the two that shrinks as s does, from above 0.4 at s = 1 to below 0.05 at s = 1/8',
    },
    'learned-share': {
      statement: 'The smaller the initial weights, the more of the alignment of layer 2 was learned.',
      expected: 'a share that rises as s falls, from below 0.2 at s = 1 to above 0.75 at s = 1/8',
    },
    'test-loss': {
      statement: 'Networks that start from smaller weights, and so align more, generalize better on this target.',
      expected: 'a test loss that falls as s does, at s = 1/8 to less than half of that at s = 1',
    },
    'first-step': (spread: number, error: number) => ({
      statement:
        'The alignment after the first step can be known before it: it follows from inputs, residuals and kernel at step 0.',
      expected: `predictions that differ by more than ${spread}, each met to ${error}, in both hidden layers of all networks`,
    }),
    'slo-input': (raised: number) => ({
      statement: 'A first layer that moves faster than the others becomes more aligned.',
      expected: `at least ${raised} more than where all layers share the same step length evenly`,
    }),
    'slo-hidden': (raised: number) => ({
      statement: 'A second layer that moves faster than the others becomes more aligned.',
      expected: `at least ${raised} more than where all layers share the same step length evenly`,
    }),
    'slo-test-loss': (percent: number) => ({
      statement:
        'Here a faster first layer also generalizes better than steps of the same length that all layers share.',
      expected: `a test loss lower by more than ${percent} % where both have come to the same training loss`,
    }),
    digits: {
      statement: 'On digits, too, layer 2 becomes aligned where the initial weights are small.',
      expected: 'an alignment that rises by more than 0.6 at s = 1/8, and by less than 0.1 at s = 1/2',
    },
    'silent-alignment': (risen: number, fallen: number) => ({
      statement: 'From small weights the tangent kernel turns to the target before the loss falls.',
      expected: `more than ${risen} % of the rise of its alignment done where the training loss has lost ${fallen} %`,
    }),
    'silent-rank': (left: number, grown: number, fallen: number) => ({
      statement:
        'On digits, from small weights, the tangent kernel first comes down to a few directions. It takes up others while the loss falls.',
      expected: `an effective rank below ${left} of that at step 0 where the training loss has lost ${fallen} %, and at the end more than ${grown} times as large as there`,
    }),
  },
  worlds: {
    lazy: 'lazy networks, γ₀ = 0.001 in place of 1',
    largeSteps: 'a rate of 0.1 in place of 0.03',
    probeStep: 'a prediction for a step on the probe samples in place of all samples',
    secondFast: 'a fast second layer in place of the first',
    firstFast: 'a fast first layer in place of the second',
    largeWeights: 'large initial weights, s = 1, in place of small ones',
  },
  measured: {
    byScale: (values: readonly { value: string; scale: number }[]) =>
      values.map(({ value, scale }) => `${value} at s = ${scale}`).join(', '),
    lowest: (byScale: string) => `lowest ${byScale}`,
    gap: (byScale: string) => `gap ${byScale}`,
    share: (byScale: string) => `share ${byScale}`,
    testLoss: (byScale: string) => `test loss ${byScale}`,
    rise: (byScale: string) => `rises by ${byScale}`,
    predictions: (low: string, high: string, off: string) =>
      `predictions from ${low} to ${high}, off by at most ${off}`,
    against: (fast: string, even: string) => `${fast} against ${even}`,
    risen: (share: string, start: string, end: string) => `${share} of the rise from ${start} to ${end}`,
    ranks: (start: string, early: string, end: string) => `from ${start} to ${early}, and ${end} at the end`,
    testLossAgainst: (fast: string, even: string, level: string, change: string) =>
      `test loss ${fast} against ${even} at a training loss of ${level}, a change of ${change}`,
  },
  figures: {
    rise: {
      title: 'Alignment of layer 2 while the network trains',
      caption:
        'The centred alignment is high from the first step, at the largest and at the smallest scale. The uncentred one starts where chance puts it, and rises to the centred one only where the initial weights are small.',
    },
    'test-loss': {
      title: 'Test loss against the initial scale',
      caption:
        'Test loss at the same small training loss. From right to left the initial weights become smaller, and the network learns more from the same samples.',
      yLabel: 'test loss',
    },
    slo: {
      title: 'Alignment of layer 1 under three sets of speeds',
      caption:
        'With equal speeds the layer ends about as aligned as it began. It becomes aligned where it is the fast one (1, 0.1, 0.1), and does not where the second layer is (0.1, 1, 0.1).',
    },
    digits: {
      title: 'Alignment of layer 2 on threes against sevens',
      caption: 'From moderate weights it hardly rises, although the digits are learned. From small weights it does.',
    },
    silent: {
      title: 'Alignment of the tangent kernel, and the loss',
      caption:
        'From small weights, s = 0.04, the alignment has risen most of its way while the loss is still that of the start. From large ones, s = 1, the loss has long fallen, and the kernel has hardly turned.',
      yLabel: 'share of the loss that is left; alignment',
    },
    'silent-rank': {
      title: 'Effective rank of the tangent kernel on threes against sevens',
      caption:
        'From small weights the kernel comes down to a few directions before the loss falls, and takes up others while it does. From large weights it takes up new ones from the first step on.',
    },
  },
  alignment: (layer: number) => `alignment of layer ${layer}`,
  uncentred: 'uncentred',
  centred: 'centred',
  lossLeft: 'training loss, relative to the start',
  kernelAlignment: 'kernel–target alignment',
  kernelRank: 'effective rank of the tangent kernel',
});
