/** One entry of the tab's history that the page writes. */
export interface WrittenEntry {
  /** The number of the entry in the tab's history: one more than that of the entry before. */
  serial: number;
  /** The fragment of the address; `null` leaves the address as it is. */
  fragment: string | null;
}

/** Writes to the tab's history no faster than browsers allow. */
export interface HistoryWriter {
  /** Adds an entry behind the present one, soon. */
  push: (entry: WrittenEntry) => void;
  /** Puts an entry in the place of the newest one, soon. */
  replace: (entry: WrittenEntry) => void;
  /** Writes all that waits, at once. */
  flush: () => void;
  /** Drops all that waits. */
  cancel: () => void;
}

/**
 * Creates a writer: the first write is done at once, later ones wait in a queue.
 *
 * @param session the value that tells entries of this visit from those of earlier ones
 * @param interval the shortest time between two writes, in ms
 */
export function createHistoryWriter(session: string, interval: number): HistoryWriter {
  let queue: (WrittenEntry & { isNew: boolean })[] = [];
  let lastTime = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const writeFirst = () => {
    const [{ serial, fragment, isNew }, ...others] = queue;
    try {
      const state = { session, serial };
      if (isNew) history.pushState(state, '', fragment);
      else history.replaceState(state, '', fragment);
      queue = others;
    } catch {
      // The browser refuses too many writes for a while. The page lives on; the next write is tried later.
    }
    lastTime = performance.now();
  };
  const writeNext = () => {
    timer = null;
    writeFirst();
    wait();
  };
  const wait = () => {
    if (timer !== null || queue.length === 0) return;
    const left = lastTime + interval - performance.now();
    if (left <= 0) writeNext();
    else timer = setTimeout(writeNext, left);
  };
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    push: (entry) => {
      queue.push({ ...entry, isNew: true });
      wait();
    },
    replace: (entry) => {
      const isNew = queue.pop()?.isNew ?? false;
      queue.push({ ...entry, isNew });
      wait();
    },
    flush: () => {
      stop();
      for (let count = queue.length; count > 0; count--) writeFirst();
      wait();
    },
    cancel: () => {
      stop();
      queue = [];
    },
  };
}
