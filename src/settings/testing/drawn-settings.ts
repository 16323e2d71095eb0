import fc from 'fast-check';
import { changeDraft, type Draft } from '../draft.ts';
import type { Rows } from '../row.ts';

/** Draws settings of all rows, by the dotted paths that name them, into a copy of `draft`; what is left out has no key. */
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
