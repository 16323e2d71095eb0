import * as tf from '@tensorflow/tfjs-core';

/**
 * The batched product a b of [M, r, s] and [M, s, c], either side optionally transposed; a leading
 * axis of 1 is shared by all members. Returns [M, r, c].
 *
 * The wasm backend is fast (20 times) only for single products without transpose flags, so there
 * transposes are made explicitly and members multiplied one by one.
 */
export function matmul(a: tf.Tensor3D, b: tf.Tensor3D, transposeA = false, transposeB = false): tf.Tensor3D {
  if (tf.getBackend() !== 'wasm') return tf.matMul(a, b, transposeA, transposeB);
  return tf.tidy(() => {
    const left = transposeA ? tf.transpose(a, [0, 2, 1]) : a;
    const right = transposeB ? tf.transpose(b, [0, 2, 1]) : b;
    const members = Math.max(a.shape[0], b.shape[0]);
    if (members === 1) return tf.matMul<tf.Tensor3D>(left, right);
    const products: tf.Tensor3D[] = Array.from({ length: members }, (_, m) => tf.matMul(memberOf(left, m), memberOf(right, m)));
    return tf.concat3d(products, 0);
  });
}

const memberOf = (x: tf.Tensor3D, member: number): tf.Tensor3D =>
  x.shape[0] === 1 ? x : tf.slice(x, [member, 0, 0], [1, x.shape[1], x.shape[2]]);
