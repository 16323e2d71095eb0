import { range, ticks as evenTicks } from 'd3';
import { formatLogTick, formatTick } from '../shell/format-number.ts';
import type { Domain, ScaleKind } from './axis-scale.ts';

/** A place on an axis; minor ticks have no label. */
export interface Tick {
  value: number;
  label: string | null;
}

/** Beyond this many decades the 2s and 5s get no label, and minor ticks appear between the powers of ten. */
const FEW_DECADES = 1.7;
/** Room for each label of a vertical axis, in pixels. */
const PIXELS_PER_VALUE = 38;
/** Beyond this many decades minor ticks would be a blur. */
const MANY_DECADES = 7;

/** Returns the ticks of an axis with about `count` labels, in rising order, inside the domain. */
export function axisTicks(kind: ScaleKind, domain: Domain, count: number): Tick[] {
  if (kind === 'linear') return linearTicks(domain, count);
  if (kind === 'log') return logTicks(domain, count);
  const beyondZero = logTicks([1, Math.max(domain[1], 1)], count).filter(({ value }) => value <= domain[1]);
  return domain[0] <= 0 ? [{ value: 0, label: '0' }, ...beyondZero] : beyondZero;
}

/** Returns the ticks of a vertical axis that is `height` pixels long. */
export const valueTicks = (kind: ScaleKind, domain: Domain, height: number): Tick[] =>
  axisTicks(kind, domain, Math.max(2, Math.floor(height / PIXELS_PER_VALUE)));

function linearTicks([low, high]: Domain, count: number): Tick[] {
  let values = evenTicks(low, high, count);
  // One tick alone doesn't show the scale.
  for (let more = count + 1; values.length < 2 && high > low; more++) values = evenTicks(low, high, more);
  const step = values.length > 1 ? values[1] - values[0] : high - low;
  const largest = Math.max(...values.map(Math.abs));
  return values.map((value) => ({ value, label: formatTick(value, step, largest) }));
}

function logTicks([low, high]: Domain, count: number): Tick[] {
  const decades = Math.log10(high / low);
  if (decades < 0.5) return linearTicks([low, high], count);
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(decades) + 2 }, (_, index) => first + index);
  const every = Math.max(1, Math.ceil(decades / count));
  const labelled = decades < FEW_DECADES ? [1, 2, 5] : [1];
  const shown = decades < MANY_DECADES ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [1];
  const tick = (power: number, mantissa: number): Tick => {
    const value = power < 0 ? mantissa / 10 ** -power : mantissa * 10 ** power;
    return { value, label: labelled.includes(mantissa) && power % every === 0 ? formatLogTick(value) : null };
  };
  return powers
    .flatMap((power) => shown.map((mantissa) => tick(power, mantissa)))
    .filter(({ value }) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
}

/** A label and its length along the axis in pixels. */
interface Label {
  text: string;
  length: number;
}

/** Fewer labels are shown only if that saves at least this many digits per label. */
const WORTH = 1;

/**
 * Chooses the labels of a row to show, so that no two touch: as many as have room, or down to half as many if those
 * are rounder values.
 *
 * @param pitch the distance from one label's middle to the next, in pixels
 * @param gap the least distance between two labels, in pixels
 * @returns the indices of the labels, rising; only the first if there is no room for two
 */
export function thinLabels(labels: readonly Label[], pitch: number, gap: number): number[] {
  const mayShow = (shown: readonly number[]) => shown.length > 1 && isApart(shown, labels, pitch, gap);
  let densest = Infinity;
  let best: { shown: number[]; digits: number } | null = null;
  for (let stride = 1; stride < labels.length && stride <= 2 * densest; stride++) {
    for (const shown of rowsOf(labels.length, stride).filter(mayShow)) {
      const digits = shown.reduce((sum, index) => sum + digitsOf(labels[index].text), 0) / shown.length;
      const saved = stride > densest ? WORTH : Number.EPSILON;
      densest = Math.min(densest, stride);
      if (best === null || digits <= best.digits - saved) best = { shown, digits };
    }
    if (densest === 1) break;
  }
  return best?.shown ?? labels.slice(0, 1).map(() => 0);
}

/** Returns every `stride`-th of `count` indices, once for each possible first index. */
const rowsOf = (count: number, stride: number) =>
  Array.from({ length: stride }, (_, first) => range(first, count, stride));

/** Counts the digits of a number without the zeros at its ends; 0 for a word. */
const digitsOf = (text: string) => text.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;

const isApart = (shown: readonly number[], labels: readonly Label[], pitch: number, gap: number) =>
  shown.slice(1).every((index, i) => {
    const halves = (labels[index].length + labels[shown[i]].length) / 2;
    return halves + gap <= (index - shown[i]) * pitch;
  });
