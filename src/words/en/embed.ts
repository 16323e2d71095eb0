import { spoken } from '../language.ts';

/** The words of an embedded lab, and of what it answers to the page around it. */
export const embed = spoken('embed', {
  region: 'Lazy–Rich Lab',
  open: 'Open in the Lazy–Rich Lab, in a new tab',
  oneOf: (field: string, found: string, allowed: readonly string[]) =>
    `A message to the lab has ${field} ${found}; allowed: ${allowed.join(', ')}.`,
  otherVersion: (version: number) =>
    `A message to the lab has lab ${version}; allowed: 1, the only version of these messages that this lab knows.`,
  tooLong: (characters: number, most: number) =>
    `A message to the lab has a link of ${characters} characters; at most ${most} are read.`,
  noKeys:
    'A message to the lab has the type "keys"; it needs a list of at most 50 names of keys, such as ["PageDown", "PageUp"].',
  noSettings: 'A message to the lab has the type "set"; it needs settings by the keys of links, or a link.',
  unknownKey: (key: string, nearest: string | null) =>
    `${key} is no key of a setting in links${nearest === null ? '' : ` (${nearest} is)`}; it was ignored.`,
  noRight: (key: string) => `${key} is of the right network; only one network trains here.`,
  trainingOnly: 'An embedded lab shows training only; the link opens another view.',
  notTaken: (why: string) => `The link was not opened. ${why} A setting that a link leaves out has its neutral value.`,
});
