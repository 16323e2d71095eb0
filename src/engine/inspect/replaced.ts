import type { Tensor3D } from '@tensorflow/tfjs-core';

/** Replaces a tensor by the one that `make` computes from it, and frees the first. */
export async function replaced(
  old: Tensor3D,
  make: (old: Tensor3D) => Tensor3D | Promise<Tensor3D>,
): Promise<Tensor3D> {
  const next = await make(old);
  old.dispose();
  return next;
}
