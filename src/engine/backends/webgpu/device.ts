import * as tf from '@tensorflow/tfjs-core';
import { words } from '../../../words/words.ts';

/** Limits that small networks may need more of than WebGPU grants by default. */
const WANTED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** What our shaders use where it is. */
const WANTED_FEATURES = ['subgroups'] as const;

/** An adapter, described for people and for the choice of the backend. */
export interface AdapterReport {
  adapter: GPUAdapter;
  /** Vendor and architecture, such as "nvidia lovelace". */
  description: string;
  /** A CPU that plays GPU (SwiftShader, llvmpipe, WARP): slower than WebAssembly. */
  software: boolean;
}

/** The browser's preferred adapter, or `null` where WebGPU or any adapter is missing. */
export async function findAdapter(gpu: GPU | undefined): Promise<AdapterReport | null> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return null;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const names = [description || vendor, architecture, device].filter(Boolean).join(' ');
  const software = isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|softpipe|warp|basic render/i.test(names);
  return { adapter, description: names || words.engine.unnamedGpu, software };
}

/** What to do when a device of ours fails. */
export interface DeviceWatch {
  /** The device is gone for good; everything on it is lost. */
  onLost(reason: string): void;
  /** An error that no promise reported. */
  onError(message: string): void;
}

/** A device of our own with the adapter's full limits, watched for loss and for uncaptured errors. */
export async function openDevice({ adapter }: AdapterReport, watch: DeviceWatch): Promise<GPUDevice> {
  const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]]));
  const requiredFeatures = WANTED_FEATURES.filter((name) => adapter.features.has(name));
  const device = await adapter.requestDevice({ requiredLimits, requiredFeatures }).catch(() => adapter.requestDevice());
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') watch.onLost(message || reason);
  });
  device.addEventListener('uncapturederror', ({ error }) => watch.onError(error.message));
  return device;
}

/** tfjs 4.22's own numbers of its matrix product shaders. */
const PROGRAMS = { chosenByTfjs: -1, smallOutputSize: 2 };

/**
 * Picks the shader of matrix products. tfjs takes the one that reduces within a workgroup wherever the result is
 * small; its barriers cost 20 times more than all the rest on a CPU that plays GPU, so there it is the plainer one.
 *
 * @param software whether the adapter is a CPU
 */
export function pickMatmulProgram(software: boolean): void {
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', software ? PROGRAMS.smallOutputSize : PROGRAMS.chosenByTfjs);
}
