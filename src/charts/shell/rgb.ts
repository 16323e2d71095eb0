/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Returns the parts of a colour that is written as `#rrggbb`. */
export function rgbOf(color: string): Rgb {
  const bits = Number.parseInt(color.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

/** Returns the colour as far between two colours as `t` is between 0 and 1, part by part; all are `#rrggbb`. */
export function mixColors(from: string, to: string, t: number): string {
  const end = rgbOf(to);
  const parts = rgbOf(from).map((start, part) => Math.round(start + t * (end[part] - start)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
