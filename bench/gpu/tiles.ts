/** The tiles of matrix products on a GPU: each is tried at the shapes of the benchmark, beside the one that the lab takes. */
import * as tf from '@tensorflow/tfjs-core';
import { openBackend, settleBackend } from '../../src/engine/backends/open-backend.ts';
import type { KernelBackend } from '../../src/engine/backends/webgpu/kernels/dispatch.ts';
import { KEEP } from '../../src/engine/backends/webgpu/kernels/finish.ts';
import { runProduct } from '../../src/engine/backends/webgpu/kernels/product.ts';
import {
  chooseTile,
  HARDWARE_TILES,
  machineOf,
  type ProductShape,
  type Tile,
} from '../../src/engine/backends/webgpu/kernels/tiles.ts';
import { median } from '../statistics.ts';

/** Layers of the benchmark's shapes, forward: [samples, width] times [width, width]. */
const SHAPES: Record<string, ProductShape> = {
  s1: { members: 1, rows: 128, columns: 64, length: 64 },
  s2: { members: 1, rows: 256, columns: 256, length: 256 },
  s3: { members: 1, rows: 512, columns: 1024, length: 1024 },
  w4096: { members: 1, rows: 256, columns: 4096, length: 4096 },
  e128: { members: 128, rows: 128, columns: 64, length: 64 },
};
/** The products of a round, and the rounds of each tile, in turn. */
const [PRODUCTS, ROUNDS] = [30, 7];

/** What a product takes with each tile. */
export interface TileResult {
  name: string;
  /** By tile: its name, the ms of a product, and whether the lab takes it. */
  tiles: { tile: string; ms: number; isChosen: boolean }[];
}

/** Tries all tiles at all shapes, on the WebGPU that Node was given. */
export async function raceTiles(shapes: Readonly<Record<string, ProductShape>> = SHAPES): Promise<TileResult[]> {
  await openBackend('webgpu');
  const backend = tf.backend() as unknown as KernelBackend;
  const results: TileResult[] = [];
  for (const [name, shape] of Object.entries(shapes)) {
    const { members, rows, columns, length } = shape;
    const [left, right] = [tf.randomNormal([members, rows, length]), tf.randomNormal([members, columns, length])];
    const multiply = (tile: Tile) => {
      const [out] = runProduct(
        backend,
        {
          members,
          left: { tensor: left, transposed: false },
          right: { tensor: right, transposed: true },
          finish: KEEP,
          outputs: [{ shape: [members, rows, columns], dtype: 'float32' }],
        },
        tile,
      );
      backend.disposeData(out.dataId);
    };
    const chosen = chooseTile(shape, machineOf(backend.device, false));
    const times = new Map(HARDWARE_TILES.map((tile) => [tile, [] as number[]]));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [tile, rounds] of times) {
        const begun = performance.now();
        for (let i = 0; i < PRODUCTS; i++) multiply(tile);
        await settleBackend();
        // The first round compiles.
        if (round > 0) rounds.push((performance.now() - begun) / PRODUCTS);
      }
    }
    tf.dispose([left, right]);
    const tiles = [...times].map(([tile, rounds]) => ({
      ...{ tile: nameOf(tile), ms: median(rounds), isChosen: nameOf(tile) === nameOf(chosen) },
    }));
    results.push({ name, tiles: tiles.sort((a, b) => a.ms - b.ms) });
  }
  return results;
}

/** Names a tile by what an invocation holds, the invocations of its workgroup, and how it reads. */
const nameOf = ({ rows, columns, across, down, slices, source }: Tile): string =>
  [`${rows}x${columns}`, `${across}x${down}`, ...(slices > 1 ? [`${slices} slices`] : []), source].join(' ');
