import { expect, it } from 'vitest';
import { parseExperiment } from '../../config/experiment.ts';
import { PRIOR, parsePrior } from '../../config/prior.ts';
import { refusalOf } from './refusals.ts';

const refused = (input: unknown) => {
  const parsed = parseExperiment(input);
  return parsed.ok ? '' : refusalOf(parsed.problems);
};

it('a refusal names its setting as its control does', () => {
  expect(refused({ train: { lr: 'abc' } })).toMatch(/^Learning rate η is "abc"; allowed: /);
  expect(refused({ task: { name: 'digits', samples: -1 } })).toMatch(/^\D+ is -1; allowed: /);
  const prior = parsePrior({ depth: 500 });
  expect(prior.ok ? '' : refusalOf(prior.problems, PRIOR)).toMatch(/^Depth L is 500; /);
});

it('an entry of a list is named by its list, and what has no control by its key', () => {
  expect(refused({ net: { depth: 1 }, train: { layerLr: [1, -1] } })).not.toContain('layerLr');
  expect(refused({ net: { widht: 3 } })).toMatch(/^net.widht is 3, /);
});
