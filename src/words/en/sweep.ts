import { sweepPage } from './sweep-page.ts';

/** What is said about sweeps, on the page and on the command line. */
export const sweep = {
  page: sweepPage,
  /** What the file or the form of a sweep may hold; each phrase follows "allowed:". */
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
  failedTwice: (sentence: string) => `It failed twice. ${sentence}`,
  mixed: (first: string, other: string) =>
    `The first networks were trained on ${first}, the others on ${other}: their curves agree only roughly.`,
  notKept: {
    elsewhere:
      'Another tab of this page keeps the sweeps of this browser. This one trains, too, but what it shows is gone after a reload: save it as JSON, or close the other tab and reload this one.',
    forbidden:
      'This browser does not let the page keep anything, as in a private window: the sweep is gone after a reload. Save it as JSON.',
    full: 'The browser has no more room for this sweep: what comes now is gone after a reload. Save it as JSON.',
  },
  keptOutdated: 'Your last sweep was kept by another version of the lab and cannot be read any more.',
};
