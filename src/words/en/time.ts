/** The words of the time line. */
export const time = {
  label: 'Time',
  bar: 'Time line',
  now: 'Now',
  /** Says of a picture which step it shows. */
  at: { now: 'now', step: (step: string) => `step ${step}` },
  /** Says where the slider is. */
  place: (step: string, newest: string) => `step ${step} of ${newest}`,
  playBack: 'Play back',
  stop: 'Stop playing back',
  speed: 'Speed of the play back',
  inSeconds: (seconds: number) => `whole run in ${seconds} s`,
  noPast: (why: string) => `The network can't be pictured at earlier steps; it trains on. ${why}`,
  logScale: 'log',
  logScaleLabel: 'Time line: logarithmic steps',
};
