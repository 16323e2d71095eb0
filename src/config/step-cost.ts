/** What a step of training costs, in two numbers that do not depend on the machine. */
import { trainingSamples } from '../tasks/tasks.ts';
import { batchSize } from './batch-size.ts';
import type { Experiment } from './experiment.ts';
import { weightCount } from './scaling.ts';
import { DEFAULT_PREDICTIVE_CODING } from './settings/local-rules.ts';

/** The cost of a step. */
export interface StepCost {
  /** The operations that wait for each other: layers forward, layers back, updates. */
  calls: number;
  /** Multiply-adds. */
  products: number;
}

/** The speed of an engine on one machine. */
export interface EngineSpeed {
  /** The time of an operation however small it is, in ms. */
  call: number;
  /** Multiply-adds a ms. */
  rate: number;
}

/** Returns the cost of a step of these networks together; `null`: nobody knows the number of samples yet. */
export function stepCost(members: readonly Experiment[]): StepCost | null {
  const batches = members.map(batchOf);
  if (batches.includes(null)) return null;
  const passes = members.map(passesOf);
  // Networks of one shape are trained as one.
  const calls = Math.max(...members.map(({ net }, m) => passes[m] * (net.depth + 1)));
  const products = members.reduce((sum, member, m) => sum + passes[m] * (batches[m] ?? 0) * weightCount(member), 0);
  return { calls, products };
}

/** Returns the time of a step in ms. */
export const stepTime = ({ calls, products }: StepCost, { call, rate }: EngineSpeed): number =>
  calls * call + products / rate;

/** Returns the number of samples of a step; `null`: all, and nobody knows how many. */
function batchOf({ train, task }: Experiment): number | null {
  const samples = trainingSamples(task);
  return batchSize({ train }, samples ?? Infinity) ?? samples;
}

/** Returns how often a step passes its batch through the layers: forward, back and for the update. */
function passesOf({ train }: Experiment): number {
  if (train.rule !== 'pc') return 3;
  const { steps } = train.pc ?? DEFAULT_PREDICTIVE_CODING;
  return 3 + 2 * steps;
}
