/** How far apart colours look to people with and without all three kinds of cones. */

const channel = (hex: string, at: number) => {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const linear = (hex: string) => [channel(hex, 1), channel(hex, 3), channel(hex, 5)];
const times = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2]);

/** Relative luminance of a colour `#rrggbb`, 0 (black) to 1 (white); WCAG 2.2. */
export const luminance = (hex: string) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0];

/** Contrast of two colours `#rrggbb`, 1 to 21, whichever is the lighter; WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The kinds of colour vision of {@link colorDistance}, as matrices on linear RGB (Machado et al. 2009, severity 1). */
const VISION = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'without green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'without red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'without blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** The kinds of colour vision. */
export const VISIONS = Object.keys(VISION) as (keyof typeof VISION)[];

/** The two matrices of OKLab (Ottosson 2020). */
const TO_CONES = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

/** Returns a colour `#rrggbb` in OKLab, as it looks to a kind of vision. */
function labOf(hex: string, vision: keyof typeof VISION): number[] {
  const seen = times(VISION[vision], linear(hex)).map((value) => Math.min(1, Math.max(0, value)));
  return times(TO_LAB, times(TO_CONES, seen).map(Math.cbrt));
}

/** Returns the lightness of a colour `#rrggbb` as it looks to a kind of vision, 0 (black) to 1 (white). */
export const lightness = (hex: string, vision: keyof typeof VISION): number => labOf(hex, vision)[0];

/** Returns the distance of two colours `#rrggbb` in OKLab, as they look to a kind of vision; black to white is 1. */
export function colorDistance(one: string, other: string, vision: keyof typeof VISION): number {
  const [a, b] = [labOf(one, vision), labOf(other, vision)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
