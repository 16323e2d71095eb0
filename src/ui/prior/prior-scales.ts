import { PRIOR } from '../../config/prior.ts';
import { binaryDetents, sliderScale, type SliderScale } from '../kit/slider-scale.ts';

/** The largest L/N on the slider; more can be typed as a depth. */
const HIGHEST_RATIO = 3;
/** A width is offered if a whole number of layers keeps L/N to within this share of it. */
const RATIO_TOLERANCE = 0.02;
const NARROWEST = 2;
/** A width may replace another within this factor. */
const NEAR = 1.26;
/** Widths written below the track. */
const TICKS = [4, 16, 64, 256, 1024];

/** Returns the scale of L/N at a width: one detent for each number of layers, from 0. */
export function ratioScale(width: number): SliderScale {
  const deepest = Math.max(1, Math.min(PRIOR.depth.kind.range.max, Math.round(HIGHEST_RATIO * width)));
  return sliderScale(
    Array.from({ length: deepest + 1 }, (_, depth) => depth / width),
    'linear',
  );
}

/** Returns about five round values of L/N on the track. */
export function ratioTicks({ detents }: SliderScale): { value: number; text: string }[] {
  const last = detents[detents.length - 1];
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].find((size) => last / size <= 6) ?? last;
  return Array.from({ length: Math.floor(last / step + 1e-9) + 1 }, (_, tick) => {
    const value = Number((tick * step).toPrecision(3));
    return { value, text: String(value) };
  });
}

/** Returns how far a whole number of layers misses L/N at a width, as a share of it. */
const missed = (ratio: number, units: number) =>
  ratio === 0 ? 0 : Math.abs(Math.round(ratio * units) / units / ratio - 1);

/** Returns the width near `wanted` that keeps L/N best. */
function nearestKeeper(ratio: number, wanted: number): number {
  const from = Math.ceil(wanted / NEAR);
  const near = Array.from({ length: Math.floor(wanted * NEAR) - from + 1 }, (_, place) => from + place);
  const inOrder = [wanted, ...near];
  return inOrder.reduce((best, units) => (missed(ratio, units) < missed(ratio, best) - 1e-9 ? units : best));
}

/** Returns the scale of the widths at which L/N can be kept, about two per octave. */
export function widthScale(ratio: number): SliderScale {
  const [depth, width] = [PRIOR.depth.kind.range, PRIOR.width.kind.range];
  const isKept = (units: number) =>
    missed(ratio, units) <= RATIO_TOLERANCE && Math.round(ratio * units) <= depth.max && units <= width.max;
  const kept = binaryDetents(NARROWEST, width.max)
    .map((wanted) => nearestKeeper(ratio, wanted))
    .filter(isKept);
  const rising = [...new Set(kept)].sort((a, b) => a - b);
  // A track needs two ends, even if no other width keeps the ratio.
  return sliderScale(rising.length > 1 ? rising : [NARROWEST, width.max], 'log');
}

/** Returns the round widths on a track. */
export const widthTicks = ({ detents }: SliderScale): { value: number; text: string }[] =>
  TICKS.filter((units) => units >= detents[0] && units <= detents[detents.length - 1]).map((value) => ({
    value,
    text: String(value),
  }));
