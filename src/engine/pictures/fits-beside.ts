/** The fits of the kernel methods that are trained beside a network: its lazy twin, and the network of infinite width. */
import * as tf from '@tensorflow/tfjs-core';
import type { TwinLines } from '../twins/twins.ts';
import type { Picture, PictureQuestion } from './picture.ts';

/** The fits beside one network at the inputs of its line; `null` where the run doesn't train one. */
export interface FitsBeside {
  twin: Float32Array | null;
  /** n = infinity: the mean over its functions at step 0. */
  limit: Float32Array | null;
}

/** Reads the fits beside each of so many networks, and frees the tensors. */
export async function readFitsBeside({ twin, infinite }: TwinLines, members: number): Promise<FitsBeside[]> {
  // Only a run of one network has one of infinite width beside it.
  const mean = infinite && tf.tidy(() => tf.mean<tf.Tensor1D>(infinite, 0));
  const [ofTwin, limit] = await Promise.all([twin?.data<'float32'>(), mean?.data<'float32'>()]);
  tf.dispose([twin ?? [], infinite ?? [], mean ?? []]);
  return Array.from({ length: members }, (_, m) => {
    const points = (ofTwin?.length ?? 0) / members;
    return { twin: ofTwin?.slice(m * points, (m + 1) * points) ?? null, limit: limit?.slice() ?? null };
  });
}

/** Returns a picture with the fits that its question asks for, in arrays of its own. A kept fit may have a wrong size. */
export function withFitsBeside(picture: Picture, question: PictureQuestion, fits: FitsBeside | undefined): Picture {
  if (picture.kind !== 'function' || picture.of !== 'line' || question.kind !== 'function') return picture;
  const fitOf = (one: keyof FitsBeside) => {
    const fit = fits?.[one];
    return question.beside?.includes(one) && fit?.length === picture.x.length ? fit.slice() : null;
  };
  return { ...picture, twin: fitOf('twin'), limit: fitOf('limit') };
}
