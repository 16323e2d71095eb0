import * as v from 'valibot';
import { LIMITS } from '../settings/kind.ts';
import { boundedInteger } from '../settings/value-schemas.ts';
import type { TaskShape } from './data/dataset.ts';

/** Data that comes with the configuration, as in fixtures. It has no form, no link and no row among the tasks. */
export const givenSchema = v.strictObject({
  name: v.literal('given'),
  d: boundedInteger(LIMITS.dimension),
  outputs: boundedInteger(LIMITS.outputs),
  /** Number of classes; absent for a regression. */
  classes: v.optional(boundedInteger({ min: 2, max: LIMITS.outputs.max })),
});

/** Returns the sizes of given data. */
export const givenShape = ({ d, outputs, classes }: v.InferOutput<typeof givenSchema>): TaskShape => ({
  inputs: d,
  outputs,
  classes: classes ?? null,
});
