import { readPairs } from '../../config/link/link-text.ts';
import { nameOfKey } from '../../config/link/link.ts';
import { encodeSweepLink, readSweepLink } from '../../config/link/sweep-link.ts';
import type { Experiment } from '../../config/experiment.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
import type { Sweep } from '../../config/sweep/sweep.ts';
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
export interface LinkedSweepParts extends Omit<SweepParts, 'initial' | 'refuses'> {
  /** The link of the address; `null` opens the kept sweep, or else the first preset. */
  fragment: string | null;
  /** Returns the link of the sweep that came with the locks of the page; `null`: none did. */
  given: () => string | null;
  /** Returns why the locks don't allow to train these networks, given those of the sweep that came with them. */
  sweepReason: (networks: readonly Experiment[], given: readonly Experiment[]) => string | null;
}

const networksOf = (sweep: Sweep | null): Experiment[] =>
  sweep ? sweepCells(sweep).flatMap(({ experiment }) => experiment ?? []) : [];

const read = (fragment: string) => readSweepLink(readPairs(fragment, [], nameOfKey));

/** Opens the sweep view's store with the sweep of a link. */
export function openLinkedSweep({ fragment, given, sweepReason, ...parts }: LinkedSweepParts): LinkedSweep {
  const opened = fragment === null ? { sweep: null, notices: [] } : read(fragment);
  const refuses = (sweep: Sweep) => {
    const linked = given();
    return sweepReason(networksOf(sweep), networksOf(linked === null ? null : read(linked).sweep));
  };
  const lab = openSweepLab({ ...parts, initial: opened.sweep, refuses });
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
