import { spoken } from '../language.ts';

/** The words about sweeps, on the page and on the command line. */
export const sweep = spoken('sweep', {
  /** The phrases for allowed values of the file or the form of a sweep; each follows "allowed:". */
  config: {
    setting: 'a setting of an experiment, such as "train.lr", "net.width" or "scaling.gamma0"',
    noTasks: 'any setting but "task.name", since tasks have settings of their own; run one sweep for each task',
    value: 'a number, a word, true or false',
    values: (most: number) => `a list of 1 to ${most} values; or leave it out and give from, to, count and scale`,
    distinct: 'each value once',
    end: 'a number',
    logEnds: '"linear" where an end is not above 0; "log" needs ends above 0',
    name: 'a short text',
    axes: 'a list of one or two axes, each {"setting", "values"} or {"setting", "from", "to", "count", "scale"}',
    twice: 'two different settings',
    given: 'an experiment whose task the lab makes itself',
    seeds: 'fewer seeds, or a lower base.seed: the largest would be too high',
  },
  diverged: (step: number) => `It diverged by step ${step}.`,
  failedAgain: (times: number, sentence: string) => `It failed ${times} times. ${sentence}`,
  mixed: (first: string, other: string) =>
    `The first networks were trained on ${first}, the others on ${other}: their curves agree only roughly.`,
  notKept: {
    elsewhere:
      'Another tab of this page keeps the sweeps of this browser. This tab can train too, but its sweep is gone after a reload: save it as JSON, or close the other tab and reload this one.',
    forbidden:
      'This browser does not let the page store anything, as in a private window, so the sweep is gone after a reload. Save it as JSON.',
    full: 'The browser has no room for sweeps, so new results are gone after a reload. Save them as JSON.',
    newer:
      'A newer version of the lab keeps sweeps in this browser, which this version can’t read. Load the page again to get the newer one; until then sweeps are gone after a reload.',
  },
  keptOutdated: 'Your last sweep was kept by another version of the lab and cannot be read any more.',
});

/** The sentences about files with results of sweeps. */
export const sweepFile = spoken('sweepFile', {
  notAResult: 'This is not the result of a sweep. Take a file that the lab has written, with "kind": "sweep" in it.',
  version: (version: string) =>
    `This result is in version ${version} of the format; this lab reads version 1. Open it with a lab as new as the file.`,
  damaged: (where: string) => `This result is damaged at ${where}. Take another copy of it, or run the sweep again.`,
  badSweep: (problem: string) => `The sweep of this result can't be read: ${problem}`,
  nothingToMerge: 'Give at least one result to merge.',
  otherSweep: (first: string, other: string) =>
    `${first} and ${other} are results of different sweeps. Merge only results of one sweep file.`,
  otherBackend: (first: string, firstBackend: string, other: string, otherBackend: string) =>
    `${first} was trained on ${firstBackend} and ${other} on ${otherBackend}, which differ in rounding. Give every shard the same --backend.`,
  otherRun: (first: string, other: string, cell: number, seed: number) =>
    `${first} and ${other} both have run ${seed} of cell ${cell}, and not the same. Merge only results of one version of the lab on machines of one kind.`,
});
