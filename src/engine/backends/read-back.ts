import * as tf from '@tensorflow/tfjs-core';

/** Weights by member and layer, [fan_out, fan_in] row-major, from those of all members. */
export async function readWeights(layers: tf.Tensor3D[]): Promise<Float32Array[][]> {
  const values = await Promise.all(layers.map((W) => W.data<'float32'>()));
  const [members] = layers[0].shape;
  return Array.from({ length: members }, (_, m) => values.map((all) => memberOf(all, m, members)));
}

/** Outputs by member, [samples, outputs] row-major, from those on the chunks of a set, which are disposed of. */
export async function readOutputs(chunks: tf.Tensor3D[]): Promise<Float32Array[]> {
  const whole = tf.tidy(() => tf.concat(chunks, 1));
  const values = await whole.data<'float32'>();
  const [members] = whole.shape;
  tf.dispose([chunks, whole]);
  return Array.from({ length: members }, (_, m) => memberOf(values, m, members));
}

const memberOf = (all: Float32Array, member: number, members: number): Float32Array =>
  all.slice((member * all.length) / members, ((member + 1) * all.length) / members);
