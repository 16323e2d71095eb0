import { describe, expect, it } from 'vitest';
import { labInFolder } from './testing/lab-in-folder.ts';

const { lab, put, read } = labInFolder();

/** The tested parts of the written theory. */
interface Theory {
  scaling: { regime: string };
  infiniteWidth: { probe: { tangent: number[][] }; curve: { loss: number[] } };
  twoLayerLinear: { steps: number[]; product: number[] } | null;
  featureMachine: { loss: number[]; testLoss: number[]; features: number[][] };
}

describe('npm run lab -- theory', () => {
  it('writes the predictions of theory for an experiment', async () => {
    await put('scalar.json', {
      task: { name: 'linear-teacher', d: 1 },
      net: { width: 1, depth: 1, baseWidth: 1, activation: 'linear', outputInit: 'sign' },
      train: { lr: 1e-3, steps: 4000 },
    });
    const { code } = await lab('theory', '--config', 'scalar.json', '--out', 'theory.json');
    expect(code).toBe(0);
    const theory = (await read('theory.json')) as Theory;
    expect(theory.scaling.regime).toBe('featureLearning');
    expect(theory.infiniteWidth.probe.tangent).toHaveLength(32);
    expect(theory.infiniteWidth.curve.loss.at(-1)).toBeLessThan(theory.infiniteWidth.curve.loss[0]);

    await lab('run', '--config', 'scalar.json', '--backend', 'cpu', '--out', 'scalar-run.json');
    const [[[a]], [[b]]] = ((await read('scalar-run.json')) as { weights: number[][][] }).weights;
    expect(theory.twoLayerLinear?.product.at(-1)).toBeCloseTo(a * b, 3);
    expect(theory.twoLayerLinear?.steps.at(-1)).toBe(4000);
  });

  it('has what a kernel method that learns features makes of the same data', async () => {
    await put('index.json', { task: { name: 'single-index', d: 8, samples: 256, testSamples: 128 } });
    await lab('theory', '--config', 'index.json', '--out', 'index-theory.json');
    const { featureMachine } = (await read('index-theory.json')) as Theory;
    expect(featureMachine.loss).toHaveLength(6);
    expect(featureMachine.testLoss[5]).toBeLessThan(featureMachine.testLoss[0]);
    const trace = featureMachine.features.reduce((sum, row, i) => sum + row[i], 0);
    expect(trace).toBeCloseTo(8, 9);
  });
});
