import * as v from 'valibot';
import { words } from '../words/words.ts';
import { LIMITS } from '../settings/limits.ts';
import { boundedInteger, flag, integer, number, oneOf } from '../settings/value-schemas.ts';

/** Link functions of a single-index target y = g(u.x). */
export const SINGLE_INDEX_LINKS = ['hermite2', 'hermite3', 'relu', 'tanh', 'sine'] as const;
/** Link functions of a multi-index target y = g(u_1.x, ..., u_r.x). */
export const MULTI_INDEX_LINKS = ['squares', 'product'] as const;
/** Targets of the one-dimensional fit. */
export const CURVES = ['sine', 'step', 'bumps', 'sawtooth'] as const;
/** Two-class patterns in the plane. */
export const PLANAR_SHAPES = ['spirals', 'circles', 'xor', 'gaussians'] as const;
/** Two-class targets: one output of +-1, or two one-hot outputs. */
export const CLASS_TARGETS = ['onehot', 'sign'] as const;

/** What every generated task has: the seed of its data, and how many samples. */
const sampled = (samples: number, testSamples: number) => ({
  seed: integer(LIMITS.seed, 0),
  samples: integer(LIMITS.samples, samples),
  testSamples: integer(LIMITS.testSamples, testSamples),
});

const dimension = (fallback: number) => integer(LIMITS.dimension, fallback);
const noise = number(LIMITS.noise, 0);

/** Data that comes with the configuration (fixtures, later the user's own file). */
const given = v.strictObject({
  name: v.literal('given'),
  d: boundedInteger(LIMITS.dimension),
  outputs: boundedInteger(LIMITS.outputs),
  /** Number of classes; absent for a regression. */
  classes: v.optional(boundedInteger({ min: 2, max: LIMITS.outputs.max })),
});

const tasks = [
  v.strictObject({
    name: v.literal('digits'),
    ...sampled(512, 256),
    /** All ten digits, or a pair such as "3-7". */
    classes: v.optional(
      v.pipe(v.string(words.config.digitClasses), v.regex(/^(all|([0-9])-(?!\2)[0-9])$/, words.config.digitClasses)),
      'all',
    ),
    /** Side of the square image in pixels. */
    side: v.optional(v.picklist([14, 28], words.config.side), 14),
    targets: oneOf(CLASS_TARGETS, 'onehot'),
    /** Subtract each pixel's mean over the training set. */
    centerPixels: flag(true),
  }),
  v.strictObject({
    name: v.literal('single-index'),
    ...sampled(512, 512),
    d: dimension(32),
    link: oneOf(SINGLE_INDEX_LINKS, 'hermite2'),
    noise,
  }),
  v.strictObject({
    name: v.literal('multi-index'),
    ...sampled(512, 512),
    d: dimension(32),
    rank: integer({ min: 1, max: LIMITS.degree.max }, 3),
    link: oneOf(MULTI_INDEX_LINKS, 'squares'),
    noise,
  }),
  v.strictObject({
    name: v.literal('chain'),
    ...sampled(512, 512),
    d: dimension(32),
    terms: integer(LIMITS.terms, 3),
    noise,
  }),
  v.strictObject({
    name: v.literal('staircase'),
    ...sampled(512, 512),
    d: dimension(24),
    degree: integer(LIMITS.degree, 3),
    noise,
  }),
  v.strictObject({
    name: v.literal('parity'),
    ...sampled(512, 512),
    d: dimension(24),
    degree: integer(LIMITS.degree, 2),
    targets: oneOf(CLASS_TARGETS, 'sign'),
  }),
  v.strictObject({
    name: v.literal('linear-teacher'),
    ...sampled(256, 256),
    d: dimension(32),
    outputs: integer(LIMITS.outputs, 1),
    noise,
  }),
  v.strictObject({
    name: v.literal('random-labels'),
    ...sampled(128, 128),
    d: dimension(64),
    targets: oneOf(CLASS_TARGETS, 'sign'),
  }),
  v.strictObject({ name: v.literal('curve'), ...sampled(64, 256), curve: oneOf(CURVES, 'sine'), noise }),
  v.strictObject({
    name: v.literal('planar'),
    ...sampled(256, 256),
    shape: oneOf(PLANAR_SHAPES, 'spirals'),
    targets: oneOf(CLASS_TARGETS, 'sign'),
    noise: number(LIMITS.noise, 0.1),
  }),
] as const;

/** Names of the tasks that the lab generates itself, in the order in which the page offers them. */
export const TASK_NAMES = tasks.map((task) => task.entries.name.literal);

/** A task, `given` included; a number that breaks a rule of the task says so at its own key. */
export const taskSchema = v.pipe(
  v.variant('name', [...tasks, given], words.config.oneOf([...TASK_NAMES, 'given'])),
  v.forward(
    v.check((task) => task.name !== 'multi-index' || task.rank <= task.d, words.config.rank),
    ['rank'],
  ),
  v.forward(
    v.check((task) => task.name !== 'chain' || task.terms < task.d, words.config.terms),
    ['terms'],
  ),
  v.forward(
    v.check(
      (task) => !(task.name === 'staircase' || task.name === 'parity') || task.degree <= task.d,
      words.config.rank,
    ),
    ['degree'],
  ),
  v.forward(
    v.check(
      (task) => task.name !== 'digits' || task.targets === 'onehot' || task.classes !== 'all',
      words.config.signNeedsPair,
    ),
    ['targets'],
  ),
);

/** What the network is asked to learn. */
export type Task = v.InferOutput<typeof taskSchema>;
/** The name of a task. */
export type TaskName = Task['name'];
/** The task of one name. */
export type TaskOf<Name extends TaskName> = Extract<Task, { name: Name }>;
