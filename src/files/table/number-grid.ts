/** The numbers of a block: rows one after the other. */
export type Block = Float64Array | Float32Array;

/**
 * Numbers in rows of one length that grow without being copied. Tables of many cells are kept in single precision, which
 * is what the lab computes in.
 */
export interface NumberGrid {
  readonly columns: number;
  readonly rows: number;
  /** Returns the block in which the next row lies, and its place there. The row counts once `add` is called. */
  next: () => { block: Block; at: number };
  add: () => void;
  /** Returns the block in which a row lies, and its place there. */
  row: (index: number) => { block: Block; at: number };
}

/** The numbers of a block. */
const BLOCK = 2 ** 18;
/** The number of cells from which on they are kept in single precision. */
const SINGLE_FROM = 2_000_000;

/** Creates an empty grid. */
export function createNumberGrid(columns: number): NumberGrid {
  const perBlock = Math.max(1, Math.floor(BLOCK / columns));
  let blocks: Block[] = [];
  let isSingle = false;
  let rows = 0;
  const place = (index: number) => ({
    block: blocks[Math.floor(index / perBlock)],
    at: (index % perBlock) * columns,
  });
  return {
    columns,
    get rows() {
      return rows;
    },
    next: () => {
      if (rows === blocks.length * perBlock) {
        if (!isSingle && rows * columns >= SINGLE_FROM) {
          isSingle = true;
          blocks = blocks.map((block) => Float32Array.from(block));
        }
        const size = perBlock * columns;
        blocks.push(isSingle ? new Float32Array(size) : new Float64Array(size));
      }
      return place(rows);
    },
    add: () => {
      rows++;
    },
    row: place,
  };
}

/** Returns a grid over numbers that are there, in single precision: [rows, columns] row-major. */
export function gridOf(values: Float32Array, columns: number): NumberGrid {
  const rows = values.length / columns;
  const refuse = () => {
    throw new Error('This grid has all its rows.');
  };
  return { columns, rows, next: refuse, add: refuse, row: (index) => ({ block: values, at: index * columns }) };
}
