/** The places of a slider's values on its track. */
export interface SliderScale {
  /** The values at which the slider stops, rising. */
  readonly detents: readonly number[];
  /** Returns the place of a value on the track, 0..1; a value beyond the ends is at the end. */
  toPosition: (value: number) => number;
  /** Returns the detent nearest to a place on the track. */
  nearest: (position: number) => number;
  /** Returns the detent `count` places above `value`, or below it if negative, as far as the ends. */
  beyond: (value: number, count: number) => number;
}

/** Distances along the track: equal ratios of the values (`log`) or of one more (`log1p`), or equal differences (`linear`). */
export type Spacing = 'log' | 'log1p' | 'linear';

const MEASURES: Record<Spacing, (value: number) => number> = {
  log: Math.log,
  log1p: Math.log1p,
  linear: (value) => value,
};

/** Returns the scale of a slider that stops only at the given values; a typed value may lie between them. */
export function sliderScale(detents: readonly number[], spacing: Spacing): SliderScale {
  const measure = MEASURES[spacing];
  const first = measure(detents[0]);
  const last = measure(detents[detents.length - 1]);
  return scaleOf(detents, (value) => clamp((measure(value) - first) / (last - first), 0, 1));
}

/** Returns a scale whose track ends at `low` and `high`, which are detents of it, too, or at its ends where they lie beyond. */
export function narrowed({ detents, toPosition }: SliderScale, low: number, high: number): SliderScale {
  const [first, last] = [detents[0], detents[detents.length - 1]];
  const [least, most] = [clamp(low, first, last), clamp(high, first, last)];
  const length = toPosition(most) - toPosition(least);
  const inside = detents.filter((value) => value > least && value < most);
  const place = (value: number) => clamp((toPosition(value) - toPosition(least)) / length, 0, 1);
  return scaleOf(length > 0 ? [least, ...inside, most] : [least], length > 0 ? place : () => 0);
}

function scaleOf(detents: readonly number[], toPosition: (value: number) => number): SliderScale {
  const positions = detents.map(toPosition);

  const nearest = (position: number) => {
    const distances = positions.map((detent) => Math.abs(detent - position));
    return detents[distances.indexOf(Math.min(...distances))];
  };
  const beyond = (value: number, count: number) => {
    const above = detents.findIndex((detent) => detent > value);
    const below = detents.findLastIndex((detent) => detent < value);
    const firstAbove = above === -1 ? detents.length - 1 : above;
    const index = count > 0 ? firstAbove + count - 1 : Math.max(below, 0) + count + 1;
    return detents[clamp(index, 0, detents.length - 1)];
  };
  return { detents, toPosition, nearest, beyond };
}

/** Returns powers of two and the values halfway between them, from `least` to `most`: 4, 6, 8, 12, 16, ... */
export function binaryDetents(least: number, most: number): number[] {
  const detents: number[] = [];
  for (let power = least; power <= most; power *= 2) detents.push(power, power * 1.5);
  return detents.filter((value) => value <= most);
}

/** Returns ten steps per decade (Renard's series R10), from 10^`first` to 10^`last`. */
export function decimalDetents(first: number, last: number): number[] {
  const decades = Array.from({ length: last - first }, (_, i) => first + i);
  return [...decades.flatMap((power) => PREFERRED.map((digits) => Number(`${digits}e${power}`))), Number(`1e${last}`)];
}

/** Returns equal steps from `least` to `most`, without rounding errors. */
export function evenDetents(least: number, most: number, stepsPerUnit: number): number[] {
  const count = Math.round((most - least) * stepsPerUnit) + 1;
  return Array.from({ length: count }, (_, i) => (Math.round(least * stepsPerUnit) + i) / stepsPerUnit);
}

const PREFERRED = ['1', '1.25', '1.6', '2', '2.5', '3.2', '4', '5', '6.3', '8'];

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
