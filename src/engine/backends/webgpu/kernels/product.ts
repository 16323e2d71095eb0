import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Program } from '../program.ts';
import { foldedGroups, type KernelBackend } from './dispatch.ts';
import type { Finish } from './finish.ts';
import { productShader } from './product-shader.ts';
import { chooseTile, groupsOf, machineOf, type Tile } from './tiles.ts';

/** One factor of a product, for every member or, with a leading 1, shared by all. */
interface Factor {
  tensor: TensorInfo;
  transposed: boolean;
}

/** A batched matrix product, and the work on its entries. */
export interface Product {
  members: number;
  /** [1|M, rows, length], or transposed [1|M, length, rows]. */
  left: Factor;
  /** [1|M, length, columns], or transposed [1|M, columns, length]; absent: one column of ones, for sums of rows. */
  right?: Factor;
  finish: Finish;
  /** The arrays that `finish` writes and reads, in the order of its names. */
  outputs: Program['outputs'];
  inputs?: readonly TensorInfo[];
}

/** Runs a product with the tile that suits it, or with the one that is given. */
export function runProduct(backend: KernelBackend, product: Product, forced?: Tile): TensorInfo[] {
  const { members, left, right, finish, outputs, inputs = [] } = product;
  const [rows, length] = sides(left);
  const columns = right ? sides(right)[1] : 1;
  const shape = { members, rows, columns, length };
  const tile = forced ?? chooseTile(shape, machineOf(backend.device, backend.software));
  const tilesAcross = Math.ceil(columns / (tile.columns * tile.across));
  const tilesDown = Math.ceil(rows / (tile.rows * tile.down));
  const wgsl = productShader({
    tile,
    leftTransposed: left.transposed,
    rightTransposed: right?.transposed ?? null,
    rowsFit: rows % (tile.rows * tile.down) === 0,
    columnsFit: columns % (tile.columns * tile.across) === 0,
    lengthInFours: length % 4 === 0,
    finish,
  });
  return backend.runProgram({
    wgsl,
    outputs,
    inputs: [left.tensor, ...(right ? [right.tensor] : []), ...inputs],
    uniforms: [rows, columns, length, members, tilesAcross, tilesDown, strideOf(left), right ? strideOf(right) : 0],
    workgroups: foldedGroups(groupsOf(shape, tile)),
  });
}

/** Returns the rows and columns of a factor as the product sees it. */
const sides = ({ tensor, transposed }: Factor): [number, number] =>
  transposed ? [tensor.shape[2], tensor.shape[1]] : [tensor.shape[1], tensor.shape[2]];

/** Returns the number of entries from one member to the next: 0 where all share one. */
const strideOf = ({ tensor: { shape } }: Factor): number => (shape[0] === 1 ? 0 : shape[1] * shape[2]);
