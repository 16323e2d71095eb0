import { describe, expect, it } from 'vitest';
import { describeProblem, parseExperiment } from '../../experiment.ts';
import { pytorchScript } from './pytorch-script.ts';
import type { ReproducedRun } from './reproduced-run.ts';

const small = { width: 4, baseWidth: 2, depth: 2, activation: 'tanh' };

/** Experiments that together ask for every piece of a script, with what happened during their runs. */
const RUNS: Record<string, { config: object; run?: Partial<ReproducedRun> }> = {
  'plain backpropagation': { config: { task: { name: 'curve' }, net: small } },
  'biases, momentum, decay and a learning rate that was changed': {
    config: {
      task: { name: 'linear-teacher', d: 3, outputs: 2 },
      net: { ...small, bias: true, activation: 'gelu' },
      scaling: { preset: 'mup', gamma0: 0.5, centered: true, lrExponent: 0.5 },
      train: {
        optimizer: 'momentum',
        lr: 0.2,
        lrUnit: 'critical',
        layerLr: [1, 2, 0.5],
        weightDecay: 0.01,
        batch: 8,
        steps: 200,
      },
      measure: { at: [0, 10, 50] },
    },
    run: { lrUnit: 0.25, learningRateChanges: [{ step: 7, lr: 0.1 }], steps: 60 },
  },
  'feedback alignment with Adam and cross-entropy': {
    config: {
      task: { name: 'digits' },
      net: { ...small, activation: 'relu', outputInit: 'sign' },
      scaling: { preset: 'sp' },
      train: { rule: 'fa', rho: 0.3, optimizer: 'adam', lr: 0.01, loss: 'ce', weightDecay: 0.1, decayScale: 'lr' },
    },
  },
  'direct feedback alignment with speed-limited optimization': {
    config: {
      task: { name: 'planar' },
      net: { ...small, bias: true, outputInit: 'zero' },
      scaling: { preset: 'mup', gamma0: 2 },
      train: { rule: 'dfa', optimizer: 'slo', lr: 0.1, slo: { speeds: [1, 2, 3] }, weightDecay: 0.1 },
    },
    run: { learningRateChanges: [{ step: 5, lr: 0.05 }] },
  },
  'a residual network with Adam': {
    config: {
      task: { name: 'curve' },
      net: { ...small, depth: 4, residual: 'depth-mup' },
      train: { optimizer: 'adam', lr: 0.01 },
    },
  },
  'a cosine after a warm-up, with Adam, biases, decay and a learning rate that was changed': {
    config: {
      task: { name: 'curve' },
      net: { ...small, bias: true },
      train: {
        ...{ optimizer: 'adam', lr: 0.01, weightDecay: 0.1 },
        schedule: { kind: 'cosine', warmup: 5, steps: 12, final: 0.1 },
      },
    },
    run: { learningRateChanges: [{ step: 7, lr: 0.005 }] },
  },
  'drops that became a cosine, with momentum': {
    config: {
      task: { name: 'curve' },
      net: small,
      train: { optimizer: 'momentum', lr: 0.1, schedule: { kind: 'step', warmup: 2, every: 4, factor: 0.5 } },
    },
    run: {
      learningRateChanges: [
        { step: 5, lr: 0.1, schedule: { kind: 'cosine', warmup: 0, steps: 18, final: 0.2, every: 1, factor: 1 } },
        { step: 9, lr: 0.2, schedule: null },
      ],
    },
  },
  'drops, with speed-limited optimization': {
    config: {
      task: { name: 'curve' },
      net: small,
      train: { optimizer: 'slo', lr: 0.1, schedule: { kind: 'step', every: 4, factor: 0.5 } },
    },
  },
  'a symmetric network of one hidden layer, without a test set': {
    config: {
      task: { name: 'planar' },
      net: { ...small, depth: 1, symmetric: true },
      scaling: { preset: 'ntp', centered: true },
    },
    run: { samples: { train: 12, test: 0 } },
  },
  'predictive coding, one layer after another': {
    config: {
      task: { name: 'curve' },
      net: { ...small, bias: true, activation: 'erf' },
      scaling: { preset: 'mup' },
      train: { rule: 'pc', pc: { steps: 6, dt: 0.5, gammaOut: 0.8, gbar: -0.5, fixedPrediction: false } },
    },
  },
  'predictive coding with fixed predictions, all layers at once': {
    config: {
      task: { name: 'curve' },
      net: small,
      train: { rule: 'pc', pc: { schedule: 'synchronous', fixedPrediction: true } },
    },
  },
  'target propagation': { config: { task: { name: 'curve' }, net: small, train: { rule: 'tp' } } },
  'difference target propagation with feedback that learns': {
    config: {
      task: { name: 'curve' },
      net: { ...small, bias: true },
      train: { rule: 'dtp', tp: { feedback: 'learned', noise: 0.2 } },
    },
  },
};

function scriptOf(title: string): string {
  const { config, run } = RUNS[title];
  const parsed = parseExperiment({ seed: 3, ...config });
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return pytorchScript(
    {
      experiment: parsed.experiment,
      lrUnit: 1,
      learningRateChanges: [],
      steps: 20,
      samples: { train: 12, test: 5 },
      ...run,
    },
    { title: 'A recorded "run"', link: run?.lrUnit ? 'https://example.org/#v=1' : null },
  );
}

/** Returns the pieces of a script (functions, and what stands between) that another one lacks. */
function piecesBeside(script: string, other: string): string {
  const pieces = (text: string) => text.trim().split('\n\n\n');
  const known = new Set(pieces(other));
  return `${pieces(script)
    .filter((piece) => !known.has(piece))
    .join('\n\n\n')}\n`;
}

/*
 * The step `pytorch` runs scripts of other experiments in Python. These are for people: the files show what a change does to
 * the scripts. `npx vitest run --project plain recorded-scripts --update` writes them anew.
 */
describe('the recorded script', () => {
  const [plain, ...others] = Object.keys(RUNS);
  const fileOf = (title: string) => `testing/${title.replaceAll(/\W+/g, '-')}.py`;

  it(`of ${plain}`, async () => {
    await expect(scriptOf(plain)).toMatchFileSnapshot(fileOf(plain));
  });

  it.each(others)('of %s, in the pieces that differ from it', async (title) => {
    await expect(piecesBeside(scriptOf(title), scriptOf(plain))).toMatchFileSnapshot(fileOf(title));
  });
});
