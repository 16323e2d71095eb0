import { readFile } from 'node:fs/promises';
import { cpus, platform, release, totalmem } from 'node:os';
import process from 'node:process';
import type { House } from './house.ts';

/** The machine and the programs of a benchmark; `null` for those that were not needed or are missing. */
export interface Machine {
  date: string;
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  /** The version of Chromium or of Node in which the wasm rows ran. */
  wasmIn: string | null;
  /** Whether it has relaxed SIMD. */
  relaxedSimd: boolean | null;
  /** The WebGPU adapter, reached through Dawn in Node. */
  adapter: string | null;
  software: boolean | null;
  /** Versions of the other programs. */
  peers: Record<'tfjs' | 'jaxjs' | 'torch' | 'torchBlas' | 'cudaDevice', string | null>;
}

/** Describes the machine after the races, whose contestants have described themselves. */
export async function describeMachine(house: House, asked: { wasm: boolean; webgpu: boolean }): Promise<Machine> {
  const { seen } = house;
  const adapter = asked.webgpu ? await house.adapter() : null;
  const torch = seen.get('torch1') ?? seen.get('torchN') ?? seen.get('cuda') ?? seen.get('cudagraph');
  return {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: house.cores,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    wasmIn: asked.wasm ? ((await house.wasm().catch(() => null))?.name ?? null) : null,
    relaxedSimd: seen.get('lab.wasm')?.relaxedSimd ?? null,
    adapter: adapter?.description ?? null,
    software: adapter?.software ?? null,
    peers: {
      tfjs: await versionOf('@tensorflow/tfjs'),
      jaxjs: await versionOf('@jax-js/jax'),
      torch: torch?.version ?? null,
      torchBlas: torch?.blas ?? null,
      cudaDevice: (seen.get('cuda') ?? seen.get('cudagraph'))?.device ?? null,
    },
  };
}

async function versionOf(name: string): Promise<string | null> {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version?: string };
  return version ?? null;
}
