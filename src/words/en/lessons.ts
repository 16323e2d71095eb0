import { spoken } from '../language.ts';

/** The words about lessons; each lesson has its own words in its folder. */
export const lessons = spoken('lessons', {
  list: {
    title: 'Lessons',
    about:
      'Each lesson is a text with a lab beside it, and with claims of papers that your own machine can measure. It comes with recorded results, so that there is something to see at once.',
    lost: 'This browser has no room, or stores nothing: what was reproduced here is forgotten after a reload.',
    notRun: 'Not yet run here',
    here: ({ reproduced, all, quick }: { reproduced: number; all: number; quick: boolean }) =>
      `${reproduced} of ${all} claims reproduced here${quick ? ', quick version' : ''}`,
    recorded: ({ reproduced, all }: { reproduced: number; all: number }) =>
      `${reproduced} of ${all} claims reproduced as recorded`,
  },
  number: (number: number) => `Lesson ${number}`,
  papers: 'Papers',
  arxiv: (id: string) => `https://arxiv.org/abs/${id}`,
  arxivName: (id: string) => `arXiv ${id}`,
  opening: 'Opening the lesson.',
  notOpened: (problem: string) => `The lesson could not be opened: ${problem} Try again, or reload the page.`,
  again: 'Try again',
  notRun: (problem: string) => `The lesson was not run to its end: ${problem}`,
  ended: (number: number) =>
    `The run ended before everything was measured, because lesson ${number} was run: only one lesson runs at a time.`,

  bar: {
    label: 'Run this lesson',
    run: 'Run it here',
    quick: 'Quick version',
    cancel: 'Cancel',
    about:
      'Trains all networks of this lesson on your machine and measures its claims again. The quick version has fewer networks and wider error bars.',
    progress: 'Progress of the lesson',
    starting: 'starting',
    left: (time: string) => `${time} left`,
    summary: ({ reproduced, all }: { reproduced: number; all: number }) => `${reproduced} of ${all} claims reproduced`,
    soFar: (measured: number, all: number, reproduced: number) =>
      `${measured} of ${all} claims measured so far${measured > 0 ? `, ${reproduced} reproduced` : ''}`,
    other: (number: number) => `Lesson ${number} is running; running this lesson ends it.`,
  },
  origin: {
    recorded: (backend: string, date: string) => `Recorded on ${backend}, ${date}.`,
    here: (backend: string) => `Run here on ${backend}.`,
    quick: (backend: string) => `Quick version, run here on ${backend}.`,
    running: 'Running here.',
    none: 'No result yet.',
    several: 'Results of several runs.',
  },
  /** A slope with its error, or one that is drawn for comparison. */
  slope: (value: string) => `slope ${value}`,
  percent: (value: string) => `${value} %`,
  claim: {
    noResult: (study: string) => `The study "${study}" has not been run.`,
    tooFew: 'Too few networks were trained to their end for this claim.',
    noError:
      'A number has no standard error above 0: too few networks count, or all seeds gave the same. So nothing can be said.',
    label: (statement: string) => `Claim: ${statement}`,
    title: 'Claim',
    source: 'Source',
    expected: 'Expected',
    measured: 'Measured',
    control: 'Control',
    controlled: (world: string, measured: string, fails: boolean) =>
      `${world}: ${measured}. ${fails ? 'It fails there, as it should.' : 'It holds there too, which it should not.'}`,
    verdicts: {
      reproduced: 'Reproduced',
      notReproduced: 'Not reproduced',
      notTold: 'Holds in its control too',
      notMeasured: 'Not measured',
    },
    soFar: (verdict: string) => `${verdict} so far`,
  },
  figure: {
    /** Says where a figure is from. */
    source: (number: number, title: string) => `Lesson ${number}: ${title}.`,
    panel: (title: string, name: string) => `${title}: ${name}`,
    line: (setting: string, value: string) => `${setting} = ${value}`,
    /** Names a line by several settings, or by a setting and a measure. */
    names: (names: readonly string[]) => names.join(', '),
    low: 'low',
    high: 'high',
    curve: 'Curve',
    panelName: 'Panel',
    x: 'x',
    y: 'y',
    learned: 'networks',
    target: 'target',
    samples: 'samples',
    prior: 'Prior',
    ratio: (ratio: string, depth: number, width: number) => `L/N = ${ratio} (L = ${depth}, N = ${width})`,
    data: (targets: readonly string[]) => `given y = ${targets.join(', ')}`,
    empty: 'Run the lesson to see this figure.',
  },
  recorded: {
    damaged: (where: string) => `The recorded result is damaged at ${where}. Run it here instead.`,
    otherStudy: 'The recorded result is of another version of this lesson. Run it here instead.',
    missing: 'A recorded result of this lesson could not be loaded. Try again, or run it here instead.',
    again: 'Load it again',
  },
  beside: {
    title: 'The lab beside the text',
    sheet: 'Lab',
    open: 'Show the lab',
    close: 'Hide the lab',
    full: 'Open in the full lab',
    chart: 'Chart under the loss',
    charts: { movement: 'Movement', alignment: 'Alignment' },
  },
  walk: {
    label: 'Other lessons',
    previous: (title: string) => `Previous: ${title}`,
    next: (title: string) => `Next: ${title}`,
    list: 'All lessons',
  },
});
