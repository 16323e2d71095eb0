import type { PriorExperiment } from '../config/prior.ts';
import type { SweepRun } from '../config/sweep/result.ts';
import type { Sweep } from '../config/sweep/sweep.ts';
import { drawPriors, type DrawnPrior } from '../worker/host/draw-priors.ts';
import { createPool, type Pool, type PoolSpec } from '../worker/host/pool.ts';
import { planSweep } from '../worker/sweep/plan.ts';
import { runSweep } from '../worker/sweep/run-sweep.ts';
import type { Study, StudyResult } from './lesson.ts';

/** Workers for studies. */
export interface StudyMachine extends PoolSpec {
  /** Trains the networks of sweeps; the caller that opened the machine disposes of it. */
  pool: Pool;
}

/** Opens a machine whose workers start when there is work for them. */
export const openStudyMachine = (spec: PoolSpec): StudyMachine => ({ ...spec, pool: createPool(spec) });

/** The options of running a study, and its listeners. */
export interface StudyRun {
  /** Whether the small version is run. */
  quick: boolean;
  machine: StudyMachine;
  /** Called now and then with the share of the work that is done, 0 to 1. */
  onProgress?: (done: number) => void;
  /** Called with the result so far, each time a part of it ends. */
  onPart?: (result: StudyResult) => void;
  /** Cancels the run at once. */
  signal?: AbortSignal;
}

/**
 * Trains or draws all networks of a study. Networks that could not be trained are in the result, with the reason.
 *
 * @throws JobFailure when a prior can't be drawn; the reason of the signal when it is cancelled
 */
export function runStudy(study: Study, run: StudyRun): Promise<StudyResult> {
  if (study.kind === 'prior') return runPriors(run.quick ? study.quick : study.full, run);
  return runSweepStudy(run.quick ? study.quick : study.full, study.outputs ?? false, run);
}

/** A run, with its outputs where the study keeps them. */
interface Part {
  run: SweepRun;
  outputs: Float32Array;
}

const NO_OUTPUTS = new Float32Array();

async function runSweepStudy(sweep: Sweep, keepOutputs: boolean, study: StudyRun): Promise<StudyResult> {
  const { machine, onProgress, onPart, signal } = study;
  const { jobs, refused } = planSweep(sweep);
  const parts: Part[] = refused.map((run) => ({ run, outputs: NO_OUTPUTS }));
  let backend: string | null = null;
  const collected = (): StudyResult => {
    const sorted = parts.toSorted((a, b) => a.run.cell - b.run.cell || a.run.seed - b.run.seed);
    const result = { sweep, backend, runs: sorted.map(({ run }) => run) };
    return { kind: 'sweep', result, outputs: keepOutputs ? sorted.map(({ outputs }) => outputs) : null };
  };
  await runSweep(machine.pool, {
    sweep,
    jobs,
    keepOutputs,
    signal,
    onProgress: ({ done }) => onProgress?.(done),
    onJob: (_, trained) => {
      parts.push(...trained.runs.map((run, i) => ({ run, outputs: trained.outputs?.[i] ?? NO_OUTPUTS })));
      backend = trained.backend ?? backend;
      onPart?.(collected());
    },
  });
  return collected();
}

async function runPriors(priors: PriorExperiment[], study: StudyRun): Promise<StudyResult> {
  const { machine, onProgress, onPart, signal } = study;
  const all = priors.reduce((sum, { networks }) => sum + networks, 0);
  const networks = priors.map(() => 0);
  const parts: DrawnPrior[] = [];
  const resultOf = (drawn: DrawnPrior[]): StudyResult => ({
    kind: 'prior',
    backend: drawn[0]?.backend ?? '',
    priors: drawn.map(({ prior, theory, report }) => ({ prior, theory, report })),
  });
  const drawn = await drawPriors(machine, priors, {
    signal,
    onProgress: (index, count) => {
      networks[index] = count;
      onProgress?.(networks.reduce((sum, each) => sum + each, 0) / all);
    },
    onDrawn: (index, one) => {
      parts[index] = one;
      // Figures and claims name priors by index, so a partial result must have no gap.
      const gap = priors.findIndex((_, i) => !(i in parts));
      onPart?.(resultOf(gap < 0 ? parts : parts.slice(0, gap)));
    },
  });
  return resultOf(drawn);
}
