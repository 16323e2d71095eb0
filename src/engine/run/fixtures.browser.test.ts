import wasmPath from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { describeFixtures } from '../testing/fixture-suite.ts';

// On wasm with relaxed SIMD, which multiplies and adds with one rounding.
describeFixtures('wasm', { wasmPath });
describeFixtures('webgpu');
describeFixtures('webgpu', { execution: 'eager' });
