/** How fast the engines of this machine are: measured once a day, and kept in the browser. */
import * as v from 'valibot';
import { parseExperiment, type Experiment } from '../../config/experiment.ts';
import { stepCost, type EngineSpeed } from '../../config/step-cost.ts';
import type { Pool } from '../../worker/host/pool.ts';

/** The speeds of the two engines between which the lab chooses. */
export interface EngineSpeeds {
  wasm: EngineSpeed;
  webgpu: EngineSpeed;
}

const KEY = 'engine speeds';
/** The time for which speeds are believed, in ms. */
const A_DAY = 24 * 60 * 60_000;

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const speed = v.object({ call: v.pipe(v.number(), v.finite(), v.minValue(0)), rate: positive });
const record = v.object({ v: v.literal(1), at: v.number(), wasm: speed, webgpu: speed });

/** Reads the speeds that were measured within a day; `null`: none were. */
export function readSpeeds(now = Date.now()): EngineSpeeds | null {
  try {
    const parsed = v.safeParse(record, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    // A clock that was set back does not make them newer.
    if (!parsed.success || Math.abs(now - parsed.output.at) > A_DAY) return null;
    const { wasm, webgpu } = parsed.output;
    return { wasm, webgpu };
  } catch {
    return null;
  }
}

/** Keeps speeds for a day, where the browser lets it. */
export function keepSpeeds(speeds: EngineSpeeds, now = Date.now()): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ v: 1, at: now, ...speeds }));
  } catch {
    // They are measured again at the next visit.
  }
}

/** The steps of two trainings, whose difference is the time of steps alone: both make a network and measure it. */
const STEPS = [10, 60];
/** How often each is trained: the fastest counts. */
const TIMES = 2;

/** A small network, whose steps are all waiting, and one whose steps are mostly products. */
const SMALL = networkOf({ width: 16, depth: 2 }, 32);
const LARGE = networkOf({ width: 256, depth: 3 }, 128);

/**
 * Measures an engine by some 50 steps of a small and of a large network.
 *
 * @param pool one worker on this engine
 * @param now time in ms
 */
export async function measureSpeed(pool: Pick<Pool, 'train'>, now = () => performance.now()): Promise<EngineSpeed> {
  const timeOf = async (member: Experiment, steps: number) => {
    let least = Infinity;
    for (let i = 0; i < TIMES; i++) {
      const begun = now();
      await pool.train({ members: [member], measuring: { kind: 'glance', steps: [steps] }, keeps: [] });
      least = Math.min(least, now() - begun);
    }
    return least;
  };
  const stepOf = async (member: Experiment) => {
    const [few, many] = STEPS;
    const difference = (await timeOf(member, many)) - (await timeOf(member, few));
    return Math.max(difference, 0) / (many - few);
  };
  return speedFrom(await stepOf(SMALL), await stepOf(LARGE));
}

/** Returns the speed that explains the times of a step of both networks. */
function speedFrom(small: number, large: number): EngineSpeed {
  const [less, more] = [SMALL, LARGE].map((member) => stepCost([member]) ?? { calls: 1, products: 1 });
  // small = calls call + products / rate, and the same of large: two equations.
  const determinant = less.calls * more.products - more.calls * less.products;
  const call = Math.max(0, (small * more.products - large * less.products) / determinant);
  const perProduct = (less.calls * large - more.calls * small) / determinant;
  return { call, rate: 1 / Math.max(perProduct, Number.EPSILON) };
}

function networkOf(net: object, samples: number): Experiment {
  const parsed = parseExperiment({
    task: { name: 'chain', d: 16, samples, testSamples: 1 },
    net,
    train: { batch: 'full', lr: 1e-4, steps: 1000 },
    measure: { twin: false, probe: 1 },
  });
  if (!parsed.ok) throw new Error('The network that measures an engine is no experiment.');
  return parsed.experiment;
}
