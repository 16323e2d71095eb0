import { beforeAll, describe, it } from 'vitest';
import { openBackend } from '../backends/open-backend.ts';
import { expectGoesOn } from '../testing/start-suite.ts';
import { provideTestGpu } from '../testing/test-gpu.ts';

if (await provideTestGpu()) {
  describe('twenty steps are ten, a break and ten more on webgpu', () => {
    beforeAll(() => openBackend('webgpu'));

    it.each(['a full batch', 'minibatches, biases'])('%s, to the last bit', expectGoesOn);
  });
} else describe('a run with a break on webgpu', () => it.skip('needs WebGPU in Node', () => undefined));
