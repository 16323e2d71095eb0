import { readPairs } from '../../config/link/link-text.ts';
import { nameOfKey } from '../../config/link/link.ts';
import { encodeSweepLink, readSweepLink } from '../../config/link/sweep-link.ts';
import { openSweepLab, type SweepLab, type SweepParts } from './sweep-lab.ts';

/** The sweep view's part of the lab with its links. */
export interface LinkedSweep extends SweepLab {
  /** Sentences about the link with which it was opened. */
  notices: readonly string[];
  /** Returns the link of the sweep in the form. */
  link: () => string;
  /** Puts the sweep of a link into the form, unless it is there; returns sentences about what is wrong with the link. */
  follow: (fragment: string) => readonly string[];
}

/** The parts of a sweep lab that opens a link. */
export interface LinkedSweepParts extends Omit<SweepParts, 'initial'> {
  /** The link of the address; `null` opens the kept sweep, or else the first preset. */
  fragment: string | null;
}

const read = (fragment: string) => readSweepLink(readPairs(fragment, [], nameOfKey));

/** Opens the sweep view's store with the sweep of a link. */
export function openLinkedSweep({ fragment, ...parts }: LinkedSweepParts): LinkedSweep {
  const opened = fragment === null ? { sweep: null, notices: [] } : read(fragment);
  const lab = openSweepLab({ ...parts, initial: opened.sweep });
  const link = () => encodeSweepLink(lab.store.getState().sweep);
  return {
    ...lab,
    notices: opened.notices,
    link,
    follow: (linked) => {
      const { sweep, notices } = read(linked);
      if (sweep && encodeSweepLink(sweep) !== link()) lab.replace(sweep);
      return notices;
    },
  };
}
