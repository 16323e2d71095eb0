import { beforeAll, describe, it } from 'vitest';
import { provideTestGpu } from '../../../testing/test-gpu.ts';
import { KEEP } from './finish.ts';
import { runProduct } from './product.ts';
import { expectClose, filled, sample, sum, type Shape } from './testing/exact.ts';
import { openKernels, passingFor } from './testing/open-kernels.ts';
import type { Tile } from './tiles.ts';

/** Float32 sums of up to 64 terms near 1. */
const TOLERANCE = 1e-5;

const tile = (rows: number, columns: number, across: number, down: number, rest: Partial<Tile> = {}): Tile => ({
  ...{ rows, columns, across, down, slices: 1, source: 'own' },
  ...rest,
});

/** [members of the left factor, of the right one, rows, columns, terms]. */
type Sizes = [number, number, number, number, number];
/** Tiles that fit, edges of all kinds, shared factors. */
const REGISTER_SIZES: Sizes[] = [
  [1, 1, 16, 16, 16],
  [3, 1, 7, 5, 9],
  [1, 2, 33, 70, 12],
  [2, 2, 1, 17, 37],
  [2, 2, 19, 1, 64],
];
/** Fewer: a barrier takes long on a CPU. */
const STAGED_SIZES: Sizes[] = [
  [3, 1, 7, 5, 9],
  [1, 2, 40, 66, 21],
];

const TILES: [name: string, tile: Tile, sizes: Sizes[]][] = [
  ['of one entry, four across', tile(1, 1, 4, 1), REGISTER_SIZES],
  ['of one entry, four down', tile(1, 1, 1, 4), REGISTER_SIZES],
  ['of 4 x 2', tile(4, 2, 4, 1), REGISTER_SIZES],
  ['of 8 x 4', tile(8, 4, 4, 1), REGISTER_SIZES],
  ['of 2 x 2, shared by a subgroup', tile(2, 2, 4, 1, { source: 'subgroup' }), REGISTER_SIZES],
  ['of 8 x 4, shared by a subgroup', tile(8, 4, 4, 1, { source: 'subgroup' }), REGISTER_SIZES],
  ['of one entry, its sum in 8 slices', tile(1, 1, 8, 4, { slices: 8 }), REGISTER_SIZES],
  ['of 2 x 2, its sum in 4 slices', tile(2, 2, 4, 2, { slices: 4 }), REGISTER_SIZES],
  ['of 2 x 2, staged', tile(2, 2, 16, 16, { source: 'staged' }), STAGED_SIZES],
  ['of 4 x 4, staged', tile(4, 4, 16, 16, { source: 'staged' }), STAGED_SIZES],
  ['of 8 x 4, staged', tile(8, 4, 16, 16, { source: 'staged' }), STAGED_SIZES],
];

/** Which factors are transposed; the layouts of the two don't depend on each other. */
const DIAGONAL: [boolean, boolean][] = [
  [false, false],
  [true, true],
];
const ALL: [boolean, boolean][] = [...DIAGONAL, [false, true], [true, false]];

async function multiplies([ma, mb, rows, columns, terms]: Sizes, flags: [boolean, boolean], forced: Tile) {
  const [transposeA, transposeB] = flags;
  const a = sample(transposeA ? [ma, terms, rows] : [ma, rows, terms], 1);
  const b = sample(transposeB ? [mb, columns, terms] : [mb, terms, columns], 2);
  const shape: Shape = [Math.max(ma, mb), rows, columns];
  const product = {
    members: shape[0],
    left: { tensor: a.tensor, transposed: transposeA },
    right: { tensor: b.tensor, transposed: transposeB },
    finish: KEEP,
    outputs: [{ shape, dtype: 'float32' as const }],
  };
  const expected = filled(shape, (m, i, j) =>
    sum(terms, (k) => (transposeA ? a.at(m, k, i) : a.at(m, i, k)) * (transposeB ? b.at(m, j, k) : b.at(m, k, j))),
  );
  await expectClose(runProduct(passingFor('CPU'), product, forced)[0], expected, { tolerance: TOLERANCE });
}

if (await provideTestGpu()) {
  beforeAll(openKernels);

  describe.each(TILES)('the product by tiles %s', (_, forced, sizes) => {
    it.each(forced.source === 'staged' ? DIAGONAL : ALL)(
      'is the sum over rows and columns (transposed: %s, %s)',
      async (...flags) => {
        for (const size of sizes) await multiplies(size, flags, forced);
      },
    );
  });
} else {
  describe('the product by tiles', () => it.skip('needs WebGPU', () => undefined));
}
