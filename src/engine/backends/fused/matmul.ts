import * as tf from '@tensorflow/tfjs-core';
import { runFused } from './kernel.ts';
import { presentBackend } from './stand-in.ts';

/**
 * Returns the batched product a b of [M, r, s] and [M, s, c], either side optionally transposed; a leading axis of 1 is
 * shared by all members. Returns [M, r, c].
 *
 * tfjs's wasm backend is fast (20 times) only for single products without transpose flags. Where our kernels are
 * missing, this therefore transposes explicitly and multiplies the members one by one.
 */
export function matmul(a: tf.Tensor3D, b: tf.Tensor3D, transposeA = false, transposeB = false): tf.Tensor3D {
  const fused = runFused('LabMatMul', { a, b }, { transposeA, transposeB });
  if (fused) return fused[0] as tf.Tensor3D;
  if (presentBackend() !== 'wasm') return tf.matMul(a, b, transposeA, transposeB);
  return tf.tidy(() => {
    // a b^T = (b a^T)^T: transposing a few samples twice is cheaper than a large weight matrix once.
    if (transposeB && !transposeA && 2 * a.size < b.size) return transpose(membersProduct(b, transpose(a)));
    return membersProduct(transposeA ? transpose(a) : a, transposeB ? transpose(b) : b);
  });
}

const transpose = (x: tf.Tensor3D): tf.Tensor3D => tf.transpose(x, [0, 2, 1]);

function membersProduct(a: tf.Tensor3D, b: tf.Tensor3D): tf.Tensor3D {
  const members = Math.max(a.shape[0], b.shape[0]);
  if (members === 1) return tf.matMul(a, b);
  const products: tf.Tensor3D[] = Array.from({ length: members }, (_, m) => tf.matMul(memberOf(a, m), memberOf(b, m)));
  return tf.concat3d(products, 0);
}

const memberOf = (x: tf.Tensor3D, member: number): tf.Tensor3D =>
  x.shape[0] === 1 ? x : tf.slice(x, [member, 0, 0], [1, x.shape[1], x.shape[2]]);
