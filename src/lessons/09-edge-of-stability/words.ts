/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import type { AxisValue } from '../../config/sweep/axis.ts';
import { spokenLesson } from '../../words/lesson-language.ts';

const EDGE = 'arXiv 2103.00065, our setting';
const CATAPULT = 'arXiv 2003.02218, our setting';
const between = (least: number, most: number) =>
  `the largest rate at which a network comes down, as at all lower ones: on average between ${least} and ${most} times the critical rate`;

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('edgeOfStability', {
  claims: {
    sharpens: (within: number) => ({
      statement: 'Under gradient descent a rich network sharpens to the edge of stability, and stays there.',
      source: EDGE,
      expected: `a sharpness below 0.5 at the start, and within ${within} of 1 on average over the last 200 of 1000 steps`,
    }),
    'lazy-stays': (stays: number) => ({
      statement: 'The sharpness of a lazy network stays where it was.',
      source: 'follows from the linearization at step 0, whose curvature is constant',
      expected: `at no measured step further from its first value than ${100 * stays} % of it, in any network`,
    }),
    'every-rate': (within: number) => ({
      statement: 'The learning rate decides how sharp a network becomes: at every rate that is large enough, 2/η.',
      source: EDGE,
      expected: `a sharpness within ${within} of 1 on average over the last 200 of 1000 steps, at each rate`,
    }),
    'not-monotonic': (up: number) => ({
      statement: 'At the edge the loss goes up and down from step to step, and falls all the same.',
      source: EDGE,
      expected: `a rise in more than ${100 * up} % of the last 40 steps, and a last loss below 80 % of that at step 500`,
    }),
    momentum: (beta: number) => ({
      statement: 'With momentum the edge is at 2(1 + β)/η: networks become nearly twice as sharp at the same rate.',
      source: EDGE,
      expected: `a curvature between 1.7 and 2.1 times 2/η over the last 200 of 1000 steps, where 1 + β = ${1 + beta}`,
    }),
    catapult: (spike: number) => ({
      statement:
        'Above the critical rate the loss of a nearly lazy network explodes, and comes down again in a flatter place.',
      source: CATAPULT,
      expected: `in every network a peak of more than ${spike} times the first loss, a last loss below the first, and a sharpness that goes from above 1 to below 1`,
    }),
    twin: {
      statement: 'Its linearized twin cannot do that: it diverges.',
      source: CATAPULT,
      expected: 'in every run the network ends below its first loss, and the twin at more than 1000 times of it',
    },
    window: (least: number, most: number) => ({
      statement: 'Shallow linear and relu networks come down at rates up to about twice the critical one.',
      source: CATAPULT,
      expected: between(least, most),
    }),
    widths: (least: number, most: number) => ({
      statement: 'This window of shallow relu networks is the same at every width from 64 on.',
      source: CATAPULT,
      expected: between(least, most),
    }),
    deep: (least: number, most: number) => ({
      statement: 'Relu networks of two and three hidden layers come down at far larger rates.',
      source: CATAPULT,
      expected: between(least, most),
    }),
    heights: {
      statement: 'Under NTP the spike grows in proportion to the width.',
      source: CATAPULT,
      expected: 'a slope of the peak over the width, on log axes, between 0.8 and 1.2',
    },
  },
  worlds: {
    lazy: 'γ₀ = 0.03 in place of 3',
    rich: 'γ₀ = 3 in place of 0.03',
    smallRate: 'a rate of 0.05',
    plain: 'plain gradient descent in place of momentum',
    beyond: 'beyond the window',
    below: 'a rate of 0.9',
    tanh: 'tanh in place of linear and relu',
    threeLayers: 'three hidden layers in place of one',
    oneLayer: 'one hidden layer in place of two and three',
    mup: 'μP in place of NTP',
  },
  measured: {
    fromTo: (start: string, end: string) => `from ${start} to ${end}`,
    change: (change: string) => `a change of ${change} at most`,
    byRate: (ends: readonly { rate: number; value: string }[]) =>
      ends.map(({ rate, value }) => `${value} at rate ${rate}`).join(', '),
    ups: (ups: string, left: string) => `a rise in ${ups} of the steps; ${left} of the loss at step 500 is left`,
    curvature: (curvature: string) => `${curvature} times 2/η`,
    thrown: (rates: readonly { rate: number; spike: string; down: number; of: number; sharpness: string }[]) =>
      rates
        .map(
          ({ rate, spike, down, of, sharpness }) =>
            `rate ${rate}: a peak of at least ${spike} times, ${down} of ${of} come down, last sharpness at most ${sharpness}`,
        )
        .join('\n'),
    twins: (lost: number, down: number, of: number) =>
      `${lost} of ${of} twins diverge, ${down} of ${of} networks come down`,
    ends: (ends: readonly { name: string; end: string }[]) =>
      ends.map(({ name, end }) => `${end} (${name})`).join(', '),
  },
  rowName: (study: 'window' | 'widths' | 'deep', row: AxisValue) =>
    study === 'widths'
      ? `width ${row}`
      : study === 'deep'
        ? row === 1
          ? '1 hidden layer'
          : `${row} hidden layers`
        : String(row),
  figures: {
    sharpness: {
      title: 'Sharpness over training',
      caption:
        'Rich networks rise to the edge at 1, with momentum much sooner, and stay there. The lines of lazy networks are level.',
    },
    loss: {
      title: 'The loss of the same networks',
      caption:
        'The rich networks learn on after they have reached the edge, by fits and starts. The loss of the lazy ones falls smoothly, and more slowly with the same optimizer.',
    },
    catapult: {
      title: 'A catapult beside its twin',
      caption:
        'The loss at 1.1 times the critical rate. Network and twin explode together, until the network is so far out that its curvature has changed. It comes down; the twin leaves the picture.',
    },
    flatter: {
      title: 'Sharpness in the same networks',
      caption:
        'Below the critical rate nothing happens to it. Above, the network leaves the place where it is sharper than 1: the larger the rate, the sooner and the further.',
    },
    window: {
      title: 'The loss after 500 steps, against the rate',
      caption:
        'As a share of the first loss, for networks of one hidden layer. A line ends where more than half of the networks diverge: that of tanh first, those of linear and relu networks at twice the critical rate.',
    },
    deep: {
      title: 'The same for deeper relu networks',
      caption: 'The deeper networks come down at rates at which those of one hidden layer are long lost.',
    },
  },
  edge: 'edge of stability',
  sharpness: 'sharpness',
  loss: 'loss',
  network: 'network',
  twin: 'lazy twin',
  lossLeft: 'loss left',
  cells: {
    lazy: 'lazy',
    rich: 'rich',
    lazyMomentum: 'lazy, momentum',
    richMomentum: 'rich, momentum',
  },
  rate: 'learning rate, critical = 1',
  atRate: (rate: number) => `rate ${rate}`,
  activation: 'activation',
  hiddenLayers: 'hidden layers',
});
