/** The product of two matrices, in blocks that stay in the caches. */
import { finish, layOut } from './finish';
import { packColumns, packPanel, packRows } from './pack';
import {
  dot, multiplySmallTile, multiplyStrip, multiplyTile, SMALL_ROWS, STRIP_COLUMNS, TILE_BYTES, TILE_COLUMNS, TILE_ROW,
  TILE_ROWS,
} from './tile';

/** Sizes of a block: its part of a (130 kB) stays in the second cache, eight columns of b (16 kB) in the first. */
const BLOCK_ROWS = 13 * TILE_ROWS;
const BLOCK_COLUMNS = 256;
const BLOCK_DEPTH = 512;
/**
 * The largest depth at which the columns of b of a block are packed once; beyond, they are packed anew for each block
 * of rows.
 */
const MAX_PACKED_DEPTH = 2048;

/** Sizes of the parts of scratch in their order: tiles, panels of a, columns of b. */
const TILES_BYTES = (BLOCK_ROWS / TILE_ROWS) * (BLOCK_COLUMNS / TILE_COLUMNS) * TILE_BYTES;
const PANELS_BYTES = BLOCK_ROWS * BLOCK_DEPTH * 4;
const PACKED_BYTES = MAX_PACKED_DEPTH * BLOCK_COLUMNS * 4;

/** The distance in bytes between rows read side by side, from which on it is faster to copy them together first. */
const FAR_APART: usize = 256;
/** The number of rows or columns below which packing doesn't pay: packed data would not be read often enough. */
const FEW_ROWS = 4 * TILE_ROWS;
const FEW_COLUMNS = 8 * TILE_COLUMNS;

/** Returns the bytes of scratch that a product needs at most. */
export function scratchBytes(): i32 {
  return TILES_BYTES + PANELS_BYTES + PACKED_BYTES;
}

/**
 * Computes the [rows, columns] product of a and b and passes it to `finish` tile by tile. Entry (i, k) of a is at a + i
 * aRow + k aStep, and (k, j) of b at b + k bRow + j bColumn, all in bytes; one step of each is 4.
 */
export function multiply(
  rows: i32, columns: i32, depth: i32,
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, bColumn: usize, scratch: usize,
): void {
  if (columns == 1) {
    layOut(rows, true);
    multiplyRows(1, rows, depth, b, 0, 4, a, aStep, aRow, scratch);
    return;
  }
  layOut(columns, false);
  const dots = bColumn != 4 && aStep == 4 && rows <= 4;
  const strips = bColumn == 4 && rows <= 2;
  if (dots || strips) multiplyRows(rows, columns, depth, a, aRow, aStep, b, bRow, bColumn, scratch);
  else multiplyBlocks(rows, columns, depth, a, aRow, aStep, b, bRow, bColumn, scratch);
}

/** Multiplies few rows, each by itself, since packing b would cost as much as the product. */
function multiplyRows(
  rows: i32, columns: i32, depth: i32,
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, bColumn: usize, strip: usize,
): void {
  for (let j = 0; j < columns; j += STRIP_COLUMNS) {
    const count = min(STRIP_COLUMNS, columns - j);
    const bj = b + j * bColumn;
    for (let i = 0; i < rows; i++) {
      const ai = a + i * aRow;
      if (bColumn == 4) multiplyStrip(ai, aStep, bj, bRow, depth, strip, count);
      else for (let c = 0; c < count; c++) f32.store(strip + (c << 2), dot(ai, bj + c * bColumn, depth));
      finish(strip, STRIP_COLUMNS * 4, i, j, 1, count);
    }
  }
}

