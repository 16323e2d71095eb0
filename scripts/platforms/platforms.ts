import type { BackendName } from '../../src/config/backend.ts';

/** What runs the engine in Node, in the order of the table. */
export const PLATFORMS = {
  cpu: { backend: 'cpu', label: 'plain JavaScript' },
  wasm: { backend: 'wasm', label: 'WebAssembly, SIMD' },
  'wasm relaxed': { backend: 'wasm', label: 'WebAssembly, relaxed SIMD' },
  webgpu: { backend: 'webgpu', label: 'WebGPU' },
} as const satisfies Record<string, { backend: BackendName; label: string }>;

/** One of {@link PLATFORMS}. */
export type Platform = keyof typeof PLATFORMS;

/** The largest relative differences of a case from float64: of its losses, and of a matrix of weights at the end. */
export interface Differences {
  loss: number;
  weights: number;
}

/** What a platform found for a case. */
export interface Found extends Differences {
  /** The differences that one rounding of each initial weight makes, on plain JavaScript alone. */
  rounding?: Differences;
}
