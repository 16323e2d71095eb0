import { OUTPUT_INITS } from '../../config/settings/net-settings.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { LEARNING_RATE_UNITS, LOSSES, OPTIMIZERS } from '../../config/settings/train-settings.ts';
import { RULES, SCHEDULES, TARGET_FEEDBACKS } from '../../config/settings/local-rules.ts';
import { words } from '../../words/words.ts';

const said = words.page.settings.options;

const options = <Value extends string>(values: readonly Value[], texts: Record<Value, string>) =>
  values.map((value) => ({ value, text: texts[value] }));

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
