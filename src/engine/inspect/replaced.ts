import type { Tensor3D } from '@tensorflow/tfjs-core';

/** What `make` makes of a tensor, which is then freed. */
export async function replaced(
  old: Tensor3D,
  make: (old: Tensor3D) => Tensor3D | Promise<Tensor3D>,
): Promise<Tensor3D> {
  const next = await make(old);
  old.dispose();
  return next;
}
