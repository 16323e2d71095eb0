import { SETTINGS } from '../../config/settings/settings.ts';
import type { SliderPath } from './setting-slider.tsx';
import { binaryDetents, decimalDetents, evenDetents, sliderScale, type SliderScale } from '../kit/slider-scale.ts';

/** The smallest width on the slider; less can be typed. */
const NARROWEST = 4;
/** Decades of the learning rate on the slider; the rest of its range can be typed. */
const LEARNING_RATE_DECADES = [-4, 2] as const;

const rangeOf = (path: SliderPath) => SETTINGS[path].kind.range;
const [width, depth] = [rangeOf('net.width'), rangeOf('net.depth')];
const [gamma0, lrExponent] = [rangeOf('scaling.gamma0'), rangeOf('scaling.lrExponent')];

/** The scale of each setting that has a slider. */
export const SCALES: Record<SliderPath, SliderScale> = {
  'net.width': sliderScale(binaryDetents(NARROWEST, width.max), 'log'),
  'net.depth': sliderScale(evenDetents(depth.min, depth.max, 1), 'log1p'),
  'train.lr': sliderScale(decimalDetents(...LEARNING_RATE_DECADES), 'log'),
  'scaling.gamma0': sliderScale(
    decimalDetents(Math.round(Math.log10(gamma0.min)), Math.round(Math.log10(gamma0.max))),
    'log',
  ),
  'scaling.lrExponent': sliderScale(evenDetents(lrExponent.min, lrExponent.max, 10), 'linear'),
};
