import { numberText } from '../../words/number-text.ts';
import { axisNumbers, meanOverSeeds, withError, withSpread, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { bestRates, finalLoss, sweepStudy } from '../read-results.ts';
import { said } from './words.ts';

/** Counts a network that diverged, or that ended with a larger loss than it began with, with its first loss. */
const atMostFirst = (loss: number): number => (Number.isFinite(loss) ? Math.min(loss, 1) : 1);

/** Returns by how many octaves the best rate of each width lies above that of the narrowest networks. */
function octavesAbove(results: LessonResults, study: string): Estimate[] {
  const [narrow, ...wider] = bestRates(results, study, { ...finalLoss, relative: true }, atMostFirst);
  return wider.map((rates) => withSpread(meanOverSeeds(rates.map((rate, seed) => Math.log2(rate / narrow[seed])))));
}

/** Returns the power of the width with which the best rate goes from the narrowest networks to the widest. */
function powerOfBestRate(results: LessonResults, study: string): Estimate {
  const widths = axisNumbers(sweepStudy(results, study).result.sweep, 1);
  const doublings = Math.log2(widths[widths.length - 1] / widths[0]);
  const { value, error } = octavesAbove(results, study).at(-1) ?? { value: NaN, error: NaN };
  return { value: value / doublings, error: error / doublings };
}

/** A rule and its transfer studies. */
interface Rule {
  mup: string;
  sp: string;
  /** Where the best rate stays under μP, in octaves below and above that of the narrowest networks. */
  below: number;
  above: number;
  /** The power of the width below which the best rate has to fall under SP. */
  sunk: number;
  /** The name of μP as the control of SP. */
  inPlaceOfSp: string;
}

const RULES: Record<'pc' | 'tp', Rule> = {
  pc: { mup: 'pc-mup-kept', sp: 'pc-sp', below: 0.5, above: 0.5, sunk: -0.6, inPlaceOfSp: said.worlds.pcMup },
  // Its best rate rises at first, and the loss of its wide networks is flat around it.
  tp: { mup: 'tp-mup', sp: 'tp-sp', below: 0.3, above: 1, sunk: -0.3, inPlaceOfSp: said.worlds.tpMup },
};

/** Makes the claims that the best learning rate of a rule stays under μP and sinks under SP. */
const transferClaims = (rule: keyof typeof RULES): Claim[] => {
  const { mup, sp, below, above, sunk, inPlaceOfSp } = RULES[rule];
  return [
    defineClaim({
      id: `${rule}-transfer`,
      ...said.claims[`${rule}-transfer`](below, above),
      studies: [mup, sp],
      world: mup,
      control: { name: said.worlds.sp, world: sp },
      measure: (results, study) => {
        const octaves = octavesAbove(results, study);
        return {
          reproduced: octaves.every(({ value, error }) => value - 2 * error > -below && value + 2 * error < above),
          measured: said.measured.octaves(octaves.map((octave) => withError(octave))),
        };
      },
    }),
    defineClaim({
      id: `${rule}-drift`,
      ...said.claims[`${rule}-drift`](numberText(sunk, 2)),
      studies: [mup, sp],
      world: sp,
      control: { name: inPlaceOfSp, world: mup },
      measure: (results, study) => {
        const power = powerOfBestRate(results, study);
        return {
          reproduced: power.value + 2 * power.error < sunk,
          measured: said.measured.power(withError(power)),
        };
      },
    }),
  ];
};

/** The least number of octaves by which the best rate has to sink where C shrinks. */
const SINKS = 0.4;

const shrinking: Claim = defineClaim({
  id: 'pc-shrinking',
  ...said.claims['pc-shrinking'](SINKS),
  studies: ['pc-mup', 'pc-mup-kept'],
  world: 'pc-mup',
  control: { name: said.worlds.kept, world: 'pc-mup-kept' },
  measure: (results, study) => {
    const octaves = octavesAbove(results, study)[0];
    return {
      reproduced: octaves.value + 2 * octaves.error < -SINKS,
      measured: said.measured.octaves([withError(octaves)]),
    };
  },
});

/** The claims about the best learning rate. */
export const rateClaims: readonly Claim[] = [...transferClaims('pc'), ...transferClaims('tp'), shrinking];
