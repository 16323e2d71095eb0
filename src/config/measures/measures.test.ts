import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ofPair } from './chart-readings.ts';
import { LAYER_MEASURES, measureRow, MEASURES, measureWords, RUN_MEASURES, WEIGHT_MEASURES } from './measures.ts';
import { ALIGNMENT_PAIRS } from './weight-measures.ts';

it('measures keep their places in a frame, since kept sweeps are packed in this order', () => {
  const before = [
    'loss testLoss accuracy testAccuracy outputRms twinLoss twinTestLoss twinGap infiniteLoss infiniteTestLoss ntkMove ntkChange ntkTarget inferenceEnergy equilibriumGap sharpness ntkRank laplaceTestLoss rfmTestLoss rfmNfm rfmNfmPearson rfmAgop rfmAgopPearson rfmShare',
    'featureMove featureRms deltaRms kernelMove kernelChange effectiveRank gateFlips gramMinEig jointMinEig',
    'weightMove nfaUncentered nfaCentered nfaUncenteredPearson nfaCenteredPearson nfaRatio nfaSqrt nfaCenteredLimit bpCosine gaussNewtonCosine omega',
  ].map((names) => names.split(' '));
  [RUN_MEASURES, LAYER_MEASURES, WEIGHT_MEASURES].forEach((names, i) =>
    expect(names.slice(0, before[i].length)).toEqual(before[i]),
  );
});

it('no two measures have the same name', () => {
  expect(new Set(MEASURES).size).toBe(MEASURES.length);
});

it('both measures of a pair of alignments have the same frames and needs', () => {
  for (const pair of Object.keys(ALIGNMENT_PAIRS) as (keyof typeof ALIGNMENT_PAIRS)[]) {
    const [one, other] = (['uncentered', 'centered'] as const).map((kind) => measureRow(ofPair(pair, kind)));
    expect(one.measured).toEqual(other.measured);
  }
});

it('docs/maths.md defines them all', () => {
  const document = readFileSync(new URL('../../../docs/maths.md', import.meta.url), 'utf8');
  const missing = MEASURES.filter((measure) => !document.includes(`\`${measure}\``));
  expect(missing, 'measures to define in docs/maths.md 5').toEqual([]);
});

it('docs/files.md has the words that the page has for each', () => {
  const document = readFileSync(new URL('../../../docs/files.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  const missing = MEASURES.filter(
    (measure) => !document.includes(`| \`${measure}\` | ${measureWords(measure).title} |`),
  );
  expect(missing, 'rows to write in docs/files.md, Numbers').toEqual([]);
});
