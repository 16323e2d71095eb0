/** A small model of a browser's tab, for tests: its history, and the events that it sends. */
import { vi } from 'vitest';

/** A browser refuses more writes than this within {@link WINDOW}. */
export const MOST_WRITES = 100;
/** In ms. */
export const WINDOW = 30_000;
/** The time that a browser takes to go back or forward, in ms. */
const TRAVEL = 20;

interface TabEntry {
  state: unknown;
  fragment: string;
}

/** A tab with the page in it. */
export interface FakeTab {
  /** The fragments of all entries. */
  fragments: () => string[];
  /** The index of the shown entry. */
  at: () => number;
  /** The times of all writes. */
  writes: readonly number[];
  /** A person presses Back or Forward; where there is no entry, nothing happens. */
  go: (by: number) => void;
  /** A person enters another link into the address bar. */
  enter: (fragment: string) => void;
  /** A person presses the pointer, or lets it go. */
  point: (event: 'pointerdown' | 'pointerup') => void;
}

/** Puts a tab in the place of the globals that a page uses; its clock are vitest's fake timers. */
export function stubTab(first: string): FakeTab {
  const entries: TabEntry[] = [{ state: null, fragment: first }];
  const writes: number[] = [];
  const listeners: [event: string, listener: (event: object) => void][] = [];
  let at = 0;
  const tell = (event: string) => {
    for (const [name, listener] of listeners) if (name === event) listener({ target: null });
  };
  const write = () => {
    const now = performance.now();
    if (writes.filter((time) => time > now - WINDOW).length >= MOST_WRITES) throw new DOMException('SecurityError');
    writes.push(now);
  };
  const travel = (by: number) => {
    setTimeout(() => {
      if (!(at + by in entries)) return;
      at += by;
      tell('popstate');
      tell('hashchange');
    }, TRAVEL);
  };
  vi.stubGlobal('addEventListener', (event: string, listener: () => void) => listeners.push([event, listener]));
  vi.stubGlobal('HTMLSelectElement', Array);
  vi.stubGlobal('location', {
    get hash() {
      return entries[at].fragment;
    },
  });
  vi.stubGlobal('history', {
    get state() {
      return entries[at].state;
    },
    replaceState: (state: unknown, _: string, fragment: string | null) => {
      write();
      entries[at] = { state, fragment: fragment ?? entries[at].fragment };
    },
    pushState: (state: unknown, _: string, fragment: string) => {
      write();
      entries.splice(++at, Infinity, { state, fragment });
    },
    go: travel,
  });
  return {
    fragments: () => entries.map(({ fragment }) => fragment),
    at: () => at,
    writes,
    go: (by) => {
      travel(by);
      vi.advanceTimersByTime(TRAVEL);
    },
    enter: (fragment) => {
      entries.splice(++at, Infinity, { state: null, fragment });
      tell('popstate');
      tell('hashchange');
    },
    point: tell,
  };
}
