import { OUTPUT_INITS } from '../../config/settings/net-settings.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import {
  CLASS_TARGETS,
  CURVES,
  MULTI_INDEX_LINKS,
  PLANAR_SHAPES,
  SINGLE_INDEX_LINKS,
  TASK_NAMES,
} from '../../tasks/task.ts';
import { LEARNING_RATE_UNITS, LOSSES, OPTIMIZERS } from '../../config/settings/train-settings.ts';
import { RULES, SCHEDULES, TARGET_FEEDBACKS } from '../../config/settings/local-rules.ts';
import { words } from '../../words/words.ts';

const said = words.page.settings.options;

const options = <Value extends string>(values: readonly Value[], texts: Record<Value, string>) =>
  values.map((value) => ({ value, text: texts[value] }));

/** The tasks that the page offers. */
export const TASK_OPTIONS = options(TASK_NAMES, said.tasks);
/** Activations of the hidden layers. */
export const ACTIVATION_OPTIONS = options(ACTIVATIONS, said.activations);
/** Losses. */
export const LOSS_OPTIONS = options(LOSSES, said.losses);
/** Learning rules. */
export const RULE_OPTIONS = options(RULES, said.rules);
/** Orders of predictive coding. */
export const SCHEDULE_OPTIONS = options(SCHEDULES, said.schedules);
/** Ways of target propagation to its feedback. */
export const TARGET_FEEDBACK_OPTIONS = options(TARGET_FEEDBACKS, said.targetFeedbacks);
/** Units of the learning rate. */
export const LEARNING_RATE_UNIT_OPTIONS = options(LEARNING_RATE_UNITS, said.learningRateUnits);
/** Optimizers. */
export const OPTIMIZER_OPTIONS = options(OPTIMIZERS, said.optimizers);
/** Starts of the readout. */
export const OUTPUT_INIT_OPTIONS = options(OUTPUT_INITS, said.outputInits);
/** Targets of a classification. */
export const TARGET_OPTIONS = options(CLASS_TARGETS, said.targets);
/** Link functions of a single-index target. */
export const SINGLE_LINK_OPTIONS = options(SINGLE_INDEX_LINKS, said.links);
/** Link functions of a multi-index target. */
export const MULTI_LINK_OPTIONS = options(MULTI_INDEX_LINKS, said.links);
/** One-dimensional curves. */
export const CURVE_OPTIONS = options(CURVES, said.curves);
/** Patterns in the plane. */
export const SHAPE_OPTIONS = options(PLANAR_SHAPES, said.shapes);
/** Sides of a digit's image. */
export const SIDE_OPTIONS = ([14, 28] as const).map((side) => ({ value: side, text: said.sides[side] }));

/** A pair of digits, such as "3-7". */
export const pairOption = (pair: string) => ({ value: pair, text: said.digitPair(pair) });

/** All ten digits, or any two of them: "0-1", "0-2", ..., "8-9". */
export const DIGIT_OPTIONS = [
  { value: 'all', text: said.allDigits },
  ...Array.from({ length: 9 }, (_, first) =>
    Array.from({ length: 9 - first }, (_, after) => pairOption(`${first}-${first + after + 1}`)),
  ).flat(),
];
