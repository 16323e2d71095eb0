/** The number of reproduced claims of a lesson, which the list of lessons shows without opening it. */
import * as v from 'valibot';
import type { MeasuredClaim } from './measure-claims.ts';

const tallySchema = v.strictObject({
  /** The number of claims that were reproduced, and of all claims. */
  reproduced: v.number(),
  all: v.number(),
  /** Whether the small version was run. */
  quick: v.boolean(),
});

/** The outcome of a lesson's claims in one run, as counts. */
export type Tally = v.InferOutput<typeof tallySchema>;

/** Returns the path of the tally of the recorded results, `public/lessons/<id>/tally.json`, relative to the page. */
export const tallyPath = (lesson: string): string => `lessons/${lesson}/tally.json`;

/** Counts claims; the result is also the JSON value of the tally's file. */
export const tallyOf = (claims: readonly MeasuredClaim[], quick: boolean): Tally => ({
  reproduced: claims.filter(({ verdict }) => verdict.kind === 'reproduced').length,
  all: claims.length,
  quick,
});

/** Reads the tally from a JSON value; `null` where there is none. Never throws. */
export function readTally(json: unknown): Tally | null {
  const read = v.safeParse(tallySchema, json);
  return read.success ? read.output : null;
}
