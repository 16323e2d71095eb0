import type { House } from '../house.ts';
import type { Row } from '../row.ts';

/** Rows that are measured together. */
export interface Section {
  /** The ids of its rows. */
  ids: readonly string[];
  /** The ids of its rows in a quick benchmark. */
  quick: readonly string[];
  /** Measures those of its rows that are asked for. */
  run: (asked: ReadonlySet<string>, house: House) => Promise<Row[]>;
}
