/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('deepMup', {
  source: 'arXiv 2503.09565, our setting',
  statements: {
    'move-lazy': 'Under SP and NTP the features move less and less as the network widens.',
    'move-mup': 'Under μP the features move equally far at every width.',
    'collapse-ip': 'Under IP the features are gone before training begins: those of the third layer shrink as 1/n.',
    'joint-mup': 'Under μP features before and after training stay linearly independent of each other at every width.',
    'joint-lazy': 'Under SP and NTP the features after training become those before it.',
    'joint-ip': 'Under IP, whose features shrink, independence is lost faster still, as 1/n².',
    'joint-relu': 'With relu, too, the features before and after training stay independent under μP.',
    'still-independent':
      'Under μP the features at the end of training are as independent of each other in wide networks as in narrow ones.',
    fitted: 'Training with μP converges, at every width and from every draw, to training error zero.',
  },
  expected: {
    slope: (theory: string, within: number) =>
      `slope ${theory} as the width goes to infinity; at these widths closer to it than ${within}`,
    loss: (share: number) => `a loss of less than ${share} of its first value, in every single network`,
  },
  worlds: {
    relu: (scaling: string) => `${scaling}, relu`,
    inPlaceOfMup: (scaling: string) => `${scaling} in place of μP`,
    mup: 'μP in place of SP and NTP',
    ipWithRelu: 'IP with relu in place of μP with tanh',
    secondLayer: 'the second layer in place of the third',
    relus: 'relu in place of tanh',
  },
  measured: {
    slopes: (slopes: readonly { slope: string; networks: string }[]) =>
      `slope ${slopes.map(({ slope, networks }) => `${slope} (${networks})`).join(', ')}`,
    loss: (share: string) => `at most ${share} of the first loss`,
  },
  figures: {
    movement: {
      title: 'How far the features move, against width',
      caption:
        'Movement of the last hidden layer at the end of training. Under SP and NTP it falls with the width, under μP it stays. It rises under IP only because it is divided by features that shrink.',
      yLabel: 'feature movement',
    },
    joint: {
      title: 'Are the features before and after training independent?',
      caption:
        'Smallest eigenvalue of the Gram matrix of the features at step 0 and at the end, together, of tanh networks. Only under μP does it not go to zero as the network widens.',
      yLabel: 'joint smallest eigenvalue',
    },
    'joint-relu': {
      title: 'The same for relu networks',
      caption:
        'Under NTP and μP the slopes are those of tanh. Under IP the line lies higher than that of NTP and falls no faster.',
      yLabel: 'joint smallest eigenvalue',
    },
  },
});
