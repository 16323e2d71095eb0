/**
 * Widths of texts in Helvetica, by its published metrics (Adobe Font Metrics, in thousandths of the size). A letter that
 * isn't listed is as wide as a digit.
 */
const DIGIT = 556;
const WIDTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [191, "'"],
      [222, 'ijl'],
      [260, '|'],
      [278, ' !,./:;I[\\]ftı·'],
      [333, '()-`r°−¯'],
      [355, '"'],
      [389, '*'],
      [469, '^'],
      [500, 'Jcksvxyz'],
      [584, '+<=>~×±'],
      [611, 'FTZ'],
      [667, 'ABEKPSVXY&'],
      [722, 'CDHNRUw'],
      [778, 'GOQ'],
      [833, 'Mm'],
      [889, '%'],
      [944, 'W'],
      [1000, '…→'],
      [1015, '@'],
    ] as const
  ).flatMap(([width, letters]) => Array.from(letters, (letter): [string, number] => [letter, width])),
);

/** Bold letters are this much wider on average. */
const BOLD = 1.06;

/** Returns the width of a text in a font of `CanvasRenderingContext2D.font`. */
export function textWidth(text: string, font: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  const units = Array.from(text).reduce((sum, letter) => sum + (WIDTHS[letter] ?? DIGIT), 0);
  return (units * size * (/\b(?:bold|[6-9]00)\b/.test(font) ? BOLD : 1)) / 1000;
}
