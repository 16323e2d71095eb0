import * as tf from '@tensorflow/tfjs-core';
import { cutMembers } from './cut-members.ts';
import { matmul } from './matmul.ts';
import { innerProduct, squaredNorm } from './norms.ts';
import { piecesOf } from './stand-in.ts';

/** A function that lets a worker look at its messages between two blocks of a long computation. */
export type Breathe = () => Promise<void>;

/** Multiply-adds of one block: some 5 ms of WebAssembly on one core. */
export const BLOCK_SIZE = 1e8;

/** Returns A B, [M, r, c], computed in blocks of rows of A. */
export async function blockedProduct(a: tf.Tensor3D, b: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor3D> {
  const parts: tf.Tensor3D[] = [];
  for (const [from, rows] of withoutGaps(piecesOf(rowBlocks(a, b.shape[2])))) {
    parts.push(tf.tidy(() => matmul(rowsOf(a, from, rows), b)));
    await breathe();
  }
  if (parts.length === 1) return parts[0];
  const product = tf.concat3d(parts, 1);
  tf.dispose(parts);
  return product;
}

/** Returns ||A B||_F^2 of each member, [M], without holding the product. */
export async function blockedSquaredNorm(a: tf.Tensor3D, b: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor1D> {
  const parts: tf.Tensor1D[] = [];
  for (const [from, rows] of piecesOf(rowBlocks(a, b.shape[2]))) {
    parts.push(tf.tidy(() => squaredNorm(matmul(rowsOf(a, from, rows), b))));
    await breathe();
  }
  const norm = tf.addN(parts);
  tf.dispose(parts);
  return norm;
}

/** Returns ||X^T X||_F^2 = ||X X^T||_F^2 of each member, from the smaller of the two products. */
export const blockedGramNorm = (x: tf.Tensor3D, transposed: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor1D> =>
  x.shape[1] <= x.shape[2] ? blockedSquaredNorm(x, transposed, breathe) : blockedSquaredNorm(transposed, x, breathe);

/**
 * Returns ||X^T X||_F^2, ||Y^T Y||_F^2 and <X^T X, Y^T Y> of each member, [M] each, without holding the products; X and Y
 * have as many columns.
 */
export async function blockedGramPair(x: tf.Tensor3D, y: tf.Tensor3D, breathe: Breathe): Promise<tf.Tensor1D[]> {
  const both = [x, y].map((each) => ({ each, transposed: tf.transpose(each, [0, 2, 1]) }));
  const taller = x.shape[1] > y.shape[1] ? both[0] : both[1];
  const parts: tf.Tensor1D[][] = [];
  for (const [from, rows] of piecesOf(rowBlocks(taller.transposed, x.shape[2]))) {
    parts.push(
      tf.tidy(() => {
        const [a, b] = both.map(({ each, transposed }) => matmul(rowsOf(transposed, from, rows), each));
        return [squaredNorm(a), squaredNorm(b), innerProduct(a, b)];
      }),
    );
    await breathe();
  }
  const sums = [0, 1, 2].map((i) => tf.addN(parts.map((part) => part[i])));
  tf.dispose([parts, both.map(({ transposed }) => transposed)]);
  return sums;
}

type Block = [from: number, rows: number];

/** Extends each block to the start of the next one, so that no rows are left out. */
const withoutGaps = (blocks: Block[]): Block[] =>
  blocks.map(([from, rows], i) => [from, i + 1 < blocks.length ? blocks[i + 1][0] - from : rows]);

/** Returns [first row, number of rows] of each block, for a product of A with a matrix of that many columns. */
function rowBlocks({ shape: [members, rows, inner] }: tf.Tensor3D, columns: number): Block[] {
  const blockRows = Math.max(1, Math.floor(BLOCK_SIZE / (cutMembers(members) * inner * columns)));
  const blocks: [number, number][] = [];
  for (let from = 0; from < rows; from += blockRows) blocks.push([from, Math.min(blockRows, rows - from)]);
  return blocks;
}

const rowsOf = (x: tf.Tensor3D, from: number, rows: number): tf.Tensor3D =>
  rows === x.shape[1] ? x : tf.slice(x, [0, from, 0], [x.shape[0], rows, x.shape[2]]);