function multiplyBlocks(
  rows: i32, columns: i32, depth: i32,
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, bColumn: usize, scratch: usize,
): void {
  const packsA = aStep > FAR_APART && columns >= FEW_COLUMNS;
  const packsB = bColumn != 4 || (bRow > FAR_APART && rows > FEW_ROWS);
  const packsOnce = depth <= MAX_PACKED_DEPTH;
  const panels = scratch + TILES_BYTES;
  const packed = panels + PANELS_BYTES;
  const parts = (depth + BLOCK_DEPTH - 1) / BLOCK_DEPTH;
  const partDepth = (depth + parts - 1) / parts;
  for (let j0 = 0; j0 < columns; j0 += BLOCK_COLUMNS) {
    const blockColumns = min(BLOCK_COLUMNS, columns - j0);
    const bBlock = b + j0 * bColumn;
    // Eight columns are read at a time, so the remaining ones are packed in any case.
    const firstPacked = packsB ? 0 : blockColumns & -TILE_COLUMNS;
    if (packsOnce) packBlock(bBlock, bRow, bColumn, depth, firstPacked, blockColumns, packed);
    for (let i0 = 0; i0 < rows; i0 += BLOCK_ROWS) {
      const blockRows = min(BLOCK_ROWS, rows - i0);
      const large = largeRows(blockRows);
      // All rows of a tile are read, so the remaining ones are packed in any case.
      const firstPanel = packsA ? 0 : large < blockRows ? blockRows : large - (large % TILE_ROWS);
      for (let k0 = 0; k0 < depth; k0 += partDepth) {
        const count = min(partDepth, depth - k0);
        const isFirst = k0 == 0, isLast = k0 + count == depth;
        const aBlock = a + i0 * aRow + k0 * aStep;
        packPanels(aBlock, aRow, aStep, count, firstPanel, large, blockRows, panels);
        if (!packsOnce) packBlock(bBlock + k0 * bRow, bRow, bColumn, count, firstPacked, blockColumns, packed);
        const packedPart = packsOnce ? packed + k0 * TILE_ROW : packed;
        const packedColumn = (packsOnce ? depth : count) * 4;
        let tile = scratch;
        for (let j = 0; j < blockColumns; j += TILE_COLUMNS) {
          const isPacked = j >= firstPacked;
          const bPanel = isPacked ? packedPart + j * packedColumn : bBlock + (j << 2) + k0 * bRow;
          // The tiles of eight columns lie one below the other.
          const top = tile;
          const bStep: usize = isPacked ? TILE_ROW : bRow;
          let size = TILE_ROWS;
          for (let i = 0; i < blockRows; i += size) {
            if (i == large) size = SMALL_ROWS;
            const isPanel = i >= firstPanel;
            const aTile = isPanel ? panels + i * count * 4 : aBlock + i * aRow;
            const row: usize = isPanel ? 4 : aRow, step: usize = isPanel ? size * 4 : aStep;
            if (size == TILE_ROWS) multiplyTile(aTile, row, step, bPanel, bStep, count, tile, isFirst);
            else multiplySmallTile(aTile, row, step, bPanel, bStep, count, tile, isFirst);
            tile += size * TILE_ROW;
          }
          if (isLast) finish(top, TILE_ROW, i0, j0 + j, blockRows, min(TILE_COLUMNS, blockColumns - j));
          if (parts == 1) tile = top;
        }
      }
    }
  }
}

/** Returns how many of the rows are in tiles of five; the others are in tiles of four, if that divides evenly. */
function largeRows(rows: i32): i32 {
  const others = ((TILE_ROWS - (rows % TILE_ROWS)) % TILE_ROWS) * SMALL_ROWS;
  return others <= rows ? rows - others : rows;
}

/** Packs the tiles of a from row `first` on; those from row `large` on are the smaller ones. */
function packPanels(
  a: usize, aRow: usize, aStep: usize, depth: i32, first: i32, large: i32, rows: i32, panels: usize,
): void {
  for (let i = first, size = TILE_ROWS; i < rows; i += size) {
    if (i == large) size = SMALL_ROWS;
    packPanel(a + i * aRow, aRow, aStep, depth, min(size, rows - i), size, panels + i * depth * 4);
  }
}

/**
 * Packs columns `first`..`columns`-1 of b, eight by eight, each at the place that it has when all before it are packed
 * too.
 */
function packBlock(
  b: usize, bRow: usize, bColumn: usize, depth: i32, first: i32, columns: i32, packed: usize,
): void {
  for (let j = first; j < columns; j += TILE_COLUMNS) {
    const count = min(TILE_COLUMNS, columns - j), to = packed + j * depth * 4;
    if (bColumn == 4) packColumns(b + (j << 2), bRow, depth, count, to);
    else packRows(b + j * bColumn, bColumn, depth, count, to);
  }
}
