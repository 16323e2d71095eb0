import { expect, it } from 'vitest';
import { openBackend } from './backend.ts';

it('a software GPU loses against WebAssembly unless it is asked for', async () => {
  const chosen = await openBackend('auto');
  expect(chosen.name).toBe('wasm');
  expect(chosen.reason).toMatch(/software/);

  const asked = await openBackend('webgpu');
  expect(asked.adapter).toMatch(/swiftshader/i);
  expect(asked.reason).toMatch(/slower than WebAssembly, because it was asked for/);
});
