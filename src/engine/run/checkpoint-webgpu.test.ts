import { beforeAll, describe, it } from 'vitest';
import { openBackend } from '../backends/open-backend.ts';
import { expectSame } from '../testing/checkpoint-suite.ts';
import { provideTestGpu } from '../testing/test-gpu.ts';

if (await provideTestGpu()) {
  describe('a run from a checkpoint on webgpu', () => {
    beforeAll(() => openBackend('webgpu'));

    it.each(['momentum', 'adam', 'a comparison, momentum, twins', 'target propagation, learned feedback'])(
      '%s, is the run without a break to the last bit',
      expectSame,
    );
  });
} else describe('a run from a checkpoint on webgpu', () => it.skip('needs WebGPU in Node', () => undefined));
