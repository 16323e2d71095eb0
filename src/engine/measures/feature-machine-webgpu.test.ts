import { beforeAll, describe, it } from 'vitest';
import { openBackend } from '../backends/open-backend.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';
import { expectMachineMeasure } from '../testing/machine-reference.ts';
import { provideTestGpu } from '../testing/test-gpu.ts';

if (await provideTestGpu()) {
  describe('a feature machine beside a network, on webgpu', () => {
    beforeAll(() => openBackend('webgpu'));

    it.each(['rfmTestLoss', 'rfmNfm', 'rfmNfmPearson', 'rfmAgop', 'rfmAgopPearson'] as const)(
      'has the %s of float64',
      async (measure) => {
        const experiment = experimentOf({
          ...{ net: { width: 7, depth: 2, activation: 'tanh' }, task: { name: 'single-index', d: 9 } },
          measure: { probe: 6, rfm: true, rfmRounds: 2 },
        });
        await expectMachineMeasure([experiment], gaussianDataset(experiment), measure);
      },
    );
  });
} else describe('a feature machine on webgpu', () => it.skip('needs WebGPU in Node', () => undefined));
