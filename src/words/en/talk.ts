import { spoken } from '../language.ts';

/** The words of talks: lists of links that a lecturer steps through. */
export const talk = spoken('talk', {
  title: 'Talk',
  about: 'A list of experiments. Next, after the last picture of one, goes to the first picture of the next one.',
  close: 'Close the talk',
  empty: 'No experiments yet. Add the present one, or paste links.',
  name: 'Title of the talk',
  untitled: 'Talk',
  addPresent: 'Add the present experiment',
  paste: 'Links to add, one a line, each with its title before it or without',
  addPasted: 'Add these links',
  leftOut: (flags: readonly string[]) =>
    `Left out: ${flags.join(', ')}. A talk is shown for a projector, and not in another page.`,
  flags: (flags: string) => `With ${flags}`,
  noLinks: 'There is no link of the lab in this text.',
  added: (count: number) => (count === 1 ? 'One link is added.' : `${count} links are added.`),
  full: (most: number) => `A talk has at most ${most} experiments; the others are left out.`,
  lost: 'This browser has no room for the talk, or stores nothing: it is gone after a reload. Save it as a file.',
  undo: 'Undo',
  itemTitle: (number: number) => `Title of experiment ${number}`,
  itemNote: (number: number) => `Note on experiment ${number}, for you alone`,
  notePlaceholder: 'Note',
  up: (number: number) => `Move experiment ${number} up`,
  down: (number: number) => `Move experiment ${number} down`,
  remove: (number: number) => `Take experiment ${number} out`,
  give: 'Give this talk',
  giveFrom: (number: number) => `Show from experiment ${number}`,
  save: 'Save as a file',
  open: 'Open a file …',
  copy: 'Copy the link',
  copied: 'The link of the talk is copied.',
  notCopied: 'The browser did not allow copying.',
  tooLong: 'The talk is too long for a link. Save it as a file.',
  names: { lesson: 'Lesson', training: 'Training', sweep: 'Sweep', prior: 'Prior' },
  of: (task: string, sides: readonly string[]) => (sides.length > 0 ? `${task}: ${sides.join(' | ')}` : task),
  refused: {
    kind: 'The file is no talk of the lab: it has no "kind": "talk".',
    version: (version: string) => `The talk has version ${version}; this lab reads version 1. Use a newer lab.`,
    items: 'The talk has no experiments: "items" must be a list with at least one.',
    tooMany: (count: number, most: number) => `The talk has ${count} experiments; at most ${most} are allowed.`,
    link: (key: string, value: string) =>
      `${key} is ${value}, which is no link of the lab. A link is as "#v=1&width=64", or "?lock=width#v=1&width=64" with what its page holds.`,
    flags: (key: string, flags: readonly string[]) =>
      `${key} has ${flags.join(', ')}, which makes no sense in a talk: it is shown for a projector, and not in another page. Take it out.`,
    text: (key: string, value: string, most: number) =>
      `${key} is ${value}; allowed is a text of at most ${most} characters.`,
    damaged: 'The link of the talk is cut off or damaged. Copy it once more, as a whole.',
  },
});
