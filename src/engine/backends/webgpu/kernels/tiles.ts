import { cutMembers } from '../../fused/cut-members.ts';

/** The division of a matrix product among the invocations of a shader. */
export interface Tile {
  /** Rows and columns of the result that one invocation holds in registers. */
  rows: number;
  columns: number;
  /** Invocations of a workgroup, along the columns and down the rows of its tile. */
  across: number;
  down: number;
  /** Parts of the sum that different invocations of a workgroup take; more than 1 costs a barrier. */
  slices: number;
  /**
   * The source of the factors. `own`: each invocation reads its own. `subgroup`: the four of a workgroup, which must be
   * one subgroup, read the left factor together. `staged`: a workgroup stages both factors in its memory, with two
   * barriers for each `STAGED_LENGTH` terms of the sum.
   */
  source: 'own' | 'subgroup' | 'staged';
}

/** The shape of the product for which a tile is chosen. */
export interface ProductShape {
  members: number;
  rows: number;
  columns: number;
  length: number;
}

/** The machine for which a tile is chosen. */
export interface Machine {
  /** Whether the adapter is a CPU. */
  software: boolean;
  /** Whether all subgroups are known to have four invocations, and shaders may use them. */
  subgroupsOfFour: boolean;
}

/** Terms of the sum that a workgroup stages at a time. */
export const STAGED_LENGTH = 16;

/** Returns the {@link Machine} of a device. */
export function machineOf({ features, adapterInfo }: GPUDevice, software: boolean): Machine {
  const { subgroupMinSize, subgroupMaxSize } = adapterInfo ?? {};
  const subgroupsOfFour = features.has('subgroups') && subgroupMinSize === 4 && subgroupMaxSize === 4;
  return { software, subgroupsOfFour };
}

/** Chooses the tile for a product on a machine. */
export function chooseTile(product: ProductShape, machine: Machine): Tile {
  const shape = { ...product, members: cutMembers(product.members) };
  return machine.software ? softwareTile(shape, machine) : hardwareTile(shape);
}

/** Returns the number of workgroups of a product. */
export function groupsOf({ members, rows, columns }: ProductShape, tile: Tile): number {
  return members * Math.ceil(rows / (tile.rows * tile.down)) * Math.ceil(columns / (tile.columns * tile.across));
}

/** The fewest workgroups for a CPU with which none of its threads waits long for the others. */
const SOFTWARE_GROUPS = 8;
/** Cost of reading a value for four invocations, in multiplications of four. */
const READ_COST = 2.4;

/**
 * Chooses the tile for SwiftShader, which runs four invocations as the lanes of one SIMD register. Reading memory is
 * the costly part: a value for each of the four took 10 ns on one core, a multiplication and addition of four 4.3 ns, a
 * barrier hundreds, and a workgroup hardly anything. So a workgroup is four invocations without barriers, and the tile
 * is the cheapest by this count. Where subgroups allow it, the left factor is read once for all four (1.4 to 1.6 times
 * faster). Larger tiles were 1.2 times faster still, but took the driver 0.2 to 0.9 s to compile.
 */
function softwareTile(shape: ProductShape, { subgroupsOfFour }: Machine): Tile {
  const costs = softwareTiles(subgroupsOfFour).map((tile) => {
    const leftReads = tile.source === 'subgroup' ? Math.ceil(tile.rows / 4) : tile.rows;
    const perTerm = READ_COST * (leftReads + tile.columns) + tile.rows * tile.columns;
    const perGroup = (shape.length + 4) * perTerm;
    return { tile, cost: Math.max(groupsOf(shape, tile), SOFTWARE_GROUPS) * perGroup };
  });
  return costs.reduce((best, other) => (other.cost < best.cost ? other : best)).tile;
}

const softwareTiles = (subgroupsOfFour: boolean): Tile[] =>
  [8, 4, 2, 1].flatMap((rows) =>
    [4, 2, 1].flatMap((columns): Tile[] => [
      { rows, columns, across: 4, down: 1, slices: 1, source: subgroupsOfFour && rows > 1 ? 'subgroup' : 'own' },
      { rows, columns, across: 1, down: 4, slices: 1, source: 'own' },
    ]),
  );

/** Workgroups that keep a GPU busy. */
const HARDWARE_GROUPS = 64;
/**
 * The staged tiles, from largest to smallest; the largest needs no more than the 16 KB and 256 invocations that every
 * device has.
 */
const STAGED_TILES: readonly Tile[] = [
  { rows: 8, columns: 4, across: 16, down: 16, slices: 1, source: 'staged' },
  { rows: 4, columns: 4, across: 16, down: 16, slices: 1, source: 'staged' },
  { rows: 2, columns: 2, across: 16, down: 16, slices: 1, source: 'staged' },
];
/** The number of terms below which dividing the sum of a small result doesn't pay. */
const SLICED_LENGTH = 64;
const SLICED: Tile = { rows: 1, columns: 1, across: 8, down: 4, slices: 8, source: 'own' };
const PLAIN: Tile = { rows: 1, columns: 1, across: 16, down: 16, slices: 1, source: 'own' };

/** All tiles among which one is chosen for a GPU; `npm run bench -- --gpu` tries each. */
export const HARDWARE_TILES: readonly Tile[] = [...STAGED_TILES, SLICED, PLAIN];

/**
 * Chooses the tile for a GPU by general rules, unmeasured: the largest staged tile whose workgroups keep the GPU busy.
 * Where even the smallest leaves it idle (a small network), latency dominates. Each result then gets an invocation, or
 * eight when the sum is long.
 */
function hardwareTile(shape: ProductShape): Tile {
  const isThin = Math.min(shape.rows, shape.columns) <= 8 || shape.length < STAGED_LENGTH;
  const staged = isThin ? undefined : STAGED_TILES.find((tile) => groupsOf(shape, tile) >= HARDWARE_GROUPS);
  return staged ?? (shape.length >= SLICED_LENGTH ? SLICED : PLAIN);
}
