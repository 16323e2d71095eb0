import { describe, it } from 'vitest';
import { describeExecutions } from '../testing/execution-suite.ts';
import { provideTestGpu } from '../testing/test-gpu.ts';

/** The rounding by which tfjs's own loops and ours differ in tanh and similar functions. */
const ROUNDING = 1e-5;
/**
 * The cases in which our shaders are compared with tfjs's own, which need 0.1 s a step on a CPU. The fixtures compare
 * ours with float64 in every case.
 */
const ON_GPU = ['bp, relu', 'bp, adam, erf, minibatches', 'pc, sequential'];

describeExecutions('wasm', { captureTolerance: ROUNDING, plain: () => true });

if (await provideTestGpu())
  describeExecutions('webgpu', { captureTolerance: 0, plain: (name) => ON_GPU.includes(name) });
else describe('a step on webgpu', () => it.skip('needs WebGPU in Node', () => undefined));
