/** The speed of a work is known from this share on, or after this many seconds: at first, workers start. */
const KNOWN_AFTER = { share: 0.02, seconds: 10 };

/** Seconds until the end of a work of which the share `done` took so many; `null` as long as nobody can know. */
export function timeLeft(done: number, seconds: number): number | null {
  const isKnown = done >= KNOWN_AFTER.share || (done > 0 && seconds >= KNOWN_AFTER.seconds);
  return isKnown ? (seconds / done) * (1 - done) : null;
}
