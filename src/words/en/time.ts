import { spoken } from '../language.ts';

/** The words of the time line. */
export const time = spoken('time', {
  label: 'Time',
  bar: 'Time line',
  now: 'Now',
  /** Says of a picture which step it shows. */
  at: { now: 'now', step: (step: string) => `step ${step}` },
  /** Says where the slider is. */
  place: (step: string, newest: string) => `step ${step} of ${newest}`,
  playBack: 'Play back',
  stop: 'Stop playing back',
  speed: 'Time for the whole run',
  inSeconds: (seconds: number) => `in ${seconds} s`,
  noPast: (why: string) => `The network can't be pictured at earlier steps; it trains on. ${why}`,
  noSnapshots: 'A network of this size keeps no snapshots, so its earlier steps are in the charts only.',
  notKept: 'The weights of this run are not kept: there are only its curves.',
  logScale: 'log',
  logScaleLabel: 'Time line: logarithmic steps',
});
