/** The words of this lesson. `measured` gets numbers as text, with their errors, but for samples and ratios. */
import { spokenLesson } from '../../words/lesson-language.ts';
import { numberText } from '../../words/number-text.ts';

const SOURCE = 'arXiv 2212.13881, our setting';
const ratio = (value: number) => numberText(value, 2);

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('featureMachine', {
  claims: {
    'fewer-samples': {
      statement:
        'On a target of one hidden direction a kernel that learns features needs far fewer samples than one that does not.',
      source: SOURCE,
      expected: 'at most a quarter of the samples with which the Laplace kernel has the same test loss',
    },
    directions: (least: number) => ({
      statement: 'The features of the machine are the hidden directions of the target.',
      source: SOURCE,
      expected: `share of M along them at least ${least}, at 512 samples; of M = I it would be 1/24`,
    }),
    'no-use': (least: number) => ({
      statement: 'Where the target depends on all inputs alike there is nothing to find, and the machine is no better.',
      source: 'worked out in the text',
      expected: `test loss over that of the Laplace kernel at least ${least} at every number of samples`,
    }),
    'beats-laplace': (most: number) => ({
      statement: 'A rich network, too, does better than the Laplace kernel on such a target; a lazy one does not.',
      source: SOURCE,
      expected: `test loss at most ${most} times that of the Laplace kernel`,
    }),
  },
  /** Claims that a network has the features of the machine. */
  alike: {
    nfm: (least: number) => ({
      statement:
        'The neural feature matrix of the first layer of a rich network looks like the features of the machine.',
      source: SOURCE,
      expected: `correlation of their entries at least ${least}`,
    }),
    agop: (least: number) => ({
      statement: 'So does what its output is sensitive to, the average gradient outer product.',
      source: SOURCE,
      expected: `correlation of their entries at least ${least}`,
    }),
  },
  worlds: {
    'one-direction': 'one hidden direction',
    'all-directions': 'as many directions as inputs',
    noise: 'targets that are almost noise',
    lazy: 'a lazy network',
  },
  measured: {
    samples: (needed: number, most: number) => `${needed} samples in place of ${most}`,
    never: (most: number) => `not even ${most} samples bring it to the loss of the Laplace kernel`,
    share: (value: string) => `share ${value}`,
    ratios: (least: number, largest: number) => `${ratio(least)} to ${ratio(largest)} times`,
    pearson: (value: string) => `correlation ${value}`,
    losses: (own: string, laplace: string) => `${own}, Laplace kernel ${laplace}`,
  },
  figures: {
    'one-direction': {
      title: 'Test loss against samples, one hidden direction among 24',
      caption:
        'Fits by the Laplace kernel, and by the kernel that learned features in one round and in five. From some hundred samples on the loss of the kernels that learned features falls steeply.',
    },
    'all-directions': {
      title: 'Test loss against samples, eight directions of eight inputs',
      caption:
        'The same machines where the target depends on all inputs alike. With few samples learned features make it worse, with many they change nothing.',
    },
    nfm: {
      title: 'Networks and the machine',
      caption:
        'How alike the neural feature matrix of the first layer is to the features of the machine on the same data, as the networks learn. The rich network finds them in a hundred steps; the lazy one never moves.',
    },
    agop: {
      title: 'What the outputs are sensitive to',
      caption: 'The same for the average gradient outer product.',
    },
  },
  rounds: ['Laplace kernel', '1 round', '5 rounds'],
  networks: ['lazy', 'rich'],
  testLoss: 'test loss',
  pearson: 'correlation with M',
  nfm: 'NFM',
  agop: 'AGOP',
});
