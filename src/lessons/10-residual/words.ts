/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const BORDELON = 'arXiv 2309.16620, our setting';
const YANG = 'arXiv 2310.02244, our setting';
const sharedSlopes = (margin: number, steps: readonly number[]) =>
  `against D on log axes: movement of a block slope −1, of the features 0, each ± ${margin}, at steps ${steps.join(' and ')}`;
const growth = (least: number) => `movement of the features against D on log axes: slope above ${least}`;
const bestRateSlope = (slope: string) => `best rate against D on log axes: slope ${slope}`;
const STAYS = bestRateSlope('between −1/4 and 1/4: less than an octave over three octaves of depth');
const FALLS = bestRateSlope('below −1/3');

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('residual', {
  /** Claims on how far blocks and features move. */
  shared: {
    'shared-sgd': (margin: number, steps: readonly number[]) => ({
      statement: 'Under depth-μP with SGD each of D blocks moves 1/D as far, and the features as far at every depth.',
      source: BORDELON,
      expected: sharedSlopes(margin, steps),
    }),
    'shared-adam': (margin: number, steps: readonly number[]) => ({
      statement: 'The same holds with Adam, whose rates depth-μP divides by √D.',
      source: YANG,
      expected: sharedSlopes(margin, steps),
    }),
    'shared-mean-field': (margin: number, steps: readonly number[]) => ({
      statement: 'In the mean-field limit the features also move as far at every depth: each block has 1/D of it.',
      source: BORDELON,
      expected: sharedSlopes(margin, steps),
    }),
  },
  growing: {
    'growing-plain': (least: number) => ({
      statement: 'With plain skip connections the same steps move the features of deeper networks further.',
      source: YANG,
      expected: growth(least),
    }),
    'growing-none': (least: number) => ({
      statement: 'Without skip connections, too: μP for the width says nothing about the depth.',
      source: YANG,
      expected: growth(least),
    }),
  },
  claims: {
    'transfer-sgd': {
      statement: 'With SGD the best learning rate stays under depth-μP as the number of blocks grows.',
      source: BORDELON,
      expected: STAYS,
    },
    'transfer-adam': {
      statement: 'With Adam the best learning rate stays under depth-μP as the number of blocks grows.',
      source: YANG,
      expected: STAYS,
    },
    'drift-sgd': {
      statement: 'With SGD the best learning rate falls with the depth under plain skip connections.',
      source: BORDELON,
      expected: FALLS,
    },
    'drift-adam': {
      statement: 'With Adam the best learning rate falls with the depth under plain skip connections.',
      source: YANG,
      expected: FALLS,
    },
    'drift-none': {
      statement: 'Without skip connections the best learning rate of deep networks falls, too, under μP for the width.',
      source: 'worked out in the text, after arXiv 2310.02244',
      expected: FALLS,
    },
  },
  worlds: {
    none: 'no skip connections',
    plain: 'plain skip connections',
    'depth-mup': 'depth-μP',
    'mean-field': 'the mean-field factors',
  },
  measured: {
    movement: (steps: readonly { step: number; block: string; features: string }[]) =>
      steps.map(({ step, block, features }) => `step ${step}: block ${block}, features ${features}`).join(';\n'),
  },
  figures: {
    'check-adam': {
      title: 'Movement against depth, Adam',
      caption:
        'How far the features of the last hidden layer moved in four small steps of Adam, against the depth. Depth-μP and mean field are level; without factors the same steps move a deep network much further.',
    },
    'check-sgd': {
      title: 'Movement against depth, SGD',
      caption: 'The same with SGD. Plain networks of 25 layers and more saturate: this rate is far too large for them.',
    },
    'sgd-plain': {
      title: 'Loss against learning rate, plain skip connections',
      caption: 'SGD, 20 steps, width 64. With every doubling of the depth the wall moves to smaller rates.',
    },
    'sgd-depth-mup': {
      title: 'Loss against learning rate, depth-μP',
      caption: 'The same networks under depth-μP. The valleys lie above each other.',
    },
    'sgd-none': {
      title: 'Loss against learning rate, no skip connections',
      caption: 'Without skip connections, μP for the width. Up to nine layers the valley stays; then it moves.',
    },
  },
  featureMove: 'movement of the features, last hidden layer',
  trainingLoss: 'training loss',
});
