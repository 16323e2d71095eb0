/**
 * `tsx scripts/platforms/compare.ts PLATFORM FILE ...`: trains each case and prints, as JSON, how far losses and weights
 * are from the float64 numbers in it. A process of its own for each platform, as a backend is opened once.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { provideNodeGpu } from '../../cli/machine/node-gpu.ts';
import { readKernels } from '../../cli/machine/node-kernels.ts';
import { readCase, type Case } from '../../src/config/case.ts';
import { runOffset } from '../../src/config/frame.ts';
import { openBackend } from '../../src/engine/backends/open-backend.ts';
import { enableRelaxedSimd } from '../../src/engine/backends/wasm/enable-relaxed-simd.ts';
import { provideKernels } from '../../src/engine/backends/wasm/register-kernels.ts';
import { createRun } from '../../src/engine/create-run.ts';
import { PLATFORMS, type Differences, type Found, type Platform } from './platforms.ts';

interface Expected {
  expect: { frames: { step: number; loss: number }[]; weights: number[][][] };
}

/** Losses below this share of the first one count as it. */
const LEAST_LOSS = 1e-3;

const [platform, ...files] = process.argv.slice(2) as [Platform, ...string[]];
const { backend } = PLATFORMS[platform];
if (platform === 'wasm relaxed') enableRelaxedSimd();
provideKernels((module) => readKernels(platform === 'wasm' ? 'plain' : module));
if (backend === 'webgpu') await provideNodeGpu();
await openBackend(backend);

/** The losses at the compared steps, and the weights at the last, [fan_out * fan_in] by layer. */
interface Course {
  losses: number[];
  weights: ArrayLike<number>[];
}

async function train(given: Case, steps: readonly number[]): Promise<Course> {
  const { experiment, ...rest } = given;
  const run = await createRun({ members: [experiment], ...rest });
  const losses: number[] = [];
  for (const step of steps) {
    while (run.stepsDone < step) run.step();
    losses.push((await run.measure('light'))[runOffset('loss')]);
  }
  const [weights] = await run.weights();
  run.dispose();
  return { losses, weights };
}

function differences(one: Course, from: Course): Differences {
  const least = LEAST_LOSS * Math.abs(from.losses[0]);
  const ofLosses = from.losses.map((loss, i) => Math.abs(one.losses[i] - loss) / Math.max(Math.abs(loss), least));
  const ofWeights = from.weights.map((layer, l) => {
    const expected = Array.from(layer);
    return Math.hypot(...expected.map((value, i) => one.weights[l][i] - value)) / Math.hypot(...expected);
  });
  return { loss: Math.max(...ofLosses), weights: Math.max(...ofWeights) };
}

/** Moves each weight by a rounding of float32, up and down in turn. */
const rounded = (given: Case): Case => ({
  ...given,
  weights: given.weights.map((layer) => layer.map((value, i) => value * (1 + (i % 2 === 0 ? 1 : -1) * 2 ** -23))),
});

const found: Found[] = [];
for (const file of files) {
  const fixture = JSON.parse(readFileSync(file, 'utf8')) as Expected;
  const given = readCase(fixture);
  const { frames, weights } = fixture.expect;
  const steps = frames.map(({ step }) => step);
  const course = await train(given, steps);
  const exact = { losses: frames.map(({ loss }) => loss), weights: weights.map((layer) => layer.flat()) };
  found.push({
    ...differences(course, exact),
    ...(platform === 'cpu' && { rounding: differences(await train(rounded(given), steps), course) }),
  });
}
process.stdout.write(`${JSON.stringify(found)}\n`);
process.exit(0);
