import * as tf from '@tensorflow/tfjs-core';
import corePackage from '@tensorflow/tfjs-core/package.json' with { type: 'json' };
import wasmPackage from '@tensorflow/tfjs-backend-wasm/package.json' with { type: 'json' };
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import webgpuPackage from '@tensorflow/tfjs-backend-webgpu/package.json' with { type: 'json' };
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBackend } from '../open-backend.ts';
import { provideTestGpu } from '../../testing/test-gpu.ts';
import { isWebGpuBackend } from '../webgpu/queue.ts';

/** The version of tfjs in which the names below exist. */
const VERSION = '4.22.0';

/** An undocumented part of tfjs: its type, and what breaks without it. */
type Reliance = [path: string, type: 'function' | 'object' | 'number' | 'anything', usedFor: string];

const WEBGPU: Reliance[] = [
  ['device', 'object', 'webgpu/lab-backend.ts puts the recorder in its place'],
  ['queue', 'object', 'webgpu/lab-backend.ts puts the queue of the recorder in its place'],
  ['bufferManager', 'object', 'webgpu/buffer-pool.ts takes its place'],
  ['bufferManager.acquireBuffer', 'function', 'webgpu/buffer-pool.ts is asked for buffers by this name'],
  ['bufferManager.releaseBuffer', 'function', 'webgpu/buffer-pool.ts is given buffers back by this name'],
  ['bufferManager.numBytesUsed', 'number', 'webgpu/buffer-pool.ts is asked for it by tf.memory'],
  ['bufferManager.numBytesAllocated', 'number', 'webgpu/buffer-pool.ts is asked for it by tf.memory'],
  ['bufferManager.dispose', 'function', 'webgpu/buffer-pool.ts is closed by this name'],
  ['tensorMap.get', 'function', 'webgpu/lab-backend.ts finds the buffer of a tensor'],
  ['commandEncoder', 'anything', 'webgpu/command-replay.ts encodes among the commands of tfjs'],
  ['computePassEncoder', 'anything', 'webgpu/command-replay.ts encodes among the commands of tfjs'],
  ['commandQueueOwnedIds', 'object', 'webgpu/lab-backend.ts keeps buffers of queued commands from being reused'],
  ['dispatchCountInPass', 'number', 'webgpu/lab-backend.ts submits as often as tfjs'],
  ['uniformPendingDisposal', 'object', 'webgpu/lab-backend.ts gives uniforms back after the submit'],
  ['ensureCommandEncoderReady', 'function', 'webgpu/lab-backend.ts opens an encoder'],
  ['endComputePassEncoder', 'function', 'webgpu/lab-backend.ts ends a pass'],
  ['submitQueue', 'function', 'webgpu/lab-backend.ts submits'],
  ['convertAndCacheOnCPU', 'function', 'webgpu/lab-backend.ts keeps values that a replay changes off the CPU'],
  ['uploadToGPU', 'function', 'webgpu/lab-backend.ts tells older tensors from those of the recording'],
  ['write', 'function', 'webgpu/lab-backend.ts notes the tensors of the recording'],
  ['read', 'function', 'webgpu/lab-backend.ts refuses it in a recording'],
  ['readSync', 'function', 'webgpu/lab-backend.ts refuses it in a recording'],
  ['shouldExecuteOnCPU', 'function', 'webgpu/lab-backend.ts keeps small operations on the GPU'],
  ['refCount', 'function', 'webgpu/capture-webgpu-step.ts refuses states that share their data'],
  ['makeTensorInfo', 'function', 'webgpu/lab-backend.ts makes the outputs of our kernels'],
];

const WASM: Reliance[] = [
  ['wasm.asm.memory.buffer', 'object', 'tfjs-internals/wasm.ts shares the memory'],
  ['wasm._malloc', 'function', 'tfjs-internals/wasm.ts takes memory'],
  ['wasm._free', 'function', 'tfjs-internals/wasm.ts gives memory back'],
  ['dataIdMap.get', 'function', 'tfjs-internals/wasm.ts finds a tensor'],
  ['makeOutput', 'function', 'tfjs-internals/wasm.ts makes the outputs of our kernels'],
];

