import fc from 'fast-check';
import { changeDraft, type Draft } from '../draft.ts';
import type { Rows } from '../row.ts';

/** Draws settings of all rows, by the dotted paths that name them, into a copy of `draft`; what is left out has no key. */
export const drawnSettings = (rows: Rows, draft: Draft = {}): fc.Arbitrary<Draft> =>
  fc
    .tuple(...Object.entries(rows).map(([path, { kind }]) => kind.arbitrary(fc).map((value) => ({ path, value }))))
    .map((changes) =>
      changes
        .filter(({ value }) => value !== undefined)
        .reduce((present, { path, value }) => changeDraft(present, path, value), draft),
    );
