import { bisector } from 'd3';
import type { ThemedColor } from '../shell/palette.ts';

/** One line of a chart: a stream of measured values over steps. The arrays may grow in place between updates. */
export interface Series {
  /** Tells the series of one chart apart. */
  id: string;
  /** Its name in the legend, the tooltip and the table. */
  label: string;
  color: ThemedColor;
  /** Lengths of dashes and gaps in pixels; absent: a solid line. */
  dash?: readonly number[];
  /** Whether each value has a dot of its own. */
  dots?: boolean;
  /** Whether no line joins the values; the legend has a dot then. */
  isScatter?: boolean;
  /** Line width in pixels; absent: by the number of series. */
  width?: number;
  /** Whether it is there for comparison only: it may then stretch the value axis only a little. */
  isReference?: boolean;
  /** Whether its run diverged: beside others it may stretch the value axis only a little, and leaves at its edge. */
  hasDiverged?: boolean;
  /** Whether no name stands at its end or in a legend, since its chart is about it alone or it shares a name. */
  isUnnamed?: boolean;
  /** The name at its end of a series without one in a legend, where there is room for names at the ends. */
  endName?: string;
  /** A short sign, such as "2". It stands at the end where the name has no room, and before the name in a legend. */
  mark?: string;
  /** Whether it is out of the light: its line and its name are faint, since another one is to be looked at. */
  isFaint?: boolean;
  /** Whether it is the one to look at: its line is thick, and its name bold. */
  emphasis?: boolean;
  /**
   * A `ghost` lies faint behind the others. It has no reading until it is pointed at, and no say in the axes; its mark, if
   * it has one, stands faint at its end where there is room.
   */
  look?: 'ghost';
  /** What happened in it, each marked by a dot on its line with a short text where there is room. */
  happened?: readonly { step: number; label: string }[];
  /** The limit of its values at step 0, where they aren't defined; drawn as a hollow point. */
  limit?: number;
  /**
   * The series of one group share one compact entry of the legend, in order: "layer 1 ▮▮▮▮ 12". With `isListed` they
   * share it only if separate entries would leave too little room for the lines.
   */
  legend?: { group: string; item: string; isListed?: boolean };
  /** Steps, rising. */
  x: ArrayLike<number>;
  /** Values; NaN where a step was not measured. The line joins the values on both sides of a NaN. */
  y: ArrayLike<number>;
  /** Number of entries of `x` and `y` in use. */
  length: number;
}

/** Returns a series of places alone, rising, for a crosshair to move over. */
export const seriesOfPlaces = (places: ArrayLike<number>): Series => ({
  id: 'places',
  label: '',
  color: () => '',
  x: places,
  y: places,
  length: places.length,
});

/** The values of all series at one step; `null` where one was not measured. */
export interface Reading {
  step: number;
  values: (number | null)[];
}

/** Returns whether a series, or the run of one, is a ghost. */
export const isGhost = ({ look }: { look?: string }): boolean => look === 'ghost';

/** Returns whether a series has a name beside the plot or in a legend. */
export const isNamed = (series: Pick<Series, 'look' | 'isUnnamed'>): boolean => !series.isUnnamed && !isGhost(series);

/** Returns the name of a series in a legend. */
export const legendName = ({ mark, label }: Pick<Series, 'mark' | 'label'>): string =>
  mark === undefined ? label : `${mark} ${label}`;

const { left: firstFrom } = bisector((at: number) => at);

/** A measured step of a series, and its value. */
export interface Point {
  step: number;
  value: number;
}

const isMeasured = ({ y }: Series, index: number) => !Number.isNaN(y[index]);

/** Whether there is a value or a limit to read. */
const isReadable = (series: Series, index: number) =>
  isMeasured(series, index) || (series.limit !== undefined && series.x[index] === 0);

