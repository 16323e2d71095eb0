import type { PriorExperiment } from '../config/prior.ts';
import { planSweep } from '../worker/sweep/plan.ts';
import { timeLeft } from '../worker/sweep/run-sweep.ts';
import type { Lesson, LessonResults, Study, StudyResult } from './lesson.ts';
import { runStudy, type StudyMachine } from './run-study.ts';

/** The progress of a lesson. */
export interface LessonProgress {
  /** The share of the work that is done, 0 to 1. */
  done: number;
  /** Seconds until the end at the present speed; `null` as long as it is unknown. */
  secondsLeft: number | null;
}

/** The options of running the studies of a lesson, and its listeners. */
export interface LessonRun {
  /** Whether the small versions are run. */
  quick: boolean;
  machine: StudyMachine;
  onProgress?: (progress: LessonProgress) => void;
  /** Called with the result of a study so far, and whether that is all. */
  onPart?: (name: string, result: StudyResult, isWhole: boolean) => void;
  /** Cancels the run at once. */
  signal?: AbortSignal;
}

/**
 * Runs the studies of a lesson, one after another.
 *
 * @throws JobFailure when a prior can't be drawn or no backend opens; the reason of the signal when it is cancelled
 */
export async function runLesson({ studies }: Lesson, run: LessonRun): Promise<LessonResults> {
  const { quick, machine, onProgress, onPart, signal } = run;
  const began = performance.now();
  const costs = Object.values(studies).map((study) => studyCost(study, quick));
  const whole = costs.reduce((sum, cost) => sum + cost, 0);
  const results: Record<string, StudyResult> = {};
  let before = 0;
  for (const [i, [name, study]] of Object.entries(studies).entries()) {
    const tell = (share: number) => {
      const done = (before + share * costs[i]) / whole;
      const seconds = (performance.now() - began) / 1000;
      onProgress?.({ done, secondsLeft: timeLeft(done, seconds) });
    };
    results[name] = await runStudy(study, {
      quick,
      machine,
      signal,
      onProgress: tell,
      onPart: (part) => onPart?.(name, part, false),
    });
    onPart?.(name, results[name], true);
    before += costs[i];
  }
  return results;
}

/** Estimates the multiply-adds of a study; only ratios of the result mean something. */
function studyCost(study: Study, quick: boolean): number {
  if (study.kind === 'prior') {
    return (quick ? study.quick : study.full).reduce((sum, prior) => sum + priorCost(prior), 0);
  }
  return planSweep(quick ? study.quick : study.full).jobs.reduce((sum, { cost }) => sum + cost, 0);
}

/** Multiply-adds that one random number and its use cost. */
const DRAW_COST = 50;

const priorCost = ({ networks, depth, width, inputs }: PriorExperiment) =>
  networks * (depth + 1) * width * inputs * DRAW_COST;
