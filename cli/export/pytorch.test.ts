import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTorch } from '../../scripts/torch.mjs';
import { pytorchScript } from '../../src/config/export/pytorch/pytorch-script.ts';
import { lrUnitOf, stepsToMeasure, type ReproducedRun } from '../../src/config/export/pytorch/reproduced-run.ts';
import { unpackFrame, type Frame } from '../../src/config/frame.ts';
import { learningRateAt } from '../../src/config/learning-rates.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { createSnapshotView } from '../../src/engine/snapshot-view.ts';
import { writeNpz } from '../../src/files/npz.ts';
import type { Experiment } from '../../src/config/experiment.ts';
import { controlOf } from '../../src/tasks/data/task-error.ts';
import { hasDiverged } from '../../src/maths/divergence.ts';
import type { Dataset } from '../../src/tasks/data/dataset.ts';
import { makeTask } from '../../src/tasks/tasks.ts';
import { readDigits } from '../machine/digits-files.ts';
import { drawRuns, type DrawnRun } from './testing/drawn-runs.ts';

/** More, or others, than the 25 runs of seed 15 can be asked for: `PYTORCH_RUNS=200 PYTORCH_SEED=16`. */
const { PYTORCH_RUNS = 25, PYTORCH_SEED = 15 } = process.env;
const RUNS = drawRuns(Number(PYTORCH_SEED), Number(PYTORCH_RUNS));
/** The largest relative difference of a loss or a measure: the lab computes in float32, the script in float64. */
const TOLERANCE = 1e-3;
/** The growth of the loss by which a run that diverges has begun to. */
const MUCH = 100;
/** The lab takes the movement from float32 features, whose last digit is 2^-24 of them. */
const RESOLUTION = 2 ** -22;

const python = findTorch();
const folder = mkdtempSync(join(tmpdir(), 'pytorch-'));

const nameOf = ({ experiment: { train, net, scaling, task } }: DrawnRun) =>
  `${train.rule}, ${train.optimizer}, ${train.loss}, ${scaling.preset}, ${net.activation}, ${task.name}`;

describe.skipIf(!python)('a PyTorch script', () => {
  beforeAll(() => openBackend('wasm'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(RUNS.map((run, i) => [i, nameOf(run), run] as const))(
    'finds the losses of the lab: %i, %s',
    async (i, name, drawn) => {
      const { dataset } = await makeTask(drawn.experiment.task, readDigits);
      const lab = await trained(drawn, dataset);
      if (lab === null) return;
      const base = join(folder, `run-${i}`);
      writeFileSync(`${base}.py`, pytorchScript(lab.run, { title: name, link: null }));
      writeFileSync(`${base}.npz`, lab.npz);
      const { losses, measures } = await answerOf(`${base}.py`);
      const compared = comparable(lab.frames);
      expect(Object.keys(losses).slice(0, compared.length).map(Number)).toEqual(compared.map(({ step }) => step));
      for (const frame of compared) {
        expectClose(`loss at step ${frame.step}`, losses[frame.step], frame.loss);
        expectSameMeasures(drawn.experiment, frame, measures[frame.step]);
      }
    },
  );
});

/**
 * Returns the frames of a run, of one that diverges those at which its loss has not grown much: every step of it
 * multiplies rounding, as PyTorch's own float32 and float64 show.
 */
function comparable(frames: Frame[]): Frame[] {
  const [first] = frames;
  if (!frames.some((frame) => isLost(frame, first))) return frames;
  const grown = frames.findIndex(({ loss }) => !(Number(loss) <= MUCH * Number(first.loss)));
  return frames.slice(0, grown);
}

const isLost = (frame: Frame, first: Frame) => hasDiverged(frame.loss ?? NaN, first.loss ?? NaN);

function expectSameMeasures({ train, net }: Experiment, frame: Frame, found: ScriptMeasures) {
  const at = `at step ${frame.step}`;
  expectClose(`testLoss ${at}`, found.testLoss ?? null, frame.testLoss);
  if (train.rule !== 'bp') return;
  frame.layers.forEach(({ featureMove }, l) => {
    expectClose(`featureMove ${l + 1} ${at}`, found.featureMove[l], featureMove, RESOLUTION);
    // f_0 = 0 for every input, so that the AGOP is 0 and its cosine is rounding.
    if (net.symmetric && frame.step === 0) return;
    expectClose(`nfaUncentered ${l + 1} ${at}`, found.nfaUncentered[l], frame.weights[l].nfaUncentered);
    expectClose(`nfaCentered ${l + 1} ${at}`, found.nfaCentered[l], frame.weights[l].nfaCentered);
  });
}

function expectClose(what: string, found: number | null, expected: number | null, resolution = 0) {
  const isClose =
    found === null || expected === null
      ? found === expected
      : Math.abs(found - expected) <= TOLERANCE * Math.abs(expected) + resolution;
  expect(isClose, `${what}: PyTorch has ${found}, the lab ${expected}`).toBe(true);
}

/** Trains a run in the lab; `null` where the lab finds that it can't be trained when it has its weights. */
async function trained({ experiment, changes }: DrawnRun, dataset: Dataset) {
  const run = await createRun({ members: [experiment], dataset }).catch((error: unknown) => {
    if (controlOf(error) === 'train.lrUnit') return null;
    throw error;
  });
  if (run === null) return null;
  const [initial] = await run.snapshot();
  const lrUnit = lrUnitOf(experiment, run.scaling()[0]);
  const reproduced: ReproducedRun = {
    experiment,
    lrUnit,
    learningRateChanges: changes,
    steps: experiment.train.steps,
    samples: { train: dataset.train.count, test: dataset.test.count },
  };
  const frames: Frame[] = [];
  const steps = stepsToMeasure(reproduced);
  for (;;) {
    const now = run.stepsDone;
    if (changes.some(({ step }) => step === now)) run.setLearningRates([learningRateAt(reproduced, now)]);
    if (steps.includes(now)) {
      frames.push(unpackFrame(run.layout, await run.measure('full')));
      if (isLost(frames[frames.length - 1], frames[0])) break;
    }
    if (now >= steps[steps.length - 1]) break;
    run.step();
  }
  const present = run.stepsDone === 0 ? initial : (await run.snapshot())[0];
  run.dispose();
  const view = createSnapshotView(experiment, dataset, initial);
  const npz = writeNpz(await view.arrays(present, () => Promise.resolve()));
  view.dispose();
  return { run: { ...reproduced, steps: present.step }, frames, npz };
}

interface Answer {
  losses: Record<string, number | null>;
  measures: Record<string, ScriptMeasures>;
}

interface ScriptMeasures {
  testLoss?: number;
  featureMove: (number | null)[];
  nfaUncentered: (number | null)[];
  nfaCentered: (number | null)[];
}

/** Runs a script from another folder, and returns the line that it prints. */
async function answerOf(script: string): Promise<Answer> {
  const { stdout } = await promisify(execFile)(python ?? '', [script, '--measures'], { cwd: tmpdir(), maxBuffer: 1e8 });
  return JSON.parse(stdout) as Answer;
}
