import type { House } from '../house.ts';
import type { Row } from '../row.ts';

/** Rows that are measured together. */
export interface Section {
  /** The ids of its rows. */
  ids: readonly string[];
  /** Those of a quick benchmark. */
  quick: readonly string[];
  /** Measures the rows asked for, which are some of its own. */
  run: (asked: ReadonlySet<string>, house: House) => Promise<Row[]>;
}
