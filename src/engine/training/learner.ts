import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../config/experiment.ts';
import {
  DEFAULT_PREDICTIVE_CODING,
  DEFAULT_TARGET_PROPAGATION,
  isTargetPropagation,
} from '../../config/settings/local-rules.ts';
import { scaledGammaOut } from '../../config/scaling.ts';
import type { StreamPlace } from '../../maths/random.ts';
import { architectureOf } from '../network/architecture.ts';
import { LOSS_FUNCTIONS } from '../network/losses.ts';
import { output, type OutputScale, type Signals } from '../network/network.ts';
import { bp } from '../rules/bp.ts';
import { dfa, fa } from '../rules/feedback-alignment.ts';
import { createFeedbackStep } from '../rules/learned-feedback.ts';
import { pc } from '../rules/pc.ts';
import type { LocalErrors, PredictiveCodingInput, RuleInput } from '../rules/rule.ts';
import { dtp, tp } from '../rules/tp.ts';
import type { Chunk } from '../network/sample-set.ts';
import type { TrainState } from './train-state.ts';

/** The learning rules, each of which computes the local errors of a batch from the error of its output. */
const RULES = { bp, fa, dfa, pc, tp, dtp };

/** The learning rule of a run with all its inputs except the weights. */
export interface Learner {
  /** The number of times that it passes a batch through the network and back to find its errors. */
  readonly passes: number;
  /** Whether a step by this rule has the same operations and constants each time, and reads nothing back. */
  readonly isPure: boolean;
  /** Returns the input of the rule for one batch, whose forward pass is `signals`; the caller frees its `deltaOut`. */
  input(state: TrainState, signals: Signals, batch: Chunk): RuleInput;
  /** Returns the errors of the rule for that input. */
  errors(input: RuleInput): LocalErrors;
  /** Returns the feedback after a step on that input: the same tensors, unless the rule learns it. */
  feedback(input: RuleInput): tf.Tensor3D[];
  /** Whether it learns the feedback. */
  readonly learnsFeedback: boolean;
  /** Returns where the noise of each member is; none where it draws none. */
  noise(): StreamPlace[];
  dispose(): void;
}

/**
 * Creates the learner of M members of one shape.
 *
 * @param noise where its noise goes on, by member; absent: it begins
 */
export function createLearner(members: Experiment[], scale: OutputScale, noise?: readonly StreamPlace[]): Learner {
  const [first] = members;
  const { train } = first;
  const architecture = architectureOf(first);
  const loss = LOSS_FUNCTIONS[train.loss];
  const predictiveCoding = predictiveCodingInput(members);
  const feedback = learnsFeedback(train) ? createFeedbackStep(members, noise) : null;
  return {
    isPure: hasPureSteps(train),
    passes: train.rule === 'pc' ? 1 + predictiveCoding.steps : 1,
    input: (state, signals, { y, z0 }) => ({
      weights: state,
      architecture,
      signals,
      deltaOut: tf.tidy(() => tf.div<tf.Tensor3D>(loss.gradient(output(signals, z0, scale), y), scale.gamma0)),
      lossGradient: (f) => loss.gradient(f, y),
      lossSum: (f) => loss.sum(f, y),
      feedback: state.feedback,
      pc: predictiveCoding,
      tp: train.tp ?? DEFAULT_TARGET_PROPAGATION,
    }),
    errors: RULES[train.rule],
    feedback: feedback?.take ?? ((input) => input.feedback),
    learnsFeedback: feedback !== null,
    noise: () => feedback?.noise() ?? [],
    dispose: () => predictiveCoding.gammaOut.dispose(),
  };
}

/**
 * Returns whether steps by a rule have the same operations and constants each time: no solve on the CPU, and no noise.
 */
export const hasPureSteps = ({ rule }: Pick<Experiment['train'], 'rule'>): boolean => !isTargetPropagation(rule);

const learnsFeedback = ({ rule, tp: settings }: Experiment['train']): boolean =>
  isTargetPropagation(rule) && settings?.feedback === 'learned';

function predictiveCodingInput(members: Experiment[]): PredictiveCodingInput {
  const settings = members[0].train.pc ?? DEFAULT_PREDICTIVE_CODING;
  const gammaOut = members.map((member) => scaledGammaOut(member, settings));
  return { ...settings, gammaOut: tf.tensor3d(gammaOut, [members.length, 1, 1]) };
}
