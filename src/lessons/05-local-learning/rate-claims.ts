import { numberText } from '../../words/number-text.ts';
import { axisNumbers, meanOverSeeds, withError, withSpread, type Estimate } from '../claim-tools.ts';
import { defineClaim } from '../define-claim.ts';
import type { Claim, LessonResults } from '../lesson.ts';
import { sweepStudy } from '../read-results.ts';
import { bestRates } from './read-sweeps.ts';

const SOURCE = 'arXiv 2411.02001, our setting';

/** Returns by how many octaves the best rate of each width lies above that of the narrowest networks. */
function octavesAbove(results: LessonResults, study: string): Estimate[] {
  const [narrow, ...wider] = bestRates(results, study);
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
  name: string;
  mup: string;
  sp: string;
  /** Where the best rate stays under μP: in words, and in octaves below and above that of the narrowest networks. */
  stays: string;
  below: number;
  above: number;
  /** The power of the width below which the best rate has to fall under SP. */
  sunk: number;
  /** How the weight of the loss goes under μP. */
  kept: string;
}

const RULES: Record<'pc' | 'tp', Rule> = {
  pc: {
    name: 'predictive coding',
    mup: 'pc-mup-kept',
    sp: 'pc-sp',
    stays: 'stays within half an octave',
    below: 0.5,
    above: 0.5,
    sunk: -0.6,
    kept: ' and γₒᵤₜ ~ n',
  },
  // Its best rate rises at first, and the loss of its wide networks is flat around it.
  tp: {
    name: 'target propagation',
    mup: 'tp-mup',
    sp: 'tp-sp',
    stays: 'does not sink, and rises by less than an octave',
    below: 0.3,
    above: 1,
    sunk: -0.3,
    kept: '',
  },
};

/** Makes the claims that the best learning rate of a rule stays under μP and sinks under SP. */
const transferClaims = (rule: keyof typeof RULES): Claim[] => {
  const { name, mup, sp, stays, below, above, sunk, kept } = RULES[rule];
  return [
    defineClaim({
      id: `${rule}-transfer`,
      statement: `With μP${kept} the best learning rate of ${name} ${stays} as the network widens.`,
      source: SOURCE,
      expected: `less than ${below} octaves below and less than ${above} above that of the narrowest networks at each width, two standard errors included`,
      studies: [mup, sp],
      world: mup,
      control: { name: 'SP in place of μP', world: sp },
      measure: (results, study) => {
        const octaves = octavesAbove(results, study);
        return {
          reproduced: octaves.every(({ value, error }) => value - 2 * error > -below && value + 2 * error < above),
          measured: `${octaves.map((octave) => withError(octave)).join(', ')} octaves`,
        };
      },
    }),
    defineClaim({
      id: `${rule}-drift`,
      statement: `With SP the best learning rate of ${name} sinks as a power of the width.`,
      source: SOURCE,
      expected: `a power of the width below ${numberText(sunk, 2)} by two standard errors`,
      studies: [mup, sp],
      world: sp,
      control: { name: `μP${kept} in place of SP`, world: mup },
      measure: (results, study) => {
        const power = powerOfBestRate(results, study);
        return { reproduced: power.value + 2 * power.error < sunk, measured: `power ${withError(power)}` };
      },
    }),
  ];
};

/** The least number of octaves by which the best rate has to sink where C shrinks. */
const SINKS = 0.4;

const shrinking: Claim = defineClaim({
  id: 'pc-shrinking',
  statement:
    'With μP and a γₒᵤₜ that stays, the best learning rate of predictive coding sinks from the base width to four times that, while C shrinks.',
  source: 'worked out in the text, our setting',
  expected: `at least ${SINKS} octaves lower at width 256 than at 64, by two standard errors`,
  studies: ['pc-mup', 'pc-mup-kept'],
  world: 'pc-mup',
  control: { name: 'γₒᵤₜ ~ n, where C stays', world: 'pc-mup-kept' },
  measure: (results, study) => {
    const octaves = octavesAbove(results, study)[0];
    return { reproduced: octaves.value + 2 * octaves.error < -SINKS, measured: `${withError(octaves)} octaves` };
  },
});

/** The claims about the best learning rate. */
export const rateClaims: readonly Claim[] = [...transferClaims('pc'), ...transferClaims('tp'), shrinking];
