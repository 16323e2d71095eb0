/**
 * A sweep: one experiment, one or two of its settings as axes, times seeds. This file defines a sweep; `worker/sweep`
 * cuts it into jobs and trains it.
 */
import * as v from 'valibot';
import { translated } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import { experimentSchema, toProblem, type ConfigProblem } from '../experiment.ts';
import type { FrameKind } from '../measures/measure-row.ts';
import { LIMITS, integer, oneOf, optionalNumber, text } from '../../settings/kind.ts';
import { entriesOf, row } from '../../settings/row.ts';
import { settingRow } from '../settings/settings.ts';
import { axisSchema, isDerivedSetting } from './axis.ts';

/** The parts that each further seed draws anew: weights and batches, or the data too. */
const SEED_DRAWS = ['weights', 'data'] as const;

/** The kinds of frames that a sweep can measure: all but `glance`, which has no loss. */
export const SWEEP_FRAMES = ['light', 'alignment', 'full'] as const satisfies readonly FrameKind[];

const MOST_NAME_CHARACTERS = 120;

/** The settings of a sweep beside its base and its axes, in the order in which links name them. */
export const SWEEP = translated('sweep', {
  /** The number of networks in every cell; their seeds count up from `base.seed`. */
  seeds: row(integer({ min: 1, max: 64 }, 3), {
    key: 'seeds',
    axis: null,
    words: { label: 'Seeds', hint: 'Networks in every cell. Their seeds count up from that of the experiment.' },
  }),
  draw: row(oneOf(SEED_DRAWS, 'weights'), {
    key: 'draw',
    axis: null,
    words: {
      label: 'Seeds draw',
      hint: 'Each further seed draws new weights, or new weights and new data.',
      options: { weights: 'weights', data: 'weights, data' },
    },
  }),
  /** The kind of frames at every measured step. */
  frames: row(oneOf(SWEEP_FRAMES, 'alignment'), {
    key: 'frames',
    axis: null,
    words: {
      label: 'Measured',
      hint: 'How much is measured at every measured step: fit and movement; also alignment and kernels; or everything, with eigenvalues.',
      options: { light: 'basics', alignment: 'alignment', full: 'everything' },
    },
  }),
  /** The number of measured steps in every octave, besides 0 and the last; `base.measure.at` replaces them. */
  perOctave: row(integer({ min: 1, max: 8 }, 2), {
    key: 'perOctave',
    axis: null,
    words: {
      label: 'Per octave',
      hint: 'Measured steps each time the number of steps doubles, besides 0 and the last.',
    },
  }),
  /** A network stops at the first measured step with at most this training loss; absent: at `train.steps`. */
  until: row(optionalNumber({ min: 0, max: 1e6 }), {
    key: 'until',
    axis: null,
    words: {
      label: 'Stop at loss',
      hint: 'A network stops at the first measured step with at most this training loss.',
    },
  }),
  name: row(text(MOST_NAME_CHARACTERS, '', words.sweep.config.name), {
    key: 'name',
    axis: null,
    words: { label: 'Name', hint: 'The name of the sweep in the list of kept ones and in its files.' },
  }),
});

const sweepSchema = v.pipe(
  v.strictObject({
    v: v.optional(v.literal(1, words.config.version), 1),
    /** The experiment of every cell, except for the settings on the axes; missing settings take neutral values. */
    base: v.optional(experimentSchema, {}),
    /** x, then y. */
    axes: v.pipe(
      v.array(axisSchema, words.sweep.config.axes),
      v.minLength(1, words.sweep.config.axes),
      v.maxLength(2, words.sweep.config.axes),
      v.check((axes) => new Set(axes.map(({ setting }) => setting)).size === axes.length, words.sweep.config.twice),
    ),
    ...entriesOf(SWEEP),
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
/** A sweep as given by a file or a preset. */
export type SweepInput = v.InferInput<typeof sweepSchema>;

/** The outcome of {@link parseSweep}. */
export type ParsedSweep = { ok: true; sweep: Sweep } | { ok: false; problems: ConfigProblem[] };

/** Checks a sweep and fills in neutral values for missing settings. Never throws. */
export const parseSweep = (input: unknown): ParsedSweep => parse(input, { abortEarly: false });

/** Does the same but stops at the first problem: a long list may have one in each entry. */
export const parseSweepToFirstProblem = (input: unknown): ParsedSweep => parse(input, { abortEarly: true });

function parse(input: unknown, how: { abortEarly: boolean }): ParsedSweep {
  const result = v.safeParse(sweepSchema, input, how);
  return result.success
    ? { ok: true, sweep: result.output }
    : { ok: false, problems: result.issues.map((issue) => toProblem(issue, sweepSchema)) };
}

/** Returns the values on the axes that their settings refuse whatever the other settings are. */
export function axisValueProblems({ base, axes }: Sweep): ConfigProblem[] {
  return axes.flatMap(({ setting, values }, axis) => {
    const kind = isDerivedSetting(setting) ? undefined : settingRow(setting, base.task.name)?.kind;
    return values.flatMap((value, i): ConfigProblem[] => {
      const found = kind && v.safeParse(kind.schema, typeof value === 'string' ? kind.read(value) : value);
      if (!found || found.success) return [];
      return [{ key: `axes.${axis}.values.${i}`, value, allowed: toProblem(found.issues[0]).allowed }];
    });
  });
}
