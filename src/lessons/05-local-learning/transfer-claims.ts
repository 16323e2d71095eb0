import { meanOverSeeds, withError } from '../claim-tools.ts';
import type { Claim } from '../lesson.ts';
import { difference, rateDrift } from './read-sweeps.ts';

const SOURCE = 'arXiv 2411.02001, our setting';

const OCTAVE = 1;
/** The least number of octaves by which the best rate has to sink further under SP. */
const SUNK = 0.5;

const NAMES = { pc: 'predictive coding', tp: 'target propagation' };

/** Makes the claims that the best learning rate of a rule stays under μP and sinks under SP. */
export const transferClaims = (rule: 'pc' | 'tp'): Claim[] => [
  {
    id: `${rule}-transfer`,
    statement: `With μP the best learning rate of ${NAMES[rule]} stays within an octave as the network widens.`,
    source: SOURCE,
    expected: 'within one octave of that of the narrowest networks',
    studies: [`${rule}-mup`],
    measure: (results) => {
      const drift = meanOverSeeds(rateDrift(results, `${rule}-mup`).octaves);
      return { reproduced: Math.abs(drift.value) <= OCTAVE, measured: `${withError(drift)} octaves` };
    },
  },
  {
    id: `${rule}-drift`,
    statement: `With SP the best learning rate of ${NAMES[rule]} sinks as the network widens.`,
    source: SOURCE,
    expected: `at least ${SUNK} octaves lower, against the narrowest networks, than with μP`,
    studies: [`${rule}-mup`, `${rule}-sp`],
    measure: (results) => {
      const [mup, sp] = ['mup', 'sp'].map((preset) => rateDrift(results, `${rule}-${preset}`).octaves);
      const lower = difference(mup, sp);
      return {
        reproduced: lower.value >= SUNK,
        measured: `${withError(meanOverSeeds(sp))} octaves with SP, lower by ${withError(lower)} than with μP`,
      };
    },
  },
];
