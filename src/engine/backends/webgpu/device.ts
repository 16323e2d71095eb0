import * as tf from '@tensorflow/tfjs-core';
import { words } from '../../../words/words.ts';

/** Limits whose WebGPU defaults may be too low even for small networks. */
const WANTED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** Features that our shaders use where they exist. */
const WANTED_FEATURES = ['subgroups'] as const;

/** An adapter, described for readers and for the choice of the backend. */
export interface AdapterReport {
  adapter: GPUAdapter;
  /** Vendor and architecture, such as "nvidia lovelace". */
  description: string;
  /** Whether a CPU emulates the GPU (SwiftShader, llvmpipe, WARP), slower than WebAssembly. */
  software: boolean;
}

/** Finds the browser's preferred adapter; `null` where there is no WebGPU or no adapter. */
export async function findAdapter(gpu: GPU | undefined): Promise<AdapterReport | null> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return null;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const names = [description || vendor, architecture, device].filter(Boolean).join(' ');
  const software = isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|softpipe|warp|basic render/i.test(names);
  return { adapter, description: names || words.engine.unnamedGpu, software };
}

/** The handlers for failures of our device. */
export interface DeviceWatch {
  /** Handles the loss of the device and of everything on it. */
  onLost(reason: string): void;
  /** Handles an error that no promise reported. */
  onError(message: string): void;
}

/** Opens a device of our own with the adapter's full limits, and watches it for loss and for uncaptured errors. */
export async function openDevice({ adapter }: AdapterReport, watch: DeviceWatch): Promise<GPUDevice> {
  const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]]));
  const requiredFeatures = WANTED_FEATURES.filter((name) => adapter.features.has(name));
  const device = await adapter.requestDevice({ requiredLimits, requiredFeatures }).catch(() => adapter.requestDevice());
  void device.lost.then(({ reason, message }) => watch.onLost(message || reason));
  device.addEventListener('uncapturederror', ({ error }) => watch.onError(error.message));
  return device;
}

/** tfjs 4.22's own numbers of its matrix product shaders. */
const PROGRAMS = { chosenByTfjs: -1, smallOutputSize: 2 };

/**
 * Picks the shader of matrix products. For small results tfjs takes the shader that reduces within a workgroup. On a
 * CPU that emulates a GPU its barriers cost 20 times more than all the rest, so there the plainer shader runs.
 *
 * @param software whether the adapter is a CPU
 */
export function pickMatmulProgram(software: boolean): void {
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', software ? PROGRAMS.smallOutputSize : PROGRAMS.chosenByTfjs);
}
