import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPython } from '../../scripts/python.ts';
import { pytorchScript } from '../../src/config/export/pytorch/pytorch-script.ts';
import { experimentArbitrary } from '../../src/config/testing/experiment-arbitrary.ts';

const PYTHON = findPython('import ast');
const CHECK = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)';

it.skipIf(PYTHON === undefined)('a PyTorch script is Python, whatever the experiment and its name', () => {
  const schedule = { kind: 'step' as const, warmup: 9, steps: 1, final: 0, every: 2, factor: 0.5 };
  const learningRateChanges = [
    { step: 3, lr: 0.5 },
    { step: 5, lr: 0.5, schedule },
  ];
  const run = { lrUnit: 1, learningRateChanges, steps: 20, samples: { train: 40, test: 8 } };
  const title = 'A run "of" \\ three\nlines """';
  const scripts = fc
    .sample(experimentArbitrary, { numRuns: 300, seed: 15 })
    .map((experiment) => pytorchScript({ ...run, experiment }, { title, link: null }));
  const { status, stderr } = spawnSync(PYTHON ?? '', ['-c', CHECK], {
    input: JSON.stringify(scripts),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
