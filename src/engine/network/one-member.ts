import * as tf from '@tensorflow/tfjs-core';
import type { MovedWeights } from './network.ts';

/** One member of an ensemble as networks of one member. */
export interface OneMember {
  /** Its tensors of each kind are cut out when they are read for the first time: few need all of them. */
  network: MovedWeights;
  /** Frees the tensors that were cut out. */
  dispose: () => void;
}

/** Returns one member of an ensemble, which must stay as it is until the member is disposed of. */
export function oneMember(networks: MovedWeights, member: number): OneMember {
  const cut = new Map<tf.Tensor3D[], tf.Tensor3D[]>();
  const of = (tensors: tf.Tensor3D[]) => {
    const own = cut.get(tensors) ?? tensors.map((tensor) => tf.keep(memberTensor(tensor, member)));
    cut.set(tensors, own);
    return own;
  };
  return {
    network: {
      get W() {
        return of(networks.W);
      },
      get b() {
        return networks.b && of(networks.b);
      },
      get initial() {
        return of(networks.initial);
      },
      get moved() {
        return of(networks.moved);
      },
      get initialBiases() {
        return networks.initialBiases && of(networks.initialBiases);
      },
    },
    dispose: () => tf.dispose([...cut.values()]),
  };
}

/** Returns the part of a tensor [M, rows, columns] that is a member's, [1, rows, columns]; the caller owns it. */
export const memberTensor = (x: tf.Tensor3D, member: number): tf.Tensor3D =>
  x.shape[0] === 1 ? tf.clone(x) : tf.slice(x, [member, 0, 0], [1, x.shape[1], x.shape[2]]);
