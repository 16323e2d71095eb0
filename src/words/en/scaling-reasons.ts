import { spoken } from '../language.ts';

/** What stands behind the verdicts on a scaling, when one is pressed, and the rate of a schedule; loaded late. */
export const scalingReasons = spoken('scalingReasons', {
  rateNow: (factor: string, rate: string) => `now × ${factor}: η = ${rate}`,
  rateOfSide: (rate: string) => `η = ${rate}`,
  verdict: {
    about:
      'What gradient descent does under this scaling as the width n goes to infinity, read off the exponents a, b, c of the table (Yang and Hu, 2021). The features move by n^−r. At r = 0 they move as much at every width (feature learning). Above it they move less and less, and the network becomes a kernel method (kernel regime).',
    failing: {
      unstable: 'It is unstable, since something grows with the width without bound:',
      trivial: 'It is trivial, since in the limit nothing passes through the network:',
    },
    frozen: 'It is trivial, since in the limit the output never moves.',
    grows: {
      inputInit: 'the pre-activations of the first layer at step 0 (a + b of the input is below 0)',
      hiddenInit: 'the pre-activations of the other hidden layers at step 0 (a + b is below ½)',
      outputInit: 'the output at step 0 (a + b of the output is below ½)',
      featureMove: 'the moves of the features (r is below 0)',
      outputMove: 'the move of the output by the readout (2a + c of the output is below 1)',
      outputFeatureMove: 'the move of the output by that of the features (a + b of the output + r is below 1)',
    },
    vanishes: {
      inputInit: 'the pre-activations of the first layer vanish at step 0 (a + b of the input is above 0)',
      hiddenInit: 'the pre-activations of the other hidden layers vanish at step 0 (a + b is above ½)',
    },
  },
  decaySlip: {
    about:
      'Weight decay takes the learning rate of each layer with its width factor, a slip of plain AdamW with learning rates by layer: λ means another decay at every width, so that the best λ of a small network is wrong for a large one. Of its weights, a step takes at this width',
    layer: (role: string, share: string, due: string) => `${share} in the ${role} layer, where it should be ${due};`,
    atBase: 'At the base width nothing differs.',
    remedy: 'Set the decay per step to “Same at every width”.',
  },
});
