/**
 * Returns whether a picture would be painted from the same parts as before; arrays of numbers are compared by what is in
 * them, since each answer of a worker brings its own.
 */
export function areSameParts(parts: readonly unknown[], before: readonly unknown[] | undefined): boolean {
  return parts.length === before?.length && parts.every((part, index) => isSame(part, before[index]));
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isNumbers(one) || !isNumbers(other) || one.length !== other.length) return false;
  return one.every((value, index) => Object.is(value, other[index]));
}

const isNumbers = (part: unknown): part is Float32Array | Uint16Array =>
  part instanceof Float32Array || part instanceof Uint16Array;
