import wasmPath from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { expect, it } from 'vitest';
import { openBackend } from './backend.ts';

it('a software GPU loses against WebAssembly unless it is asked for', async () => {
  const chosen = await openBackend('auto', { wasmPath });
  expect(chosen.name).toBe('wasm');
  expect(chosen.reason).toMatch(/software/);

  const asked = await openBackend('webgpu');
  expect(asked.adapter).toMatch(/swiftshader/i);
  expect(asked.reason).toMatch(/slower than WebAssembly, because it was asked for/);
});
