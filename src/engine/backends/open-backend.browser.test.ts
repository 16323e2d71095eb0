import wasmPath from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { backend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openBackend } from './open-backend.ts';

it('auto prefers WebAssembly to a software GPU, which must be asked for', async () => {
  const chosen = await openBackend('auto', { wasmPath });
  expect(chosen.name).toBe('wasm');
  expect(chosen.reason).toMatch(/software/);

  const asked = await openBackend('webgpu');
  expect(asked.adapter).toMatch(/swiftshader/i);
  expect(asked.reason).toMatch(/slower than WebAssembly, because it was asked for/);
});

it('an error that no promise reports reaches the page as a sentence', async () => {
  const sentences: string[] = [];
  await openBackend('webgpu', { onGpuFailure: (sentence) => sentences.push(sentence) });
  const { device } = backend() as unknown as { device: GPUDevice };
  device.createBuffer({ size: 16, usage: 0 });
  await device.queue.onSubmittedWorkDone();
  await expect.poll(() => sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(/^The GPU reported an error \(.*\)\. Reset the experiment/s);
});
