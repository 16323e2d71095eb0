/**
 * Whether two marker classes are the same; the compiler knows. A generic function of a marker becomes a loop of
 * its own for each marker, where the optimizer would fold the loops of different constants into one that asks anew
 * at every entry.
 */
// @ts-ignore: decorator
@inline
export function is<A, B>(): bool {
  return idof<A>() == idof<B>();
}
