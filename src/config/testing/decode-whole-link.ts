import { firstNotices, readPairs } from '../link/link-text.ts';
import { nameOfKey } from '../link/link.ts';
import { decodePageLink } from '../link/page-link.ts';
import { readSweepLink } from '../link/sweep-link.ts';

/** Reads a link as the page does once all its parts are there: a sweep, too. */
export function decodeWholeLink(fragment: string) {
  const link = decodePageLink(fragment);
  if (link.view !== 'sweep') return link;
  const { sweep, notices } = readSweepLink(readPairs(fragment, [], nameOfKey));
  return { view: link.view, sweep, notices: firstNotices([...link.notices, ...notices]) };
}
