import type { Plugin } from 'vite';

const JAPANESE = /\/src\/words\/ja\/[^?]*\.(ts|md)(\?|$)/;
/** The space between a number, as digits, a value or a formula, and the Japanese that counts or follows it. */
const AFTER_NUMBER = /(?<=[0-9}$]) (?=[々ぁ-ヺ一-鿿])/g;
const NO_BREAK = '\u00A0';

/** Returns a Japanese text in which no line ends between a number and what it counts, such as 1 and つ. */
export const boundNumbers = (text: string): string => text.replace(AFTER_NUMBER, NO_BREAK);

/** Returns Vite's plugin that binds the numbers of the Japanese texts when the page is built. */
export function bindNumbers(): Plugin {
  return {
    name: 'bind-numbers',
    enforce: 'pre',
    transform: (source, id) => (JAPANESE.test(id) ? { code: boundNumbers(source), map: null } : null),
  };
}
