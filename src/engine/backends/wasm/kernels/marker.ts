/**
 * Returns whether two marker classes are the same, at compile time. A generic function of a marker becomes a separate
 * loop for each marker. Loops of different constants, in contrast, are folded by the optimizer into one that tests at
 * every entry.
 */
// @ts-ignore: decorator
@inline
export function is<A, B>(): bool {
  return idof<A>() == idof<B>();
}
