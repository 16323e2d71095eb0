/** Names that a person may have meant by one that there isn't. */

/** One wrong letter is forgiven for every so many of a name, and no more than {@link MOST_SLIPS}. */
const LETTERS_PER_SLIP = 3;
const MOST_SLIPS = 2;

/**
 * Returns the known name that differs least from a misspelt one, in letters that are wrong, missing, too many or
 * swapped with the next; `null` if none is near. Small and capital letters are alike.
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let most = Math.min(MOST_SLIPS, Math.floor(name.length / LETTERS_PER_SLIP));
  for (const each of known) {
    const slips = slipsBetween(name.toLowerCase(), each.toLowerCase(), most);
    if (slips <= most) [nearest, most] = [each, slips - 1];
  }
  return nearest;
}

/** Returns the fewest letters to change, add, leave out or swap with the next; infinity for more than `most`. */
function slipsBetween(one: string, other: string, most: number): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [a, b] = [one.slice(same), other.slice(same)];
  if (a === b && most >= 0) return 0;
  if (most <= 0) return Infinity;
  const after = (skippedA: number, skippedB: number) => slipsBetween(a.slice(skippedA), b.slice(skippedB), most - 1);
  const isSwapped = b.length > 1 && a.startsWith(b[1] + b[0]);
  return 1 + Math.min(after(1, 1), after(1, 0), after(0, 1), isSwapped ? after(2, 2) : Infinity);
}