/** Returns the first index, from `index` on in `direction`, for which `isThere` holds; -1 if there is none. */
function nextFrom(series: Series, index: number, direction: 1 | -1, isThere = isReadable): number {
  for (let at = index; at >= 0 && at < series.length; at += direction) if (isThere(series, at)) return at;
  return -1;
}

const indexFrom = ({ x, length }: Series, step: number) => firstFrom(x, step, 0, length);

/** Returns the measured step nearest to `step` on screen, as `toPixel` puts it; `null` if nothing was measured. */
export function nearestStep(series: readonly Series[], step: number, toPixel: (step: number) => number): number | null {
  const distance = (candidate: number) => Math.abs(toPixel(candidate) - toPixel(step));
  return series
    .flatMap((one) => {
      const from = indexFrom(one, step);
      return [nextFrom(one, from, 1), nextFrom(one, from - 1, -1)].flatMap((at) => (at < 0 ? [] : one.x[at]));
    })
    .reduce<number | null>((best, candidate) => {
      return best === null || distance(candidate) < distance(best) ? candidate : best;
    }, null);
}

/** Returns the next measured step after (1) or before (-1) `step`; `step` itself at the end. */
export function neighbourStep(series: readonly Series[], step: number, direction: 1 | -1): number {
  const candidates = series.flatMap((one) => {
    const from = indexFrom(one, step);
    const beyond = direction < 0 ? from - 1 : from < one.length && one.x[from] === step ? from + 1 : from;
    const at = nextFrom(one, beyond, direction);
    return at < 0 ? [] : [one.x[at]];
  });
  if (candidates.length === 0) return step;
  return direction > 0 ? Math.min(...candidates) : Math.max(...candidates);
}

/** Returns the first (-1) or last (1) measured step; `null` if nothing was measured. */
export function outermostStep(series: readonly Series[], side: 1 | -1): number | null {
  const ends = series.flatMap((one) => {
    const at = side > 0 ? nextFrom(one, one.length - 1, -1) : nextFrom(one, 0, 1);
    return at < 0 ? [] : [one.x[at]];
  });
  if (ends.length === 0) return null;
  return side > 0 ? Math.max(...ends) : Math.min(...ends);
}

/** Returns the value of a series at exactly `step`; `null` if it was not measured there. */
function valueAt(series: Series, step: number): number | null {
  const at = indexFrom(series, step);
  return at < series.length && series.x[at] === step && isMeasured(series, at) ? series.y[at] : null;
}

/** Returns the limit of a series at `step`; `null` if it has none there, or has a value. */
export const limitAt = (series: Series, step: number): number | null =>
  step === 0 && valueAt(series, 0) === null ? (series.limit ?? null) : null;

/** Returns the values of all series at exactly `step`; of ghosts, and of all with `mayBeEarlier`, the last ones
 * before it where there is none. */
export const readingAt = (series: readonly Series[], step: number, mayBeEarlier = false): Reading => ({
  step,
  values: series.map((one) => {
    const isEnough = mayBeEarlier || isGhost(one);
    return isEnough ? (lastAt(one, step)?.value ?? null) : valueAt(one, step);
  }),
});

/** Returns the last measured step and value of a series at or before `step`; `null` if there is none. */
export function lastAt(series: Series, step: number): Point | null {
  const from = indexFrom(series, step);
  const isThere = from < series.length && series.x[from] === step;
  return pointAt(series, nextFrom(series, isThere ? from : from - 1, -1, isMeasured));
}

/** Returns the first measured step and value of a series at or after `step`; `null` if there is none. */
export const firstAt = (series: Series, step: number): Point | null =>
  pointAt(series, nextFrom(series, indexFrom(series, step), 1, isMeasured));

/** Returns the latest measured step and value of a series; `null` if it has none. */
export const latestOf = (series: Series): Point | null =>
  pointAt(series, nextFrom(series, series.length - 1, -1, isMeasured));

const pointAt = ({ x, y }: Series, at: number): Point | null => (at < 0 ? null : { step: x[at], value: y[at] });
