import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExperiment, type Experiment } from '../../experiment.ts';
import { scalingTable } from '../../scaling.ts';
import { experimentArbitrary } from '../../testing/experiment-arbitrary.ts';
import { pytorchScript } from './pytorch-script.ts';
import { lrUnitOf, type ReproducedRun } from './reproduced-run.ts';

const SAMPLES = { train: 40, test: 8 };
const MOST_CHARACTERS = 120;

function experimentOf(config: object): Experiment {
  const parsed = parseExperiment({ seed: 1, ...config });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.experiment;
}

const scriptOf = (experiment: Experiment, run: Partial<ReproducedRun> = {}) =>
  pytorchScript(
    { experiment, lrUnit: 1, learningRateChanges: [], steps: 20, samples: SAMPLES, ...run },
    { title: 'A run "of" \\ three\nlines """', link: 'https://example.org/#v=1&lr=0.1' },
  );

const script = (config: object, run: Partial<ReproducedRun> = {}) => scriptOf(experimentOf(config), run);

describe('a PyTorch script', () => {
  it('has lines that fit, whatever the experiment', () => {
    for (const text of fc.sample(experimentArbitrary, { numRuns: 300, seed: 15 }).map((each) => scriptOf(each))) {
      expect(text).not.toMatch(/undefined|NaN|\bnull\b|\[object|[^\x20-\x7e\n]/);
      expect(text.split('\n').filter((line) => line.length > MOST_CHARACTERS)).toEqual([]);
    }
  });

  it('of plain backpropagation has nothing that other experiments need', () => {
    const text = script({ task: { name: 'curve' } });
    expect(text).not.toMatch(
      /slope|output_error|GAMMA0|\bb\[|BIAS|\bB\[|DECAY|SPEED|LR_CHANGES|batches|feedback|accuracy|def output/,
    );
    expect(text).toContain('torch.optim.SGD(groups)');
  });

  it('has the parts that its settings ask for', () => {
    const planar = { name: 'planar' };
    const parts: [part: string, config: object][] = [
      ['0.5 * ((f - y) ** 2)', {}],
      ['torch.log_softmax', { task: { name: 'digits' }, train: { loss: 'ce' } }],
      ['def accuracy', { task: planar }],
      ['GAMMA0 = 0.1', { scaling: { gamma0: 0.1 } }],
      ['z[L + 1] - z0[L + 1]', { scaling: { centered: true } }],
      ['BIAS_LR', { net: { bias: true } }],
      ['torch.block_diag', { net: { symmetric: true } }],
      ['momentum=0.9', { train: { optimizer: 'momentum' } }],
      ['torch.optim.Adam', { train: { optimizer: 'adam' } }],
      ['adam divides by the gradient', { train: { optimizer: 'adam' } }],
      ['SPEED[l] * W[l].grad', { train: { optimizer: 'slo' } }],
      ['group["decay"] * parameter', { train: { weightDecay: 0.1 } }],
      ['BATCH = 8', { train: { batch: 8 } }],
      ['e[l + 1] @ B[l + 1]', { train: { rule: 'fa' } }],
      ['e[L + 1] @ B[l].T', { train: { rule: 'dfa' } }],
      ['for l in range(L, 0, -1):  # one layer', { train: { rule: 'pc' } }],
      ['forces = {', { train: { rule: 'pc', pc: { schedule: 'synchronous' } } }],
      ['ridge_feedback(a[l + 1], h[l])', { train: { rule: 'tp' } }],
      ['h[l] + (target - a[l + 1]) @ Q_T', { train: { rule: 'dtp' } }],
      ['def learn_feedback', { train: { rule: 'dtp', tp: { feedback: 'learned' } } }],
    ];
    for (const [part, config] of parts) {
      expect(script({ task: { name: 'curve' }, ...config })).toContain(part);
    }
  });

  it('counts the steps that are measured, up to the end of the run', () => {
    const measured = (measure: object, steps: number) => /MEASURED_AT = (.*)/.exec(script({ measure }, { steps }))?.[1];
    expect(measured({ at: [0, 10, 40] }, 20)).toBe('{0, 10}');
    expect(measured({ at: [40] }, 20)).toBe('{20}');
    expect(measured({}, 5)).toBe('{0, 1, 2, 3, 4, 5}');
  });

  it('changes its learning rate when the run did, and begins with the first rate that was used', () => {
    const learningRateChanges = [
      { step: 0, lr: 0.5 },
      { step: 7, lr: 0.25 },
      { step: 20, lr: 4 },
    ];
    const text = script({ net: { width: 64 }, train: { lr: 0.1 } }, { learningRateChanges });
    expect(text).toContain('with lr = 0.5,');
    expect(text).toContain('LR_CHANGES = {7: 0.25 / 0.5}');
  });

  it('writes the rate of each layer in absolute units', () => {
    const experiment = experimentOf({ net: { width: 128 }, train: { lr: 0.5, lrUnit: 'critical' } });
    const rows = scalingTable(experiment).map((row) => ({ ...row, lr: row.lr * 0.25 }));
    const lrUnit = lrUnitOf(experiment, rows);
    expect(lrUnit).toBeCloseTo(0.25, 12);
    expect(scriptOf(experiment, { lrUnit })).toContain('LR = {1: 0.25, 2: 0.125, 3: 0.125, 4: 0.0625}');
  });
});
