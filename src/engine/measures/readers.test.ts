import { beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../config/experiment.ts';
import { frameLayout, unpackFrame } from '../../config/frame.ts';
import { FRAME_KINDS, reaches, type FrameKind } from '../../config/measures/measure-row.ts';
import { isMeasured } from '../../config/measures/available-measures.ts';
import { measureRow, MEASURES, type Measure } from '../../config/measures/measures.ts';
import { inputDirections } from '../../tasks/data/directions.ts';
import { hasDirections, taskShape } from '../../tasks/tasks.ts';
import { openBackend } from '../backends/open-backend.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

const small = { net: { width: 8, depth: 2, activation: 'tanh' }, measure: { probe: 8 } };
const regression = { name: 'linear-teacher', d: 4 };

/** Experiments that together have all measures. */
const EXPERIMENTS: Record<string, object> = {
  'a regression beside its twins': {
    task: regression,
    measure: { probe: 8, twin: true, infinite: true, sharpness: true, rfm: true },
  },
  'a classification with Adam': { task: { name: 'planar' }, train: { optimizer: 'adam', lr: 0.01 } },
  'predictive coding': { task: regression, train: { rule: 'pc' } },
  'feedback alignment with weight decay': { task: regression, train: { rule: 'fa', weightDecay: 0.1 } },
};

const TESTS = import.meta.glob<string>('../**/*.test.ts', { eager: true, query: '?raw', import: 'default' });

/** Returns whether the test in this file reads a measure. */
const isReadIn = (test: string, measure: Measure) =>
  Object.entries(TESTS).some(([path, text]) => path.endsWith(`/${test}`) && new RegExp(`\\b${measure}\\b`).test(text));

/** Returns the measures that a frame of a kind holds at step 0 or at step 1, of any layer. */
async function heldIn(experiment: Experiment, kind: FrameKind): Promise<Set<Measure>> {
  const { inputs } = taskShape(experiment.task);
  const directions = hasDirections(experiment.task) ? inputDirections(1, inputs) : undefined;
  const run = await createRun({ members: [experiment], dataset: { ...gaussianDataset(experiment), directions } });
  const held = new Set<string>();
  for (let step = 0; step < 2; step++) {
    if (step > 0) run.step();
    const { layers, weights, ...ofRun } = unpackFrame(frameLayout(2), await run.measure(kind));
    for (const values of [ofRun, ...layers, ...weights]) {
      for (const [name, value] of Object.entries(values)) if (value !== null) held.add(name);
    }
  }
  run.dispose();
  return new Set(MEASURES.filter((name) => held.has(name)));
}

const difference = (of: Iterable<Measure>, without: ReadonlySet<Measure>) =>
  [...of].filter((name) => !without.has(name));

describe('the readings of the measures', () => {
  beforeAll(() => openBackend('wasm'));

  const cases = Object.entries(EXPERIMENTS).flatMap(([name, config]) =>
    FRAME_KINDS.map((kind) => [name, kind, config] as const),
  );

  it.each(cases)('of %s hold in a frame of kind %s what the rows say, and nothing else', async (_, kind, config) => {
    const experiment = experimentOf({ ...small, ...config });
    const said = new Set(
      MEASURES.filter((name) => reaches(kind, measureRow(name).measured.from) && isMeasured(experiment, name)),
    );
    const held = await heldIn(experiment, kind);
    expect(difference(said, held), 'rows in config/measures that no reading in engine/measures fills').toEqual([]);
    expect(difference(held, said), 'readings in frames in which their rows have none').toEqual([]);
  });

  it('are checked by the fixtures, or by the test that their row names', () => {
    const untested = MEASURES.filter((name) => {
      const { fixture } = measureRow(name);
      return fixture !== true && !isReadIn(fixture, name);
    });
    expect(untested, 'measures that do not stand in the test that "fixture" of their row names').toEqual([]);
  });

  it('are all tried in these experiments', () => {
    const tried = Object.values(EXPERIMENTS).map((config) => experimentOf({ ...small, ...config }));
    for (const name of MEASURES)
      expect(
        tried.some((one) => isMeasured(one, name)),
        name,
      ).toBe(true);
  });
});
