import { describe, it } from 'vitest';
import { describeCapture } from '../../testing/capture-suite.ts';
import { provideTestGpu } from '../../testing/test-gpu.ts';

if (await provideTestGpu()) describeCapture();
else describe('a captured step', () => it.skip('needs WebGPU in Node', () => undefined));
