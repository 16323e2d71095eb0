/** How many claims of a lesson were reproduced: what the list of lessons says without opening them. */
import * as v from 'valibot';
import type { MeasuredClaim } from './measure-claims.ts';

const tallySchema = v.strictObject({
  /** Claims that were reproduced, and all that there are. */
  reproduced: v.number(),
  all: v.number(),
  /** Whether the small version was run. */
  quick: v.boolean(),
});

/** What has come of a lesson's claims when it was run. */
export type Tally = v.InferOutput<typeof tallySchema>;

/** Where the tally of the recorded results lies, `public/lessons/<id>/tally.json`, from the page's own address. */
export const tallyPath = (lesson: string): string => `lessons/${lesson}/tally.json`;

/** Counts claims; as it is, the JSON value of a tally's file. */
export const tallyOf = (claims: readonly MeasuredClaim[], quick: boolean): Tally => ({
  reproduced: claims.filter(({ verdict }) => verdict.kind === 'reproduced').length,
  all: claims.length,
  quick,
});

/** The tally in a JSON value; `null` where there is none. Never throws. */
export function readTally(json: unknown): Tally | null {
  const read = v.safeParse(tallySchema, json);
  return read.success ? read.output : null;
}
