import * as tf from '@tensorflow/tfjs-core';

/** tfjs 4.22's own numbers of its matrix product shaders. */
const PROGRAMS = { chosenByTfjs: -1, smallOutputSize: 2 };

/**
 * Picks the shader of matrix products. tfjs takes the one that reduces within a workgroup wherever the result is
 * small; its barriers cost 20 times more than all the rest on a CPU that plays GPU, so there it is the plainer one.
 *
 * @param software whether the adapter is a CPU
 */
export function pickMatmulProgram(software: boolean): void {
  tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', software ? PROGRAMS.smallOutputSize : PROGRAMS.chosenByTfjs);
}