const ENGINE: Reliance[] = [
  ['backendName', 'anything', 'tfjs-internals/switch-backend.ts puts a backend in the place of another'],
  ['backendInstance', 'anything', 'tfjs-internals/switch-backend.ts puts a backend in the place of another'],
];

const FLAGS: Reliance[] = [
  ['WEBGPU_MATMUL_PROGRAM_TYPE', 'number', 'webgpu/device.ts picks the shader of products'],
  ['WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 'number', 'webgpu/lab-backend.ts submits as often as tfjs'],
];

/** Returns the value at the end of a path of names; `undefined` where the path ends early. */
const at = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], root);

/** Returns a sentence for each part that is missing or of another type. */
function missing(backend: object, name: string, reliances: Reliance[]): string[] {
  return reliances.flatMap(([path, type, usedFor]) => {
    const value = at(backend, path);
    const isThere = type === 'anything' ? path in backend : typeof value === type && value !== null;
    return isThere ? [] : [`tfjs's ${name} backend has no ${type} ${path} any more, but ${usedFor}.`];
  });
}

const hasGpu = await provideTestGpu();

describe('the undocumented parts of tfjs that the engine relies on', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['tfjs-core', corePackage.version],
    ['tfjs-backend-webgpu', webgpuPackage.version],
    ['tfjs-backend-wasm', wasmPackage.version],
  ])('are those of the version of %s that is installed', (_, version) => {
    expect(version, 'Read what changed in the parts named here, then change the version').toBe(VERSION);
  });

  it('are there in the WebGPU backend', () => {
    // The constructor asks for no more, and no shader runs.
    vi.stubGlobal('navigator', { gpu: {} });
    const device = { queue: {}, features: new Set(), limits: {} } as unknown as GPUDevice;
    const backend = new WebGPUBackend(device, { vendor: '', architecture: '' } as GPUAdapterInfo);
    expect(missing(backend, 'WebGPU', WEBGPU)).toEqual([]);
  });

  it('are there in the WebAssembly backend', async () => {
    await openBackend('wasm');
    const backend = tf.backend();
    expect(missing(backend, 'WebAssembly', WASM)).toEqual([]);
    const values = tf.tensor1d([1, 2, 3]);
    const { memoryOffset } =
      (at(backend, 'dataIdMap') as Map<object, { memoryOffset: number }>).get(values.dataId) ?? {};
    const { buffer } = at(backend, 'wasm.asm.memory') as WebAssembly.Memory;
    expect([...new Float32Array(buffer, memoryOffset, 3)]).toEqual([1, 2, 3]);
    values.dispose();
  });

  it.runIf(hasGpu)('behave as expected: a shader of tfjs writes its first binding', async () => {
    await openBackend('webgpu');
    const backend: object = tf.backend();
    if (!isWebGpuBackend(backend)) throw new Error('WebGPU is not open');
    let written: GPUBuffer | null = null;
    const { commands, buffers } = backend.record(() => {
      tf.tidy(() => {
        written = backend.bufferOf(tf.add(tf.scalar(1), tf.scalar(2)));
      });
    });
    buffers.destroy();
    expect(commands).toMatchObject([{ kind: 'dispatch', written: 1 }]);
    expect(commands[0].kind === 'dispatch' && commands[0].bindings[0].buffer).toBe(written);
  });

  it('are there in the engine', async () => {
    await openBackend('cpu');
    expect(missing(tf.engine(), 'core', ENGINE)).toEqual([]);
    expect(at(tf.engine(), 'backendName')).toBe(tf.getBackend());
    expect(at(tf.engine(), 'backendInstance')).toBe(tf.backend());
  });

  it('are there among the flags', () => {
    const flags = Object.fromEntries(FLAGS.map(([name]) => [name, tf.env().getNumber(name)]));
    expect(missing(flags, 'WebGPU', FLAGS)).toEqual([]);
  });

  it('are reported with a sentence when they are missing', () => {
    expect(missing({ queue: 1 }, 'WebGPU', [['queue.submit', 'function', 'a test asks for it']])).toEqual([
      "tfjs's WebGPU backend has no function queue.submit any more, but a test asks for it.",
    ]);
  });
});
