/** The text of symbols, the same in every language. */

/** Returns an index as a subscript: x₁₂. */
export const subscript = (index: number) =>
  String(index).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));

/** Returns the name of an input: x₁. */
export const input = (index: number) => `x${subscript(index)}`;

/** Returns the product of neighbouring inputs: x₂x₃. */
export const product = (first: number, last: number) =>
  last - first > 2
    ? `${input(first)}${input(first + 1)}…${input(last)}`
    : Array.from({ length: last - first + 1 }, (_, i) => input(first + i)).join('');
