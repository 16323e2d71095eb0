import { describe, expect, it } from 'vitest';
import type { RunMeasure } from '../../config/measures/measures.ts';
import { sweepCells } from '../../config/sweep/cells.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { LessonResults } from '../lesson.ts';
import { measureClaims } from '../measure-claims.ts';
import { madeSweep } from '../testing/made-sweep.ts';
import { lesson } from './lesson.ts';
import { studies } from './studies.ts';

const of = (measure: RunMeasure, value: number): [MeasureName, number] => [{ of: 'run', measure }, value];

/** The losses of machines by number of samples: those of the Laplace kernel fall slowly. */
const laplaceLoss = (samples: number) => 2 * samples ** -0.5;

const AS_CLAIMED = {
  /** The loss of a machine over that of the Laplace kernel, from 256 samples on, and its share. */
  'one-direction': { ratio: 0.1, share: 0.99 },
  'all-directions': { ratio: 1.2, share: 1 },
  noise: { ratio: 1.5, share: 0.1 },
  networks: { lazy: { nfm: 0.3, agop: 0.2 }, rich: { nfm: 0.85, agop: 0.97 } },
  trained: { lazy: 0.21, rich: 0.1, laplace: 0.2 },
};

function resultsOf(made: typeof AS_CLAIMED): LessonResults {
  const machines = (study: 'one-direction' | 'all-directions' | 'noise') => {
    const cells = sweepCells(studies[study].quick);
    return madeSweep(studies[study], (cell, seed) => {
      const [samples, rounds] = cells[cell].values.map(Number);
      const ratio = rounds === 0 || samples < 256 ? 1 : made[study].ratio;
      const values = [
        of('rfmTestLoss', ratio * laplaceLoss(samples) * (1 + 0.01 * seed)),
        of('rfmShare', rounds === 0 ? 0.04 : made[study].share * (1 - 0.01 * seed)),
      ];
      return [{ step: 1, values }];
    });
  };
  const network = (cell: number) => (cell === 0 ? 'lazy' : 'rich');
  return {
    'one-direction': machines('one-direction'),
    'all-directions': machines('all-directions'),
    noise: machines('noise'),
    networks: madeSweep(studies.networks, (cell, seed) => {
      const { nfm, agop } = made.networks[network(cell)];
      const values = [of('rfmNfmPearson', nfm - 0.01 * seed), of('rfmAgopPearson', agop - 0.01 * seed)];
      return [{ step: 400, values }];
    }),
    trained: madeSweep(studies.trained, (cell, seed) => {
      const { laplace, ...losses } = made.trained;
      return [
        { step: 1, values: [of('testLoss', losses[network(cell)] + 0.001 * seed), of('laplaceTestLoss', laplace)] },
      ];
    }),
  };
}

const notReproduced = (changes: Partial<typeof AS_CLAIMED>) =>
  measureClaims(lesson, resultsOf({ ...AS_CLAIMED, ...changes }))
    .filter(({ verdict }) => verdict.kind !== 'reproduced')
    .map(({ claim, verdict }) => [claim.id, verdict.kind]);

describe('the claims about features without a network', () => {
  it('are reproduced by machines and networks that do as they say', () => {
    expect(notReproduced({})).toEqual([]);
  });

  it.each([
    ['fewer-samples', { 'one-direction': { ratio: 0.8, share: 0.99 } }],
    ['directions', { 'one-direction': { ratio: 0.1, share: 0.8 } }],
    ['no-use', { 'all-directions': { ratio: 0.9, share: 1 } }],
    ['nfm', { networks: { ...AS_CLAIMED.networks, rich: { nfm: 0.6, agop: 0.97 } } }],
    ['agop', { networks: { ...AS_CLAIMED.networks, rich: { nfm: 0.85, agop: 0.8 } } }],
    ['beats-laplace', { trained: { ...AS_CLAIMED.trained, rich: 0.18 } }],
  ])('%s is not reproduced by other ones', (id, changes) => {
    expect(notReproduced(changes)).toEqual([[id, 'notReproduced']]);
  });

  it('tell nothing where the lazy network does as the rich one', () => {
    const { rich } = AS_CLAIMED.networks;
    expect(notReproduced({ networks: { lazy: rich, rich }, trained: { lazy: 0.1, rich: 0.1, laplace: 0.2 } })).toEqual([
      ['nfm', 'notTold'],
      ['agop', 'notTold'],
      ['beats-laplace', 'notTold'],
    ]);
  });

  it('on samples tell nothing where it is no matter how many directions there are', () => {
    expect(notReproduced({ 'all-directions': { ratio: 0.1, share: 1 } })).toEqual([
      ['fewer-samples', 'notTold'],
      ['no-use', 'notReproduced'],
    ]);
    expect(notReproduced({ noise: { ratio: 1.5, share: 0.99 } })).toEqual([['directions', 'notTold']]);
  });
});
