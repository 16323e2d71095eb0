import * as tf from '@tensorflow/tfjs-core';
import type { BackendName, BackendReport, BackendRequest } from '../config/backend.ts';
import { messageOf } from '../words/message-of.ts';
import { words } from '../words/words.ts';
import { findAdapter, openDevice, type AdapterReport } from './webgpu/device.ts';
import { pickMatmulProgram } from './webgpu/matmul-program.ts';
import { isWebGpuBackend, settleQueue } from './webgpu/queue.ts';

/** What the environment contributes to opening a backend. */
export interface BackendOptions {
  /** Address of tfjs-backend-wasm-simd.wasm; Node finds its own. */
  wasmPath?: string;
  /** Called with a sentence when the GPU is lost, or fails at something that no promise reports. */
  onGpuFailure?: (sentence: string) => void;
}

/**
 * Opens a backend and makes it the one that every later tensor lives on. `auto` takes WebGPU when the
 * adapter is a real GPU, else WebAssembly, else plain JavaScript; a backend asked for by name is taken
 * or refused.
 *
 * @throws a sentence when the backend asked for can't be had
 */
export async function openBackend(request: BackendRequest, options: BackendOptions = {}): Promise<BackendReport> {
  if (request === 'auto') return openBest(options);
  try {
    const adapter = await open(request, options);
    const reason = adapter?.software
      ? words.engine.softwareAsked(adapter.description)
      : words.engine.backendAsked(request);
    return report(request, adapter, reason);
  } catch (error) {
    throw new Error(words.engine.cannotOpen(request, messageOf(error)));
  }
}

async function openBest(options: BackendOptions): Promise<BackendReport> {
  const adapter = await findAdapter(webGpu());
  let reason = adapter ? words.engine.softwareGpu(adapter.description) : words.engine.noWebGpu;
  if (adapter && !adapter.software) {
    try {
      await openWebGpu(adapter, options);
      return report('webgpu', adapter, words.engine.realGpu(adapter.description));
    } catch (error) {
      reason = words.engine.gpuFailed(messageOf(error));
    }
  }
  try {
    await openWasm(options);
    return report('wasm', null, reason);
  } catch (error) {
    await openCpu();
    return report('cpu', null, words.engine.plainJavaScript(messageOf(error)));
  }
}

async function open(name: BackendName, options: BackendOptions): Promise<AdapterReport | null> {
  switch (name) {
    case 'webgpu': {
      const adapter = await findAdapter(webGpu());
      if (!adapter) throw new Error(words.engine.noAdapter);
      await openWebGpu(adapter, options);
      return adapter;
    }
    case 'wasm':
      await openWasm(options);
      return null;
    case 'cpu':
      await openCpu();
      return null;
  }
}

/** tfjs's own WebGPU registration makes its own device; ours takes its place under the same name. */
async function openWebGpu(adapter: AdapterReport, { onGpuFailure }: BackendOptions): Promise<void> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const device = await openDevice(adapter, {
    onLost: (why) => onGpuFailure?.(words.engine.deviceLost(why)),
    onError: (why) => onGpuFailure?.(words.engine.gpuError(why)),
  });
  pickMatmulProgram(adapter.software);
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.adapter.info));
  await use('webgpu');
}

async function openWasm({ wasmPath }: BackendOptions): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  if (wasmPath !== undefined) {
    // tfjs wants a file for each build of its own; on a page with SharedArrayBuffer it would take the threaded one.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmPath,
      'tfjs-backend-wasm-simd.wasm': wasmPath,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmPath,
    });
  }
  await use('wasm');
}

async function openCpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu');
  await use('cpu');
}

async function use(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(words.engine.notInitialized);
  await tf.ready();
}

/** Resolves when all work that was queued on the GPU is done; at once on the other backends. */
export async function settleBackend(): Promise<void> {
  const backend = tf.backend();
  if (isWebGpuBackend(backend)) await settleQueue(backend);
}

/** The number of live tensors, which a run must keep constant. */
export const memoryTensors = (): number => tf.memory().numTensors;

/** The browser's WebGPU, or the one that the command line put in its place. */
const webGpu = (): GPU | undefined => (typeof navigator === 'undefined' ? undefined : navigator.gpu);

const report = (name: BackendName, adapter: AdapterReport | null, reason: string): BackendReport => ({
  name,
  adapter: adapter?.description ?? null,
  reason,
});
