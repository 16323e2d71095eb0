/** The messages between the page and the worker that reads tables; types only. */
import type { TableFormat } from '../../files/table/table.ts';
import type { TableChoices, Unusable } from '../../tasks/own/table-choices.ts';
import type { TaskOf } from '../../tasks/tasks.ts';

/** A command of the page. Each has an id of its own, which the answers to it carry. */
export type TableCommand =
  /** Read a file; the last one that was read is kept. */
  | { type: 'open'; id: number; file: Blob; name: string; format: Partial<TableFormat> }
  /** Make samples of the file that is kept. */
  | { type: 'prepare'; id: number; choices: TableChoices };

/** An answer of the worker. */
export type TableEvent =
  | { type: 'progress'; id: number; share: number }
  | { type: 'opened'; id: number; table: TableSummary }
  | { type: 'prepared'; id: number; prepared: PreparedSummary }
  /** The sentence says what is wrong, and what to do. */
  | { type: 'refused'; id: number; sentence: string };

/** A table that was read, without its cells. */
export interface TableSummary {
  /** The name of the file. */
  name: string;
  rows: number;
  columns: readonly ColumnSummary[];
  /** The cells of the first rows, as they are written. */
  preview: readonly (readonly string[])[];
  /** Which of the first rows are left out, since they have too many or too few cells. */
  ragged: readonly boolean[];
  /** `null` for arrays. */
  format: TableFormat | null;
  /** Whether the file itself says which samples are to be tested on. */
  hasTest: boolean;
  /** Pixels along the side of images; `null`: the inputs are none. */
  side: number | null;
  /** The choices that suit the table. */
  usual: TableChoices;
}

/** A column of a table that was read. */
export interface ColumnSummary {
  name: string;
  kind: 'number' | 'text';
  /** How it would be taken if it were the target. */
  targetAs: TableChoices['targetAs'];
  /** Why it is no input unless a person says so; `null`: it is one. */
  unusable: Unusable | null;
}

/** Samples that were made of a table. */
export interface PreparedSummary {
  digest: string;
  /** The task that learns them. */
  task: TaskOf<'own'>;
  /** The data in their kept form. */
  file: Blob;
  classNames: readonly string[];
  /** Sentences about what could not be taken, the first ones. */
  problems: readonly string[];
  /** The number of rows that are left out. */
  leftOut: number;
  /** The columns of texts that are inputs, with the number of inputs that each of them makes. */
  spread: readonly { name: string; inputs: number }[];
}
