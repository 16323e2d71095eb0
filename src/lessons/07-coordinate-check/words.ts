/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const TRANSFER = 'arXiv 2203.03466, our setting';
const BY_YANG_HU = 'arXiv 2011.14522, our setting';
const BY_ORDERS = 'worked out in the text, after arXiv 2203.03466';
const bestRateSlope = (slope: string) => `best rate against width on log axes: slope ${slope}`;
const STAYS = bestRateSlope('between −1/6 and 1/6: less than half an octave over the range');
const FALLS = bestRateSlope('below −2/3: two octaves or more over the range');

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('coordinateCheck', {
  /** Claims whose expectation is `slopes`. */
  checks: {
    'sgd-mup': {
      statement: 'Under μP with SGD every layer changes by the same amount at every width.',
      source: BY_YANG_HU,
    },
    'sgd-ntp': {
      statement: 'Under NTP with SGD the output learns, and the hidden layers move less and less with width.',
      source: BY_YANG_HU,
    },
    'sgd-sp': {
      statement: 'Under SP with SGD and one learning rate the output blows up with width.',
      source: BY_YANG_HU,
    },
    'adam-mup': {
      statement: 'Adam needs exponents of its own, and with them μP passes the check, too.',
      source: BY_ORDERS,
    },
    'adam-sp': {
      statement: 'Under SP with Adam hidden layers and output blow up with width.',
      source: BY_ORDERS,
    },
    'by-hand': {
      statement: 'The check passes μP that was written out by hand.',
      source: BY_ORDERS,
    },
    'slip-input': {
      statement: 'A wrong exponent of the first layer shows in that layer, and nowhere else.',
      source: BY_ORDERS,
    },
    'slip-readout': {
      statement: 'A wrong exponent of the readout shows at the output, and nowhere else.',
      source: BY_ORDERS,
    },
  },
  claims: {
    'transfer-sgd': {
      statement: 'With SGD the best learning rate stays under μP as the width grows eightfold.',
      source: TRANSFER,
      expected: STAYS,
    },
    'drift-sgd': {
      statement: 'With SGD the best learning rate falls under SP as the width grows eightfold.',
      source: TRANSFER,
      expected: FALLS,
    },
    'transfer-adam': {
      statement: 'With Adam the best learning rate stays under μP as the width grows eightfold.',
      source: TRANSFER,
      expected: STAYS,
    },
    'drift-adam': {
      statement: 'With Adam the best learning rate falls under SP as the width grows eightfold.',
      source: TRANSFER,
      expected: FALLS,
    },
    decay: {
      statement:
        'Under μP with SGD, weight decay that takes the same share at every width leaves wide networks the loss of narrow ones.',
      source: 'after arXiv 2203.03466, our setting',
      expected: 'training loss at the largest width between 0.8 and 1.25 times that at the base width',
    },
  },
  expected: {
    slopes: (about: {
      names: readonly string[];
      slopes: readonly string[];
      tolerance: number;
      steps: readonly number[];
    }) =>
      `slopes of ${about.names.join(', ')} over the width: ${about.slopes.join(', ')}, each ± ${about.tolerance}, at step ${about.steps.join(' and ')}`,
    range: (least: string, most: string) => `${least} to ${most}`,
  },
  worlds: {
    inPlaceOf: (other: string, scaling: string) => `${other} in place of ${scaling}`,
    ntpForSp: 'NTP, the same weights with other rates, in place of SP',
    exponentsOfSgd: (exponents: string) => `the exponents ${exponents} of SGD in place of Adam’s`,
    exponents: (other: string, right: string) => `the exponents ${other} in place of ${right}`,
    wrongReadout: 'a wrong exponent of the readout in place of the first layer’s',
    wrongInput: 'a wrong exponent of the first layer in place of the readout’s',
    decayByRate: 'decay by the rate of each layer',
  },
  measured: {
    slopes: (slopes: readonly string[], error: string) => `${slopes.join(', ')}, each ± ${error} or less`,
    bySteps: (steps: readonly { step: number; slopes: string }[]) =>
      steps.map(({ step, slopes }) => `step ${step}: ${slopes}`).join(';\n'),
    times: (ratio: string) => `${ratio} times`,
  },
  figures: {
    'check-sgd': {
      title: 'Coordinate check, SGD',
      caption:
        'How far the pre-activations of the last hidden layer moved in one step, against the width. Level is right; μP is level, NTP falls with slope −1/2, SP rises with slope 1/2.',
    },
    'check-adam': {
      title: 'Coordinate check, Adam',
      caption:
        'The same with Adam. SP rises with slope 1 now: every weight moves by the same step, however many there are.',
    },
    'adam-sp': {
      title: 'Loss against learning rate, SP',
      caption: 'Adam, 50 steps. With every doubling of the width the best rate is smaller, and the old one worse.',
    },
    'adam-mup': {
      title: 'Loss against learning rate, μP',
      caption: 'The same networks under μP. The valleys lie above each other, and up to the best rate wider is better.',
    },
    decay: {
      title: 'Loss under weight decay',
      caption:
        'The training loss after 100 steps of SGD under μP with weight decay λ = 0.5, against the width. If the decay has no width factor, it means the same at every width. By the rate of each layer, which grows as n for the first layer, it erases what that layer learned.',
    },
  },
  change: 'change of z, last hidden layer',
  trainingLoss: 'training loss',
});
