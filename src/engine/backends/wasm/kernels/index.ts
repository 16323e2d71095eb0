/**
 * SIMD kernels on a memory that the caller allots; no code here has its own memory. Addresses are in bytes, sizes and
 * strides in floats. Tensors are contiguous, and neither padded nor aligned to 16 bytes.
 */
// Written by scripts/activation-kernels.ts from the table of activations.
export { activate, gate } from './activations';
export { binary } from './binary';
export { cholesky, gram, multiplyDouble } from './dense';
export { symmetricEigen } from './eigen';
export { addScaled, fill, select, unary } from './elementwise';
export { copy, pickRows, transpose } from './move';
export { scratchBytes } from './multiply';
export { backProduct, dense, descend, matmul } from './products';
export { descendBias, innerProduct, maxRows, squaredNorm, sumMiddle, sumRows } from './reduce';
// Not for callers: an exported function stays separate, whereas a loop that is inlined elsewhere spills its
// accumulators, which halves the speed.
export { doubleTile, innerDouble } from './dense';
export { rotate } from './eigen';
export { dot, multiplySmallTile, multiplyStrip, multiplyTile } from './tile';
export { reflect, twoRows } from './tridiagonal';
