import * as tf from '@tensorflow/tfjs-core';
import type { BackendName, BackendReport, BackendRequest } from '../../config/backend.ts';
import { messageOf } from '../../words/message-of.ts';
import { words } from '../../words/words.ts';
import { withoutFusedKernels } from './fused/kernel.ts';
import { captureNothing, setCapture } from './capture.ts';
import { registerWasmKernels } from './wasm/register-kernels.ts';
import { captureWasmStep } from './wasm/capture-wasm-step.ts';
import { describeThreads } from './wasm/threads/thread-host.ts';
import { findAdapter, openDevice, pickMatmulProgram, type AdapterReport } from './webgpu/device.ts';
import { isWebGpuBackend, settleQueue } from './webgpu/queue.ts';

/**
 * The ways to run operations. `captured`: our kernels replay steps without tfjs. `eager`: tfjs runs our kernels one by
 * one, the reference for `captured`. `plain`: tfjs runs only its own kernels, the reference for ours.
 */
export type Execution = 'captured' | 'eager' | 'plain';

/** The parts of opening a backend that depend on the environment. */
export interface BackendOptions {
  /** Address of tfjs-backend-wasm-simd.wasm; Node finds its own. */
  wasmPath?: string;
  execution?: Execution;
  /** Receives a sentence when the GPU is lost, or when it fails with an error that no promise reports. */
  onGpuFailure?: (sentence: string) => void;
}

/**
 * Opens a backend, on which every later tensor lives. `auto` takes WebGPU when the adapter is a real GPU, else
 * WebAssembly, else plain JavaScript. A backend that is asked for by name is either opened or refused.
 *
 * @throws a sentence when the requested backend is not available
 */
export async function openBackend(request: BackendRequest, options: BackendOptions = {}): Promise<BackendReport> {
  if (request === 'auto') return openBest(options);
  try {
    return await OPEN[request](options, words.engine.backendAsked(request));
  } catch (error) {
    throw new Error(words.engine.cannotOpen(request, messageOf(error)));
  }
}

async function openBest(options: BackendOptions): Promise<BackendReport> {
  const adapter = await findAdapter(webGpu());
  let reason = adapter ? words.engine.softwareGpu(adapter.description) : words.engine.noWebGpu;
  if (adapter && !adapter.software) {
    try {
      return await openWebGpu(adapter, options, words.engine.realGpu(adapter.description));
    } catch (error) {
      reason = words.engine.gpuFailed(messageOf(error));
    }
  }
  try {
    return await openWasm(options, reason);
  } catch (error) {
    return openCpu(words.engine.plainJavaScript(messageOf(error)));
  }
}

/** The function that opens each backend. */
const OPEN: Record<BackendName, (options: BackendOptions, reason: string) => Promise<BackendReport>> = {
  webgpu: async (options, reason) => {
    const adapter = await findAdapter(webGpu());
    if (!adapter) throw new Error(words.engine.noAdapter);
    return openWebGpu(adapter, options, adapter.software ? words.engine.softwareAsked(adapter.description) : reason);
  },
  wasm: openWasm,
  cpu: (_, reason) => openCpu(reason),
};

/**
 * Opens WebGPU on a device of ours. tfjs's registration would make its own device; ours replaces it under the same
 * name.
 */
async function openWebGpu(
  adapter: AdapterReport,
  { onGpuFailure, execution = 'captured' }: BackendOptions,
  reason: string,
): Promise<BackendReport> {
  const { captureStep, LabWebGpuBackend, registerWebGpuKernels } = await import('./webgpu/open.ts');
  const device = await openDevice(adapter, {
    onLost: (why) => onGpuFailure?.(words.engine.deviceLost(why)),
    onError: (why) => onGpuFailure?.(words.engine.gpuError(why)),
  });
  pickMatmulProgram(adapter.software);
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
  const backend = new LabWebGpuBackend(device, adapter);
  tf.registerBackend('webgpu', () => backend);
  await use('webgpu');
  if (execution === 'plain') withoutFusedKernels('webgpu');
  else registerWebGpuKernels();
  if (execution === 'captured') setCapture((step, feeds) => captureStep(backend, step, feeds));
  return { name: 'webgpu', adapter: adapter.description, reason };
}

async function openWasm({ wasmPath, execution = 'captured' }: BackendOptions, reason: string): Promise<BackendReport> {
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
  withoutFusedKernels('wasm');
  if (execution === 'plain') return { name: 'wasm', adapter: null, reason };
  try {
    await registerWasmKernels();
  } catch (error) {
    return { name: 'wasm', adapter: null, reason: `${reason} ${words.engine.withoutKernels(messageOf(error))}` };
  }
  if (execution !== 'captured') return { name: 'wasm', adapter: null, reason };
  setCapture(captureWasmStep);
  return { name: 'wasm', adapter: null, reason: [reason, ...describeThreads()].join(' ') };
}

async function openCpu(reason: string): Promise<BackendReport> {
  await import('@tensorflow/tfjs-backend-cpu');
  await use('cpu');
  return { name: 'cpu', adapter: null, reason };
}

/** Makes a backend that of every later tensor; it captures nothing yet. */
async function use(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(words.engine.notInitialized);
  await tf.ready();
  setCapture(captureNothing);
}

/** Resolves when all work that was queued on the GPU is done; at once on the other backends. */
export async function settleBackend(): Promise<void> {
  const backend = tf.backend();
  if (isWebGpuBackend(backend)) await settleQueue(backend);
}

/** Frees memory that the backend keeps for later tensors; WebGPU would keep it for ever. */
export function freeUnusedMemory(): void {
  const backend = tf.backend();
  if (isWebGpuBackend(backend)) backend.freeUnused();
}

/** Returns the browser's WebGPU, or the one that the command line put in its place. */
const webGpu = (): GPU | undefined => (typeof navigator === 'undefined' ? undefined : navigator.gpu);
