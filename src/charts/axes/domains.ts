import { tickStep } from 'd3';
import { hasPlace, TRANSFORMS, type AxisScale, type Domain, type ScaleKind } from './axis-scale.ts';
import { isGhost, type Series } from './series.ts';

/** An axis is redrawn when its data fills less than this share of it. */
const TOO_EMPTY = 0.4;
/** Room beyond the data when an axis is drawn anew, as a share of its length. */
const HEADROOM = 0.08;
/** A growing axis of steps has room for this many times the steps, so that it is rarely redrawn. */
const GROWTH = 1.15;
/** The axis includes zero if the least value is below this share of the largest. */
const NEAR_ZERO = 0.8;
/** The least length of a linear axis, as a share of the largest value on it: less would magnify small fluctuations. */
const SHORTEST_QUIET = 0.2;
const ROUND_LENGTHS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const ROUND_BOUNDS = [1, 1.5, 2, 3, 5, 7, 10];
/** A reference may lengthen an axis by this share at either end. */
const STRETCH = 1 / 3;
/** The least number of steps on an axis. */
const FEWEST_STEPS = 10;
/** Linear bounds are multiples of about this part of the data's range. */
const PARTS = 8;
/** The least length of a tight linear axis, as a share of its largest value: less would magnify rounding errors. */
const SHORTEST_TIGHT = 1e-3;

/**
 * Returns the least and the largest of the values that a scale has a place for; `null` if there are none. References,
 * ghosts and runs that diverged count only a little beyond the other series: they must not push those out of sight.
 */
export function valueExtent(series: readonly Series[], kind: ScaleKind): Domain | null {
  const isPlain = (one: Series) => !one.isReference && !one.hasDiverged && !isGhost(one);
  const measured = extentOf(series.filter(isPlain), kind);
  const references = extentOf(
    series.filter((one) => !isPlain(one)),
    kind,
  );
  if (measured === null || references === null) return measured ?? references;
  const { forward, inverse } = TRANSFORMS[kind];
  const [low, high] = [forward(measured[0]), forward(measured[1])];
  const room = STRETCH * (high - low);
  return [
    Math.min(measured[0], Math.max(references[0], inverse(low - room))),
    Math.max(measured[1], Math.min(references[1], inverse(high + room))),
  ];
}

function extentOf(series: readonly Series[], kind: ScaleKind): Domain | null {
  let low = Infinity;
  let high = -Infinity;
  const include = (value: number) => {
    if (!hasPlace(kind, value)) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const { y, length, limit } of series) {
    for (let index = 0; index < length; index++) include(y[index]);
    if (limit !== undefined) include(limit);
  }
  return low <= high ? [low, high] : null;
}

/**
 * Returns the domain of a value axis: the previous one while the data lies inside it and fills enough of it, else a
 * new one with round bounds and some room. So the axis stays quiet while values stream in.
 */
export function quietDomain(previous: Domain | null, extent: Domain, kind: 'linear' | 'log'): Domain {
  const { forward } = TRANSFORMS[kind];
  const fresh = kind === 'log' ? roomyLog(extent) : roomyLinear(extent);
  if (previous === null || extent[0] < previous[0] || extent[1] > previous[1]) return fresh;
  const length = ([low, high]: Domain) => forward(high) - forward(low);
  return length(fresh) < TOO_EMPTY * length(previous) ? fresh : previous;
}

function roomyLinear([low, high]: Domain): Domain {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size === 0) return [0, 1];
  if (high - low < SHORTEST_QUIET * size) return roomyLinear(around((low + high) / 2, SHORTEST_QUIET * size * 1.001));
  const room = (high - low) * HEADROOM;
  const from = low >= 0 && low < NEAR_ZERO * high ? 0 : low - room;
  const to = high + room;
  const step = tickStep(from, to, 8);
  return [withoutDust(Math.floor(from / step) * step), withoutDust(Math.ceil(to / step) * step)];
}

const around = (middle: number, length: number): Domain => [middle - length / 2, middle + length / 2];

/** Removes rounding errors: 1.1999999999999997 becomes 1.2. */
const withoutDust = (value: number) => Number(value.toPrecision(12));

function roomyLog([low, high]: Domain): Domain {
  const room = (high / low) ** HEADROOM;
  return [roundDown(low / Math.max(room, 1.1)), roundUp(high * Math.max(room, 1.1))];
}

/** Returns the least number not below `value`, which is above 0, whose mantissa is one of `mantissas`. */
function roundUp(value: number, mantissas: readonly number[] = ROUND_BOUNDS): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return withoutDust(power * (mantissas.find((mantissa) => mantissa >= value / power - 1e-9) ?? 10));
}

/** Returns the largest round number not above `value`, which is above 0. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return withoutDust(power * (ROUND_BOUNDS.findLast((mantissa) => mantissa <= value / power + 1e-9) ?? 1));
}

/** Returns the domain of an axis of steps from 0. It grows to round lengths; only a new, shorter run shrinks it. */
export function stepDomain(previous: Domain | null, lastStep: number): Domain {
  const length = roundUp(Math.max(FEWEST_STEPS, lastStep * GROWTH), ROUND_LENGTHS);
  if (previous !== null && lastStep <= previous[1] && length >= TOO_EMPTY * previous[1]) return previous;
  return [0, length];
}

/** Returns the values up to a ceiling, or all of them if none is below it. */
export function upTo(ceiling: number, values: readonly number[]): number[] {
  const below = values.filter((value) => value <= ceiling);
  return below.length > 0 ? below : [...values];
}

/**
 * Returns the domain of an axis that shows differences: round bounds close to the data, with or without zero. The
 * previous domain stays while the data lies inside it and fills at least `share` of it.
 */
export function tightDomain(
  previous: Pick<AxisScale, 'kind' | 'domain'> | null,
  data: Domain,
  kind: 'linear' | 'log',
  share: number,
): Domain {
  const extent = kind === 'linear' ? longEnough(data) : data;
  const { forward } = TRANSFORMS[kind];
  const length = ([low, high]: Domain) => forward(high) - forward(low);
  if (previous?.kind === kind) {
    const { domain } = previous;
    const isInside = extent[0] >= domain[0] && extent[1] <= domain[1];
    if (isInside && length(extent) >= share * length(domain)) return domain;
  }
  return kind === 'log' ? closeLog(extent) : closeLinear(extent);
}

/** Widens a range to the shortest axis if it is shorter; a single value stays as it is. */
function longEnough([low, high]: Domain): Domain {
  const shortest = SHORTEST_TIGHT * Math.max(Math.abs(low), Math.abs(high));
  if (low === high || high - low >= shortest) return [low, high];
  const middle = (low + high) / 2;
  return [middle - shortest / 2, middle + shortest / 2];
}

function closeLinear([low, high]: Domain): Domain {
  // A single value stands in the middle of the axis.
  const room = Math.abs(low) / 2 || 1;
  if (low === high) return [low - room, high + room];
  const step = tickStep(low, high, PARTS);
  return [withoutDust(Math.floor(low / step + 1e-9) * step), withoutDust(Math.ceil(high / step - 1e-9) * step)];
}

const closeLog = ([low, high]: Domain): Domain =>
  low === high ? [low / 2, high * 2] : [roundDown(low), roundUp(high)];
