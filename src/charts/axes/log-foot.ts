/** The strip at the foot of a logarithmic axis. Values that the axis has no place for, 0 and below, are marked in it. */
import { words } from '../../words/words.ts';
import { formatNumber } from '../shell/format-number.ts';
import type { ScaleKind } from './axis-scale.ts';

/** The foot of an axis that has values to mark there. */
export interface LogFoot {
  /** Its label on the axis: "0", or "≤ 0" where some values are negative. */
  label: string;
  /** The pixel of its marks. */
  at: number;
}

/** Height of the strip in pixels: its label must stay clear of the lowest one above. */
const FOOT_HEIGHT = 18;
/** Distance of its marks from the bottom of the plot. */
const MARK_ABOVE = 5;
const MARK = { width: 8, height: 6.5 };

/** Returns whether a value has its mark at the foot of a scale. */
export const isAtFoot = (kind: ScaleKind, value: number): boolean => kind === 'log' && value <= 0;

/** Returns the foot of an axis for these columns of values, and the bottom that is left for the axis itself. */
export function footOf(
  columns: readonly { y: ArrayLike<number>; length: number }[],
  kind: ScaleKind,
  bottom: number,
): { foot: LogFoot | null; bottom: number } {
  let [isThere, isNegative] = [false, false];
  for (const { y, length } of kind === 'log' ? columns : []) {
    for (let index = 0; index < length && !isNegative; index++) {
      isThere ||= isAtFoot(kind, y[index]);
      isNegative = y[index] < 0;
    }
  }
  if (!isThere) return { foot: null, bottom };
  const label = isNegative ? words.charts.zeroOrLess : '0';
  return { foot: { label, at: bottom - MARK_ABOVE }, bottom: bottom - FOOT_HEIGHT };
}

/** The marks of several series lie this many pixels apart, or less if there are many; all lie within `all`. */
const SHIFT = { most: 4, all: 16 };

/** Returns how far the marks of series `index` of `count` are moved to the right, so that each one's colour is seen. */
export const footShift = (index: number, count: number): number =>
  count < 2 ? 0 : index * Math.min(SHIFT.most, SHIFT.all / (count - 1));

/** Returns the corners of the mark at the foot: a triangle that points down, out of the axis. */
export const footMark = (x: number, { at }: Pick<LogFoot, 'at'>): [x: number, y: number][] => [
  [x - MARK.width / 2, at - MARK.height / 2],
  [x + MARK.width / 2, at - MARK.height / 2],
  [x, at + MARK.height / 2],
];

/** Says what the marks at the foot are, after the sentence about a picture; the sentence alone if there are none. */
export const withFoot = (sentence: string, foot: LogFoot | null): string =>
  foot === null ? sentence : `${sentence} ${words.charts.footMarks(foot.label)}`;

/** Writes a value, and says if it has no place on its axis. */
export const valueOnScale = (value: number, kind: ScaleKind, digits?: number): string =>
  isAtFoot(kind, value) ? words.charts.offLog(formatNumber(value, digits)) : formatNumber(value, digits);
