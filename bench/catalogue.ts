import { DEFAULT, S1, S2, S3, W4096 } from './problem.ts';
import { COMPARISON, FRAMES, STREAMS } from './sections/page.ts';
import { RESIDUAL, SCALINGS } from './sections/scaling.ts';
import type { Section } from './sections/section.ts';
import { versus } from './sections/versus.ts';

const ENSEMBLE = { ...S1, members: 32 };
const LARGE_ENSEMBLE = { ...S1, members: 128 };
const CUDA = ['cuda', 'cudagraph'] as const;

/** The lab on two threads. */
const THREADED = Object.entries({ s1: S1, s2: S2, s3: S3, def: DEFAULT }).map(([name, problem]) =>
  versus({
    ...{ name: `wasm.${name}t2`, backend: 'wasm', problem, workers: 1, threads: 2 },
    peers: ['one', 'torchN', 'tfjs'],
    quick: ['one'],
  }),
);

/** All sections, in the order in which they are measured. */
export const CATALOGUE: readonly Section[] = [
  versus({
    name: 'webgpu.s1',
    backend: 'webgpu',
    problem: S1,
    workers: 1,
    peers: ['tfjs', 'tfjs.js', 'jaxjs', ...CUDA],
    quick: ['tfjs', 'tfjs.js'],
  }),
  versus({
    name: 'wasm.s1',
    backend: 'wasm',
    problem: S1,
    workers: 1,
    peers: ['tfjs', 'jaxjs', 'torch1', 'torchN'],
    quick: ['tfjs', 'jaxjs', 'torch1'],
  }),
  versus({
    name: 'wasm.s2',
    backend: 'wasm',
    problem: S2,
    workers: 1,
    peers: ['tfjs', 'jaxjs', 'torch1', 'torchN'],
    quick: ['tfjs', 'torch1'],
  }),
  versus({
    name: 'wasm.s3',
    backend: 'wasm',
    problem: S3,
    workers: 1,
    peers: ['tfjs', 'jaxjs', 'torch1', 'torchN'],
    quick: ['tfjs', 'torch1'],
  }),
  versus({
    name: 'wasm.e32',
    backend: 'wasm',
    problem: ENSEMBLE,
    workers: 1,
    peers: ['torch1', 'torchN'],
    quick: ['torch1'],
  }),
  versus({
    name: 'wasm.e32w2',
    backend: 'wasm',
    problem: ENSEMBLE,
    workers: 2,
    peers: ['torch1', 'torchN'],
    quick: ['torch1'],
  }),
  ...THREADED,
  STREAMS,
  COMPARISON,
  FRAMES,
  versus({
    name: 'wasm.e128',
    backend: 'wasm',
    problem: LARGE_ENSEMBLE,
    workers: 1,
    peers: ['torch1', 'torchN'],
    quick: [],
  }),
  versus({
    name: 'wasm.e128w2',
    backend: 'wasm',
    problem: LARGE_ENSEMBLE,
    workers: 2,
    peers: ['torch1', 'torchN'],
    quick: [],
  }),
  versus({
    name: 'wasm.s1.pc',
    backend: 'wasm',
    problem: { ...S1, rule: 'pc' },
    workers: 1,
    peers: ['tfjs', 'torch1'],
    quick: [],
  }),
  versus({
    name: 'wasm.s2.pc',
    backend: 'wasm',
    problem: { ...S2, rule: 'pc' },
    workers: 1,
    peers: ['tfjs', 'torch1'],
    quick: [],
  }),
  versus({
    name: 'webgpu.s1.pc',
    backend: 'webgpu',
    problem: { ...S1, rule: 'pc' },
    workers: 1,
    peers: ['tfjs', 'tfjs.js'],
    quick: [],
    needsGpu: true,
  }),
  versus({
    name: 'webgpu.s2',
    backend: 'webgpu',
    problem: S2,
    workers: 1,
    peers: ['tfjs', 'tfjs.js', ...CUDA],
    quick: [],
  }),
  versus({
    name: 'webgpu.s3',
    backend: 'webgpu',
    problem: S3,
    workers: 1,
    peers: ['tfjs', ...CUDA],
    quick: [],
    needsGpu: true,
  }),
  versus({
    name: 'webgpu.w4096',
    backend: 'webgpu',
    problem: W4096,
    workers: 1,
    peers: CUDA,
    quick: [],
    needsGpu: true,
  }),
  versus({
    name: 'webgpu.e32',
    backend: 'webgpu',
    problem: ENSEMBLE,
    workers: 1,
    peers: CUDA,
    quick: [],
    needsGpu: true,
  }),
  versus({
    name: 'webgpu.e128',
    backend: 'webgpu',
    problem: LARGE_ENSEMBLE,
    workers: 1,
    peers: CUDA,
    quick: [],
    needsGpu: true,
  }),
  ...SCALINGS,
  ...RESIDUAL,
];
