import type { Claim } from '../lesson.ts';
import { beyondTheorem, dimension, growth, smallerSteps } from './fit-claims.ts';
import { anyRates, balance, layerThatMoves } from './layer-rate-claims.ts';
import { oneSample, oneSampleRates } from './one-sample.ts';
import { moves, twinFits } from './regime-claims.ts';

/** The claims about shallow networks with random labels. */
export const claims: readonly Claim[] = [
  beyondTheorem,
  growth,
  smallerSteps,
  dimension,
  moves,
  twinFits,
  anyRates,
  layerThatMoves,
  balance,
  oneSample,
  oneSampleRates,
];
