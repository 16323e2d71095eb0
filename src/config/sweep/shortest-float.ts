/** Decimals of this many digits are told apart by float32; nine tell all of them apart. */
const SAFE_DIGITS = 6;

/** The number of fewest decimal digits whose nearest float32 is `value`, a finite float32. */
export function shortestFloat(value: number): number {
  for (let digits = SAFE_DIGITS; ; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
}
