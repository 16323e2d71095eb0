import * as tf from '@tensorflow/tfjs-core';
import type { MovedWeights } from './network.ts';

/** Returns one member of an ensemble as networks of one member; the caller owns its tensors. */
export const oneMember = ({ W, b, initial, moved }: MovedWeights, member: number): MovedWeights => {
  const of = (tensors: tf.Tensor3D[]) => tensors.map((tensor) => memberTensor(tensor, member));
  return { W: of(W), b: b && of(b), initial: of(initial), moved: of(moved) };
};

/** Returns the part of a tensor [M, rows, columns] that is a member's, [1, rows, columns]; the caller owns it. */
export const memberTensor = (x: tf.Tensor3D, member: number): tf.Tensor3D =>
  x.shape[0] === 1 ? tf.clone(x) : tf.slice(x, [member, 0, 0], [1, x.shape[1], x.shape[2]]);
