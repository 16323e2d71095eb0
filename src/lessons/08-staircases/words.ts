/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('staircases', {
  source: 'follows arXiv 2202.08658, our setting',
  claims: {
    slower: {
      statement: 'The product of three inputs is learned later when it stands alone than as the top of a staircase.',
      expected: 'at least three times as many steps, with 24 inputs and with 48',
    },
    steeper: (steeper: number) => ({
      statement: 'Inputs that do not matter delay the isolated parity more than the staircase.',
      expected: `a slope of steps over inputs, on log axes, that is larger by at least ${steeper}; to first order, by 1/2`,
    }),
    'fewer-samples': (few: number) => ({
      statement: 'There is a number of samples from which the staircase is learned and the isolated parity is not.',
      expected: `with ${few} samples of 48 inputs, a best test loss below 0.1 for the staircase and above 0.4 for the parity, where 0.5 means nothing is learned`,
    }),
    lazy: {
      statement: 'A lazy network does not learn the staircase from samples that are enough for a rich one.',
      expected:
        'a best test loss above 0.5 at the lazy end, the worth of the top stair alone, and below 0.1 at the rich end',
    },
    'stair-by-stair': {
      statement: 'A lazy network misses the upper stairs.',
      expected: 'of the first stair more than 0.8, less of each further one, and of the third less than 0.2',
    },
  },
  worlds: {
    pairs: 'products of two inputs in place of three',
    sixInputs: '6 inputs, with 20 products of three, in place of 48',
    richEnd: 'the rich end, γ₀ = 4, in place of the lazy one',
  },
  measured: {
    factors: (factors: readonly { factor: string; inputs: number }[]) =>
      factors.map(({ factor, inputs }) => `${factor} times with ${inputs} inputs`).join(', '),
    slopes: (parity: string, staircase: string, difference: string) =>
      `slope ${parity} against ${staircase}, a difference of ${difference}`,
    testLosses: (staircase: string, parity: string) => `test loss ${staircase} and ${parity}`,
    bothEnds: (lazy: string, rich: string) => `test loss ${lazy} at the lazy end, ${rich} at the rich end`,
    stairs: ([first, second, third]: readonly string[]) => `${first}, ${second} and ${third}`,
  },
  figures: {
    plateau: {
      title: 'The isolated parity of three inputs',
      caption:
        'For a long time the test loss stays at 0.5, where nothing is learned. Then it falls, later the more inputs there are.',
    },
    stairs: {
      title: 'The same parity on top of a staircase',
      caption: 'The loss falls from the first steps on, and there is no long wait before the top stair.',
    },
    'steps-parity': {
      title: 'Steps to learn an isolated parity',
      caption:
        'Over the number of inputs, a line for each degree. A third factor costs far more steps than a second one, and even more so with more inputs.',
    },
    'steps-staircase': {
      title: 'Steps to learn a staircase',
      caption: 'Each further stair takes a few times as many steps, and the lines stay close together.',
    },
  },
  testLoss: 'test loss',
  stepsToLearn: 'steps until a tenth is left',
});
