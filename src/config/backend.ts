/** The engines that a run can use. */
export const BACKENDS = ['webgpu', 'wasm', 'cpu'] as const;
/** One of {@link BACKENDS}. */
export type BackendName = (typeof BACKENDS)[number];
/** A backend requested by name, or the lab's own choice. */
export type BackendRequest = BackendName | 'auto';

/** The backend that runs, and why. */
export interface BackendReport {
  name: BackendName;
  /** The GPU adapter in words; `null` without WebGPU. */
  adapter: string | null;
  /** One sentence that says why this backend runs. */
  reason: string;
}

/** The most threads of one network unless a person says otherwise: its layers have no work for more. */
export const MOST_THREADS = 8;
