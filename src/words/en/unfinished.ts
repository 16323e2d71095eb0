import { spoken } from '../language.ts';

/** The words about a run that goes on after a break. */
export const unfinished = spoken('unfinished', {
  label: 'Unfinished run',
  two: (left: string, right: string) => `${left}, compared with ${right}`,
  sentence: (run: string, step: string, steps: string) =>
    `This run was not finished when the page was left: ${run}, step ${step} of ${steps}.`,
  goOn: 'Go on with it',
  discard: 'Discard',
  otherBackend: (before: string, now: string, step: string) =>
    `Up to step ${step} this run was trained with ${before}, from there with ${now}; its last digits may differ from those of a run with one of them.`,
});
