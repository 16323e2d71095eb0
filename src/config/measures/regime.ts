/**
 * The verdict on a run: lazy, in between or rich, and the numbers it rests on (docs/maths.md 5.7). Three things are
 * asked: how far the function is from its lazy twin's, how much the kernel has changed, and how far the features have
 * moved. Each is lazy, in between or rich by the thresholds of its measure; the verdict is the median.
 */
import type { Frame } from '../frame.ts';
import type { RegimeScale } from './measure-row.ts';
import { LAYER_ROWS } from './layer-measures.ts';
import { RUN_ROWS } from './run-measures.ts';

/** The regimes, from features that stay to features that are made anew. */
export const REGIMES = ['lazy', 'between', 'rich'] as const;
/** One of {@link REGIMES}. */
export type Regime = (typeof REGIMES)[number];

/** The verdicts: a regime, or why there is none. */
export const VERDICTS = [...REGIMES, 'unknown', 'diverging'] as const;

/** The share of its loss at step 0 that a network may still have for a verdict: before, none has learned enough. */
export const LEARNED_SHARE = 0.5;
/** The share of its loss at step 0 above which a network is diverging, and has no regime. */
const DIVERGING_SHARE = 10;

/** The measures that a verdict can rest on. */
export type RegimeMeasure = keyof typeof REGIME_SCALES;

/** The thresholds of each. */
export const REGIME_SCALES = {
  twinGap: RUN_ROWS.twinGap.chart.regime,
  ntkChange: RUN_ROWS.ntkChange.chart.regime,
  kernelChange: LAYER_ROWS.kernelChange.chart.regime,
  featureMove: LAYER_ROWS.featureMove.chart.regime,
} satisfies Record<string, RegimeScale>;

/** The questions, each with the measures that answer it: the first that is there does. */
const QUESTIONS: readonly (readonly RegimeMeasure[])[] = [['twinGap'], ['ntkChange', 'kernelChange'], ['featureMove']];

/** The values of a network at one step; `null` or NaN: not measured. Of layers the largest value counts. */
export type RegimeValues = Record<RegimeMeasure | 'loss' | 'firstLoss', number | null>;

/** A measure that a verdict rests on. */
export interface Evidence {
  measure: RegimeMeasure;
  value: number;
  regime: Regime;
}

/** The verdict on a network at one step. */
export interface Verdict {
  /**
   * `unknown` before the loss has fallen to {@link LEARNED_SHARE}, or if nothing is measured; `diverging` above
   * {@link DIVERGING_SHARE}.
   */
  regime: (typeof VERDICTS)[number];
  /** The present training loss as a share of that at step 0; `null`: not known. */
  lossShare: number | null;
  evidence: readonly Evidence[];
}

/** Returns the verdict on a network with these values. */
export function regimeOf(values: RegimeValues): Verdict {
  const answers = QUESTIONS.map((measures) => measures.find((measure) => isNumber(values[measure])));
  const evidence = answers.flatMap((measure) => {
    const value = measure && values[measure];
    return measure && isNumber(value) ? [{ measure, value, regime: placeIn(REGIME_SCALES[measure], value) }] : [];
  });
  const { loss, firstLoss } = values;
  const lossShare = isNumber(loss) && isNumber(firstLoss) && firstLoss > 0 ? loss / firstLoss : null;
  const hasLearned = lossShare !== null && lossShare <= LEARNED_SHARE;
  const isDiverging = lossShare !== null && lossShare > DIVERGING_SHARE;
  const found = hasLearned && evidence.length > 0 ? median(evidence.map((one) => one.regime)) : 'unknown';
  return { regime: isDiverging ? 'diverging' : found, lossShare, evidence };
}

/** The factor by which values must be beyond a threshold before the word for a network in training changes. */
const SLACK = 1.1;

/**
 * Returns the verdict on a network in training, whose last one was `before`: the word stays until the values are a tenth
 * beyond where it changes, so that it does not flicker.
 */
export function steadyRegimeOf(values: RegimeValues, before: Verdict['regime']): Verdict {
  const verdict = regimeOf(values);
  if (before === 'unknown' || before === 'diverging' || verdict.regime === before) return verdict;
  if (verdict.evidence.length === 0) return verdict;
  const [less, more] = [1 / SLACK, SLACK].map((factor) =>
    REGIMES.indexOf(
      median(verdict.evidence.map(({ measure, value }) => placeIn(REGIME_SCALES[measure], factor * value))),
    ),
  );
  const place = REGIMES.indexOf(before);
  const hasLearned = verdict.lossShare !== null && verdict.lossShare <= SLACK * LEARNED_SHARE;
  return hasLearned && less <= place && place <= more ? { ...verdict, regime: before } : verdict;
}

/** Returns the regime of a value on a scale. */
const placeIn = ({ lazy, rich }: RegimeScale, value: number): Regime =>
  value <= lazy ? 'lazy' : value >= rich ? 'rich' : 'between';

/** Returns the middle one of one regime or more; of an even number the two in the middle must agree, else it is in between. */
function median(regimes: readonly Regime[]): Regime {
  const places = regimes.map((regime) => REGIMES.indexOf(regime)).sort((a, b) => a - b);
  const low = places[Math.floor((places.length - 1) / 2)];
  const high = places[Math.ceil((places.length - 1) / 2)];
  return low === high ? REGIMES[low] : 'between';
}

const isNumber = (value: number | null | undefined): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

/** Returns the largest of the values of layers; `null` if none is measured. */
export function largest(values: readonly (number | null)[]): number | null {
  const measured = values.filter(isNumber);
  return measured.length > 0 ? Math.max(...measured) : null;
}

/** Returns the values of a frame, of a run whose first frame is `first`. */
export const regimeValues = (frame: Frame, first: Frame): RegimeValues => ({
  loss: frame.loss,
  firstLoss: first.loss,
  twinGap: frame.twinGap,
  ntkChange: frame.ntkChange,
  kernelChange: largest(frame.layers.map((layer) => layer.kernelChange)),
  featureMove: largest(frame.layers.map((layer) => layer.featureMove)),
});
