import { describe, it } from 'vitest';
import { describeExecutions } from './testing/execution-suite.ts';
import { provideTestGpu } from './testing/node-gpu.ts';

/** tfjs's own loops and ours round tanh and their like differently. */
const ROUNDING = 1e-5;

describeExecutions('wasm', ROUNDING);

if (await provideTestGpu()) describeExecutions('webgpu', 0);
else describe('a step on webgpu', () => it.skip('needs WebGPU in Node', () => undefined));
