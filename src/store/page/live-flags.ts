/**
 * How the page behaves: as the query of its address says. The query changes with the page open where a talk brings an
 * experiment with flags of its own, and on the way back from there.
 */
import type { RunStore } from '../training/run-state.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { asksToTrain, readFlags, type PageFlags, type ReadFlags } from '../../config/link/page-flags.ts';
import { VIEWS, type View } from '../../config/link/page-link.ts';

/** Returns whether nothing may move by itself: the reader wants less motion, and the address does not ask for it. */
const wantsLessMotion = (search: string) =>
  matchMedia('(prefers-reduced-motion: reduce)').matches && !asksToTrain(search);

/** Reads the flags of an address for this reader. */
export function flagsFor(search: string): ReadFlags {
  const { flags, notices } = readFlags(search);
  return { flags: { ...flags, isPaused: flags.isPaused || wantsLessMotion(search) }, notices };
}

/** The flags of the page. */
export interface LiveFlags {
  store: StoreApi<PageFlags>;
  /** Returns the flags as the address has them, for links to others: that this reader wants less motion is no part of them. */
  asked: () => PageFlags;
  /** Returns whether runs begin at rest for this reader alone, who wants less motion. */
  isCalm: () => boolean;
  /** Returns whether this reader wants less motion, whatever the address says of rest: a person begins every training. */
  isStill: () => boolean;
  /** Takes the flags of the present address; returns whether its query has changed. */
  follow: () => boolean;
}

/** Creates the store of the flags with which the page opens. Whether it stands in another page never changes. */
export function createLiveFlags(opened: PageFlags): LiveFlags {
  const store = createStore(() => opened);
  let { search } = location;
  const asked = () => ({ ...store.getState(), isPaused: readFlags(location.search).flags.isPaused });
  return {
    store,
    asked,
    isCalm: () => store.getState().isPaused && !asked().isPaused,
    isStill: () => wantsLessMotion(location.search),
    follow: () => {
      if (location.search === search) return false;
      ({ search } = location);
      store.setState({ ...flagsFor(search).flags, embed: opened.embed });
      return true;
    },
  };
}

/** Returns the views that flags hide: all but the lab and the view that the address itself opens. */
export const hiddenViews = ({ hide }: PageFlags, opened: View): readonly View[] =>
  hide.includes('views') ? VIEWS.filter((view) => view !== 'training' && view !== opened) : [];

/**
 * Has the page open a link whose run begins to train although the run before it rests, unless the link's flags forbid it.
 *
 * @param play trains what is shown
 */
export function beginLink(link: string, run: RunStore, play: () => void): void {
  run.setState({ isPlaying: true });
  addEventListener('popstate', () => queueMicrotask(() => run.getState().isPlaying && play()), { once: true });
  enterLink(link);
}

/** Has the page open a link as a person who enters it does: a fragment, or a whole address of this page. */
function enterLink(link: string): void {
  const { href, hash, search } = new URL(link, location.href);
  if (search === location.search) {
    location.hash = hash;
    return;
  }
  history.pushState(null, '', href);
  // The browser tells of fragments alone.
  dispatchEvent(new PopStateEvent('popstate'));
}
