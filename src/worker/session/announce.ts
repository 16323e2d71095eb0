/** Announces a kind of work that begins; the function that it returns notes its end. */
export type Announce = (work: string) => () => void;

/** Work that takes less than this, in ms, needs no words. */
const SHORT = 500;

/**
 * Creates the announcements of a worker to the page, which must know how long a silence is no cause for alarm. Work is
 * announced that is done for the first time, or took long before; the end of long work with the next that is short.
 *
 * @param tell sends the ms that the work is expected to take, a power of two; `null`: it was never done; 0: it is short
 * @param now time in ms
 */
export function createAnnounce(tell: (expected: number | null) => void, now: () => number): Announce {
  const longest = new Map<string, number>();
  let told: number | null = 0;
  return (work) => {
    const before = longest.get(work);
    const expected = before === undefined ? null : before < SHORT ? 0 : 2 ** Math.ceil(Math.log2(before));
    if (expected !== told) tell(expected);
    told = expected;
    const began = now();
    return () => void longest.set(work, Math.max(now() - began, (before ?? 0) / 2));
  };
}
