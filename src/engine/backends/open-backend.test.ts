import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBackend } from './open-backend.ts';

const gpuWith = (info: Partial<GPUAdapterInfo> | null) => ({
  gpu: {
    requestAdapter: () =>
      Promise.resolve(
        info && {
          info,
          limits: {},
          features: new Set(),
          requestDevice: () => Promise.reject(new Error('the driver is too old')),
        },
      ),
  },
});

describe('the choice of a backend', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['without WebGPU', {}, /no WebGPU adapter/],
    ['without an adapter', gpuWith(null), /no WebGPU adapter/],
    ['with a software adapter', gpuWith({ description: 'SwiftShader Device' }), /SwiftShader Device\) is software/],
    ['with a fallback adapter', gpuWith({ vendor: 'any', isFallbackAdapter: true }), /any\) is software/],
    [
      'with a real GPU whose device fails',
      gpuWith({ vendor: 'acme' }),
      /could not be started \(the driver is too old\)/,
    ],
  ])('is WebAssembly %s, and says why', async (_, navigator, reason) => {
    vi.stubGlobal('navigator', navigator);
    const report = await openBackend('auto');
    expect(report).toMatchObject({ name: 'wasm', adapter: null });
    expect(report.reason).toMatch(reason);
  });

  it('refuses WebGPU with a sentence when it is asked for but missing', async () => {
    vi.stubGlobal('navigator', {});
    await expect(openBackend('webgpu')).rejects.toThrow(/webgpu could not be started .*no WebGPU adapter.*Choose/);
  });

  it('takes plain JavaScript when asked to', async () => {
    expect(await openBackend('cpu')).toEqual({
      name: 'cpu',
      adapter: null,
      reason: 'cpu runs because it was asked for.',
    });
  });
});
