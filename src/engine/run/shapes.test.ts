import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PRESETS } from '../../config/settings/scaling-settings.ts';
import type { Experiment } from '../../config/experiment.ts';
import { ACTIVATIONS } from '../../maths/activation.ts';
import { unpackFrame, type Frame } from '../../config/frame.ts';
import { hasRichness, isTargetPropagation, RULES } from '../../config/settings/local-rules.ts';
import { OPTIMIZERS } from '../../config/settings/train-settings.ts';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from '../testing/heap-meter.ts';
import { createRun } from '../create-run.ts';
import { experimentOf, gaussianDataset } from '../testing/experiments.ts';

/** The number of networks, of any small shape, with every rule, optimizer, activation and scaling in turn. */
const SHAPES = 150;
/** A learning rate at which no activation and no rule can diverge in two steps. */
const LEARNING_RATE = 1e-3;

const whole = (min: number, max: number) => fc.integer({ min, max });

const ensembles: fc.Arbitrary<Experiment[]> = fc
  .record({
    inputs: whole(1, 6),
    outputs: whole(1, 4),
    width: whole(1, 9),
    depth: whole(0, 4),
    members: whole(1, 3),
    probe: whole(1, 14),
    activation: fc.constantFrom(...ACTIVATIONS),
    rule: fc.constantFrom(...RULES),
    learned: fc.boolean(),
    optimizer: fc.constantFrom(...OPTIMIZERS),
    preset: fc.constantFrom(...PRESETS.filter((preset) => preset !== 'custom')),
    gamma0: fc.constantFrom(1e-4, 1e-2, 1, 2),
    centered: fc.boolean(),
    bias: fc.boolean(),
    batch: fc.constantFrom('full' as const, 1, 5),
    weightDecay: fc.constantFrom(0, 0.1),
  })
  .map(({ inputs, outputs, width, depth, members, probe, ...given }) => {
    const { activation, rule, learned, optimizer, preset, gamma0, centered, bias, batch, weightDecay } = given;
    const isRich = hasRichness(rule);
    return Array.from({ length: members }, (_, seed) =>
      experimentOf({
        seed,
        task: { name: 'linear-teacher', d: inputs, outputs },
        // Only backpropagation trains a linear model.
        net: { width, depth: isRich ? depth : Math.max(1, depth), baseWidth: 4, activation, bias },
        scaling: {
          preset: preset === 'ip' && optimizer === 'adam' ? 'mup' : preset,
          gamma0: isRich ? gamma0 : 1,
          centered: isRich && centered,
        },
        train: {
          rule,
          optimizer,
          batch,
          weightDecay,
          lr: LEARNING_RATE,
          ...(isTargetPropagation(rule) && { tp: { feedback: learned ? 'learned' : 'ridge' } }),
        },
        measure: { probe },
      }),
    );
  });

/** Returns every number of a frame, by name. */
const numbersOf = ({ layers, weights, ...run }: Frame): [string, number | null][] =>
  [run, ...layers, ...weights].flatMap((part): [string, number | null][] => Object.entries(part));

/** Measures that every frame of a regression has; docs/maths.md says where the others are `null`. */
const ALWAYS = ['loss', 'testLoss', 'outputRms', 'featureRms', 'deltaRms', 'gramMinEig', 'jointMinEig', 'gateFlips'];
/** Measures that need nonzero features and gradients, which only an activation without a flat half guarantees. */
const WHEN_ALIVE = [
  'featureMove',
  'kernelMove',
  'kernelChange',
  'effectiveRank',
  'ntkMove',
  'ntkChange',
  'ntkTarget',
  'ntkRank',
  'weightMove',
  'nfaUncentered',
  'nfaSqrt',
  'nfaRatio',
];

describe('a network of any shape', () => {
  beforeAll(() => openBackend('wasm'));

  it('is trained and measured without an error, without NaN where a measure is defined, and without a leak', async () => {
    await fc.assert(
      fc.asyncProperty(ensembles, async (members) => {
        const before = memoryTensors();
        const { depth } = members[0].net;
        const run = await createRun({ members, dataset: gaussianDataset(members[0]) });
        for (let step = 0; step < 3; step++) {
          const packed = await run.measure('full');
          members.forEach((_, m) => {
            const { stride } = run.layout;
            const frame = unpackFrame(run.layout, packed.subarray(m * stride, (m + 1) * stride));
            expectDefined(numbersOf(frame), members[0].net.activation !== 'relu');
          });
          const snapshots = await run.snapshot();
          for (const { step: at, weights } of snapshots) expect([at, weights.length]).toEqual([step, depth + 1]);
          run.step();
        }
        run.dispose();
        expect(memoryTensors()).toBe(before);
      }),
      { numRuns: SHAPES, seed: 1 },
    );
  }, 120_000);
});

function expectDefined(numbers: [string, number | null][], isAlive: boolean): void {
  for (const [name, value] of numbers) {
    if (value !== null) expect(Number.isFinite(value), `${name} is ${value}`).toBe(true);
    else expect(ALWAYS.includes(name) || (isAlive && WHEN_ALIVE.includes(name)), `${name} is not defined`).toBe(false);
  }
}
