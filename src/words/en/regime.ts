import { spoken } from '../language.ts';

/** The words of the verdict on a run: lazy, in between or rich. */
export const regime = spoken('regime', {
  names: { lazy: 'lazy', between: 'in between', rich: 'rich', unknown: 'no verdict yet', diverging: 'diverging' },
  label: 'Regime',
  /** The numbers behind the verdict. */
  evidence: {
    featureMove: (share: string) => `features moved ${share}`,
    ntkChange: (share: string) => `kernel ${share}`,
    kernelChange: (share: string) => `feature kernel ${share}`,
    twinGap: (share: string) => `${share} from its lazy twin`,
  },
  /** Of a network whose loss at step 0 is not known: one of a file, at its step. */
  noStart: { name: 'no verdict', why: 'the loss at step 0 is not known' },
  loss: (share: string) => `loss at ${share}`,
  together: (numbers: readonly string[]) => numbers.join(', '),
  percent: (value: string) => `${value}\u00a0%`,
  lessThan: (value: string) => `<\u00a0${value}`,
  hint: {
    label: 'How the verdict is found',
    rule: 'The verdict is about the network at its present loss. It asks three questions, each with an answer of its own, and takes the median. Of two answers that differ it says “in between”.',
    questions: {
      twinGap: (lazy: string, rich: string) =>
        `How far is the function from that of the lazy twin, relative to the targets? Lazy up to ${lazy}, rich from ${rich}.`,
      kernel: (tangent: readonly [string, string], features: readonly [string, string]) =>
        `How much has the tangent kernel changed? Lazy up to ${tangent[0]}, rich from ${tangent[1]}. Where it isn’t measured, the kernel of the features is asked: ${features[0]} and ${features[1]}.`,
      featureMove: (lazy: string, rich: string) =>
        `How far have the features moved, in the layer where they moved most? Lazy up to ${lazy}, rich from ${rich}.`,
    },
    wait: (share: string) =>
      `It waits until the training loss has fallen to ${share} of that at step 0, since a network that has learned nothing has not moved. A network that trains on moves further. One whose loss grows to ten times its start is diverging.`,
    twin: 'The lazy twin is measured if “lazy twin” is on at the loss.',
  },
});
