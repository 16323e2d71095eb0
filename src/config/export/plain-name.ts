/** Letters of the names of runs, as they are spelled where other programs read them. */
const SPELLED: readonly (readonly [symbol: string, spelled: string])[] = [
  ['γ', 'gamma'],
  ['η', 'lr'],
  ['α', 'alpha'],
  ['β', 'beta'],
  ['σ', 'sigma'],
  ['κ', 'kappa'],
  ['μ', 'mu'],
  ['→', 'to'],
  ['−', '-'],
  ['×', 'x'],
  ['…', '...'],
];
const FIRST_SUBSCRIPT = '₀'.charCodeAt(0);

/**
 * Returns the name of a run with the lab's symbols spelled in plain letters, "gamma0" for "γ₀": a spreadsheet that opens
 * a file takes its bytes for those of another alphabet. Letters of other languages, which a person has typed, stay.
 */
export const plainName = (name: string): string =>
  SPELLED.reduce((text, [symbol, spelled]) => text.replaceAll(symbol, spelled), name).replace(/[₀-₉]/g, (digit) =>
    String(digit.charCodeAt(0) - FIRST_SUBSCRIPT),
  );
