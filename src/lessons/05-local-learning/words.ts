/** The words of this lesson. `measured` gets numbers as text, with their errors. */
import { spokenLesson } from '../../words/lesson-language.ts';

const PAPER = 'arXiv 2411.02001, our setting';
const WORKED_OUT = 'worked out in the text, our setting';
const octaves = (below: number, above: number) =>
  `less than ${below} octaves below and less than ${above} above that of the narrowest networks at each width, two standard errors included`;
const power = (sunk: string) => `a power of the width below ${sunk} by two standard errors`;

/** What this lesson says, by claim, world, measurement and figure. */
export const said = spokenLesson('localLearning', {
  claims: {
    'pc-transfer': (below: number, above: number) => ({
      statement:
        'With μP and γₒᵤₜ ~ n the best learning rate of predictive coding stays within half an octave as the network widens.',
      source: PAPER,
      expected: octaves(below, above),
    }),
    'pc-drift': (sunk: string) => ({
      statement: 'With SP the best learning rate of predictive coding sinks as a power of the width.',
      source: PAPER,
      expected: power(sunk),
    }),
    'tp-transfer': (below: number, above: number) => ({
      statement:
        'With μP the best learning rate of target propagation does not sink, and rises by less than an octave as the network widens.',
      source: PAPER,
      expected: octaves(below, above),
    }),
    'tp-drift': (sunk: string) => ({
      statement: 'With SP the best learning rate of target propagation sinks as a power of the width.',
      source: PAPER,
      expected: power(sunk),
    }),
    'pc-shrinking': (sinks: number) => ({
      statement:
        'With μP and a γₒᵤₜ that stays, the best learning rate of predictive coding sinks from the base width to four times that, while C shrinks.',
      source: WORKED_OUT,
      expected: `at least ${sinks} octaves lower at width 256 than at 64, by two standard errors`,
    }),
    'one-sweep': (rounding: number) => ({
      statement: 'One sweep of inference is backpropagation where predictions stay fixed.',
      source: WORKED_OUT,
      expected: `a cosine of 1 to ${rounding} in each layer at each width`,
    }),
    'moving-sweep': (far: number) => ({
      statement: 'One sweep with predictions that move is something else at every width.',
      source: WORKED_OUT,
      expected: `a cosine below ${far} in layers 2 and 3 at each width`,
    }),
    'becomes-gradient': {
      statement:
        'Where the loss keeps its weight in the energy, predictive coding at equilibrium becomes backpropagation as the network widens.',
      source: PAPER,
      expected: '1 − cosine falls at least as fast as 1/n: a slope below −1 in each layer',
    },
    between: ({ value, margin }: { value: number; margin: number }) => ({
      statement:
        'The errors of a linear network lie between those of the gradient and those of Gauss-Newton, C/(1 + C) of the way: three quarters at every width where γₒᵤₜ ~ n.',
      source: WORKED_OUT,
      expected: `in layer 1 within ${margin} of ${value} of the angle at each width`,
    }),
    persists: (flat: number, kept: number) => ({
      statement:
        'Where the weight of the loss grows with the width, predictive coding with one output does not come to backpropagation: the deviation of the readout persists.',
      source: 'our finding',
      expected: `1 − cosine of the readout with a slope within ±${flat}, and above ${kept} at the largest width, two standard errors included (if it came from C: slope −1)`,
    }),
    'moved-states': (exact: number, moved: number) => ({
      statement:
        'In a linear network with one output C is only a number: the first layer, whose inputs do not move, gets exactly the gradient, and the readout, which learns from states that have moved, does not.',
      source: WORKED_OUT,
      expected: `1 − cosine below ${exact} in layer 1 and above ${moved} in the readout by two standard errors, at each width`,
    }),
    'omega-targets': (margin: number) => ({
      statement: 'Target propagation moves the features without regard to the readout: ω stays at one half.',
      source: PAPER,
      expected: `ω within ${margin} of 1/2 at each width, after the first step and at the end, for both kinds`,
    }),
    'omega-gradient': {
      statement:
        'Backpropagation moves the features along the readout: ω lies above one half, and rises with the width.',
      source: PAPER,
      expected: 'ω after the first step above 0.6 at each width, and higher at each width than at the one before',
    },
    'no-kernel-regime': (slope: number) => ({
      statement:
        'With the very scaling in which backpropagation becomes lazy, target propagation moves features at every width.',
      source: PAPER,
      expected: `slopes of the feature movement within ±${slope} (theory: 0, and −1/2 for backpropagation)`,
    }),
  },
  worlds: {
    sp: 'SP in place of μP',
    pcMup: 'μP and γₒᵤₜ ~ n in place of SP',
    tpMup: 'μP in place of SP',
    kept: 'γₒᵤₜ ~ n, where C stays',
    moving: 'predictions that move',
    atRest: 'inference that comes to rest',
    grows: 'γₒᵤₜ ~ n',
    stays: 'γₒᵤₜ that stays',
    shrinks: 'γₒᵤₜ that stays, where C shrinks',
    tenOutputs: 'ten outputs, where C is a matrix',
    bp: 'backpropagation',
    tp: 'target propagation',
  },
  measured: {
    octaves: (octaves: readonly string[]) => `${octaves.join(', ')} octaves`,
    power: (power: string) => `power ${power}`,
    slopeOrSteeper: (slope: string) => `slope ${slope} or steeper`,
    deviations: (deviations: readonly string[], slope: string) => `${deviations.join(', ')}; slope ${slope}`,
    layers: (first: string, readout: string) => `at most ${first} in layer 1, at least ${readout} in the readout`,
    oneTo: (off: string) => `1 to ${off}`,
    downTo: (lowest: string) => `down to ${lowest}`,
    atMost: (highest: string) => `at most ${highest}`,
    range: (low: string, high: string) => `from ${low} to ${high}`,
    slopes: (slopes: readonly string[]) => `slope ${slopes.join(', ')}`,
  },
  figures: {
    transfer: {
      title: 'Predictive coding with μP and γₒᵤₜ ~ n: loss against learning rate',
      caption:
        'Thirty steps on digits, a line for each width. The lowest points lie within half an octave of each other, and those of the two widest networks on top of each other.',
    },
    drift: {
      title: 'Predictive coding with SP: loss against learning rate',
      caption:
        'The same networks at width 64. The wider they are, the further to the left the lowest point; beyond it they diverge.',
    },
    shrinking: {
      title: 'Predictive coding with μP and a γₒᵤₜ that stays',
      caption:
        'The same networks at width 64 once more. The lowest point moves to the left while C shrinks from 3 to below 1, and hardly after that.',
    },
    gradient: {
      title: 'Ten outputs: predictive coding at equilibrium, against backpropagation',
      caption:
        'Cosine of the directions of the readout. Where the weight of the loss stays as it is (ḡ = 0), predictive coding becomes backpropagation; where it grows with the width (ḡ = −1), it comes nearer more slowly.',
    },
    'one-output': {
      title: 'One output: the deviation persists',
      caption:
        'The same for networks that tell fours from nines with one output. Where the weight of the loss grows with the width (ḡ = −1), predictive coding levels off far from backpropagation.',
    },
    movement: {
      title: 'Feature movement at the standard readout scale',
      caption:
        'Movement of the last hidden layer after 32 steps. Backpropagation becomes lazy as the network widens, target propagation does not.',
      yLabel: 'feature movement',
    },
  },
  trainingLoss: 'training loss',
  cosineWithGradient: 'cosine with the gradient',
});
