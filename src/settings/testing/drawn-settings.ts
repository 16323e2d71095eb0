import fc from 'fast-check';
import { changeDraft, type Draft } from '../draft.ts';
import type { Rows } from '../row.ts';

/** Draws a value for each row into a copy of `draft`, at the row's dotted path; `undefined` leaves no key. */
export function drawnSettings(rows: Rows, draft: Draft = {}): fc.Arbitrary<Draft> {
  const drawn = Object.fromEntries(Object.entries(rows).map(([path, { kind }]) => [path, kind.arbitrary(fc)]));
  return fc
    .record(drawn)
    .map((settings) =>
      Object.entries(settings).reduce(
        (present, [path, value]) => (value === undefined ? present : changeDraft(present, path, value)),
        draft,
      ),
    );
}
