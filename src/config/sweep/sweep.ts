/**
 * A sweep: one experiment, one or two of its settings as axes, times seeds. What a sweep is, is all here; how it is
 * cut into jobs and trained is in `worker/sweep`.
 */
import * as v from 'valibot';
import { words } from '../../words/words.ts';
import { experimentSchema, toProblem, type ConfigProblem } from '../experiment.ts';
import type { FrameKind } from '../frame-kind.ts';
import { LIMITS } from '../../settings/limits.ts';
import { boundedNumber, integer, oneOf } from '../../settings/value-schemas.ts';
import { axisSchema } from './axis.ts';

/** The range of every bounded number of a sweep. */
export const SWEEP_LIMITS = {
  seeds: { min: 1, max: 64 },
  perOctave: { min: 1, max: 8 },
  until: { min: 0, max: 1e6 },
} as const;

/** What a further seed draws anew: weights and batches, or the data too. */
export const SEED_DRAWS = ['weights', 'data'] as const;

/** The kinds of frames that a sweep measures: all but a glance, which doesn't know the loss. */
export const SWEEP_FRAMES = ['light', 'alignment', 'full'] as const satisfies readonly FrameKind[];

const MOST_NAME_CHARACTERS = 120;

const sweepSchema = v.pipe(
  v.strictObject({
    v: v.optional(v.literal(1, words.config.version), 1),
    name: v.optional(v.pipe(v.string(words.sweep.config.name), v.maxLength(MOST_NAME_CHARACTERS)), ''),
    /** What every cell is, but for its settings on the axes; anything left out takes its neutral value. */
    base: v.optional(experimentSchema, {}),
    /** x, then y. */
    axes: v.pipe(
      v.array(axisSchema, words.sweep.config.axes),
      v.minLength(1, words.sweep.config.axes),
      v.maxLength(2, words.sweep.config.axes),
      v.check((axes) => new Set(axes.map(({ setting }) => setting)).size === axes.length, words.sweep.config.twice),
    ),
    /** Networks in every cell, of the seeds from `base.seed` on. */
    seeds: integer(SWEEP_LIMITS.seeds, 3),
    draw: oneOf(SEED_DRAWS, 'weights'),
    /** How much is measured at every measured step. */
    frames: oneOf(SWEEP_FRAMES, 'alignment'),
    /** Measured steps in every octave, beside 0 and the last; `base.measure.at` takes their place. */
    perOctave: integer(SWEEP_LIMITS.perOctave, 2),
    /** A network ends at the first measured step with a training loss of at most this; absent: at `train.steps`. */
    until: v.optional(boundedNumber(SWEEP_LIMITS.until)),
  }),
  v.forward(
    v.check(({ base }) => base.task.name !== 'given', words.sweep.config.given),
    ['base'],
  ),
  v.forward(
    v.check(({ base, seeds }) => base.seed + seeds - 1 <= LIMITS.seed.max, words.sweep.config.seeds),
    ['seeds'],
  ),
);

/** A complete, valid sweep. */
export type Sweep = v.InferOutput<typeof sweepSchema>;
/** A sweep as a file or a preset gives it. */
export type SweepInput = v.InferInput<typeof sweepSchema>;

/** The outcome of {@link parseSweep}. */
export type ParsedSweep = { ok: true; sweep: Sweep } | { ok: false; problems: ConfigProblem[] };

/** Checks a sweep and fills in the neutral values of what it leaves out. Never throws. */
export function parseSweep(input: unknown): ParsedSweep {
  const result = v.safeParse(sweepSchema, input);
  return result.success ? { ok: true, sweep: result.output } : { ok: false, problems: result.issues.map(toProblem) };
}
