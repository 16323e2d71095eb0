import * as tf from '@tensorflow/tfjs-core';
import { runOffset } from '../../config/frame.ts';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';
import { innerProduct } from '../backends/fused/norms.ts';
import { upload } from '../backends/fused/stand-in.ts';
import type { FeatureMachineFit } from './fit-feature-machine.ts';
import { cosine, isZeroAgop, pairSums, pearson, toPair } from './alignment.ts';
import type { Reader } from './reader.ts';
import { unitNorm, type Reading } from './reading.ts';

/** Reads what the kernels that were fitted before the run say of the data: the same in all frames. */
export const machineReader = {
  gives: ['laplaceTestLoss', 'rfmTestLoss', 'rfmShare'],
  read: ({ machine }) => [
    {
      finish: (_, frame) => {
        if (!machine) return;
        frame[runOffset('laplaceTestLoss')] = machine.testLosses[0];
        frame[runOffset('rfmShare')] = machine.share;
        frame[runOffset('rfmTestLoss')] = machine.testLosses[machine.testLosses.length - 1];
      },
    },
  ],
} as const satisfies Reader;

/**
 * Reads how alike M of a recursive feature machine, and NFM = W^T W and AGOP = W^T K W of the first layer of weights are, K
 * = D^T D / Q (docs/maths.md 8.2): the cosine, and the same after subtracting from each matrix the mean of its entries. As
 * in `alignment.ts` neither matrix is held: <W^T W, M> = <W M, W>, and <W^T K W, M> = <D W M, D W> / Q.
 *
 * @param D [M, Q k, fan_out], see `output-rows.ts`
 * @param W [M, fan_out, fan_in]
 */
export async function readMachineAlignment(
  { features }: FeatureMachineFit,
  D: tf.Tensor3D,
  W: tf.Tensor3D,
  breathe: Breathe,
): Promise<Reading> {
  const fanIn = W.shape[2];
  const [squared, sum] = [features.reduce((all, m) => all + m * m, 0), features.reduce((all, m) => all + m, 0)];
  const M = upload([1, fanIn, fanIn], () => Float32Array.from(features));
  const [rows, weights] = tf.tidy(() => [unitNorm(D), unitNorm(W)]);
  const X = await blockedProduct(rows, weights, breathe);
  const sums = await pairSums(rows, W, breathe);
  for (const x of [weights, X]) {
    const xM = await blockedProduct(x, M, breathe);
    sums.push(tf.tidy(() => innerProduct(xM, x)));
    xM.dispose();
  }
  tf.dispose([M, rows, weights, X]);
  return {
    sums,
    finish: (values, frame) => {
      const pair = toPair(values);
      const [ofNfm, ofAgop] = values.slice(-2);
      const { squaredWeights } = pair;
      const nfm = {
        ...{ inner: ofNfm, squaredNfm: pair.squaredNfm, nfmSum: pair.nfmSum },
        ...{ squaredAgop: squared, agopSum: sum, squaredWeights },
      };
      frame[runOffset('rfmNfm')] = cosine(nfm);
      frame[runOffset('rfmNfmPearson')] = pearson(nfm, fanIn ** 2);
      if (isZeroAgop(pair)) return;
      const agop = { ...nfm, inner: ofAgop, squaredNfm: pair.squaredAgop, nfmSum: pair.agopSum };
      frame[runOffset('rfmAgop')] = cosine(agop);
      frame[runOffset('rfmAgopPearson')] = pearson(agop, fanIn ** 2);
    },
  };
}
