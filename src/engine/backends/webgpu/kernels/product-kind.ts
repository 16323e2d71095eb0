import type { Finish } from './finish.ts';
import type { Tile } from './tiles.ts';

/** The properties on which the shader of a product depends; sizes are uniforms. */
export interface ProductKind {
  tile: Tile;
  leftTransposed: boolean;
  /** `null`: the right factor is a column of ones. */
  rightTransposed: boolean | null;
  /**
   * Whether the tiles cover rows and columns of the result exactly; else entries beyond the result are computed and
   * dropped.
   */
  rowsFit: boolean;
  columnsFit: boolean;
  /** Whether the number of terms of the sum is a multiple of 4. */
  lengthInFours: boolean;
  finish: Finish;
}

/** WGSL that adds to the variables sum<i>_<j>, i < tile.rows, j < tile.columns, the terms of an invocation. */
export interface Sum {
  /** The declarations before the function. */
  declarations: string;
  body: string;
  /** Element types of `left` and `right` where they aren't single floats. */
  types: Record<string, string>;
}

/** Returns lines of WGSL for 0..count-1. */
export const each = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Returns lines of WGSL for the entries of a tile. */
export const eachEntry = ({ rows, columns }: Tile, line: (i: number, j: number) => string): string =>
  each(rows, (i) => each(columns, (j) => line(i, j)));

/** Returns WGSL: an index, or that of the last row or column where the tile reaches beyond it. */
export const inside = (index: string, side: 'rows' | 'columns', fits: boolean): string =>
  fits ? index : `min(${index}, sizes.${side} - 1u)`;
