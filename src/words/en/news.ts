import { spoken } from '../language.ts';

/** What a screen reader says of the run while it trains. */
export const news = spoken('news', {
  label: 'News of the run',
  started: 'Training has started.',
  goesOn: (step: string) => `Training goes on from step ${step}.`,
  paused: (step: string) => `Paused at step ${step}.`,
  done: (step: string) => `Done at step ${step}.`,
  rate: (rate: string) => `The learning rate is ${rate} now.`,
  schedule: (name: string) => `The rate schedule is now: ${name}.`,
  /** Of the only network, and of one of two. */
  regimes: {
    lazy: 'The network is lazy.',
    between: 'The network is between lazy and rich.',
    rich: 'The network is rich.',
    diverging: 'The network diverges.',
  },
  ofSide: (side: string, sentence: string) => `${side}: ${sentence}`,
});
