/** Products and Cholesky factors of large matrices by the SIMD kernels, on a memory of their own. */
import { plainAlgebra, type DenseAlgebra } from '../../../maths/dense-algebra.ts';
import { loadProvidedKernels } from './register-kernels.ts';
import { doublesOf, type Kernels } from './kernel-module.ts';

/** Multiply-adds of one block of a product: some 10 ms. */
const BLOCK = 3e7;

/** Returns an algebra whose memory goes with it; the plain one where there is no WebAssembly. */
export async function openAlgebra(): Promise<DenseAlgebra> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const kernels = await loadProvidedKernels(memory).catch(() => null);
  return kernels ? kernelAlgebra(kernels, memory) : plainAlgebra;
}

/** Returns the algebra of these kernels. The memory grows with the largest matrices, and is used by nothing else. */
export function kernelAlgebra(kernels: Kernels, memory: WebAssembly.Memory): DenseAlgebra {
  /** The matrix B that lies at the start of the memory. */
  let right: Float64Array | null = null;

  return {
    multiply: async (a, b, depth, breathe, isSymmetric = false) => {
      const [rows, columns] = [a.length / depth, b.length / depth];
      const product = new Float64Array(rows * columns);
      const block = Math.max(4, Math.min(rows, Math.ceil(BLOCK / b.length)));
      // It may have other values than in a product before.
      right = null;
      const [blockAt, productAt] = [b.length, b.length + block * depth];
      for (let from = 0; from < rows; from += block) {
        const to = Math.min(rows, from + block);
        const all = doublesOf(memory, productAt + block * columns);
        // Another product may have been made during a breath.
        if (right !== b) all.set(b);
        right = b;
        all.set(a.subarray(from * depth, to * depth), blockAt);
        const needed = isSymmetric ? to : columns;
        kernels.multiplyDouble(8 * blockAt, 0, 8 * productAt, to - from, needed, depth);
        for (let i = from; i < to; i++) {
          const at = productAt + (i - from) * needed;
          product.set(all.subarray(at, at + needed), i * columns);
        }
        await breathe();
      }
      if (isSymmetric) mirror(product, rows);
      return product;
    },
    factor: (a, n) => {
      const all = doublesOf(memory, a.length);
      all.set(a);
      right = null;
      const isFactored = kernels.cholesky(0, n) !== 0;
      a.set(all.subarray(0, a.length));
      return isFactored;
    },
  };
}

/** Copies what lies below the diagonal of a square matrix above it. */
function mirror(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
}
