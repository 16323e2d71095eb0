import { cpus, tmpdir } from 'node:os';
import process from 'node:process';
import { provideNodeGpu } from '../cli/machine/node-gpu.ts';
import { findBrowser, swiftshaderDriver } from '../scripts/browser.mjs';
import { findAdapter, type AdapterReport } from '../src/engine/backends/webgpu/device.ts';
import type { BenchRequest } from './arguments.ts';
import type { About } from './contestants/contestant.ts';
import type { Effort } from './race.ts';
import { chromiumStage } from './stages/chromium.ts';
import { nodeStage } from './stages/node.ts';
import type { Stage } from './stages/stage.ts';
import { findTorch } from '../scripts/torch.mjs';
import { words } from './words.ts';

const QUICK: Effort = { rounds: 7, fewest: 3, roundMs: 120, warmUpMs: 400, budgetMs: 10_000 };
/** Six scenes of three programs each within five minutes, their start and their shaders included. */
const ON_GPU: Effort = { rounds: 15, fewest: 5, roundMs: 200, warmUpMs: 800, budgetMs: 25_000 };
const WHOLE: Effort = { rounds: 21, fewest: 5, roundMs: 300, warmUpMs: 1500, budgetMs: 90_000 };

/** The tools of the races, each made when it is first asked for. */
export interface House {
  quick: boolean;
  effort: Effort;
  cores: number;
  say: (line: string) => void;
  /** Opens the stage of the wasm rows. */
  wasm: () => Promise<Stage>;
  /** Opens the stage of the webgpu rows. */
  webgpu: () => Promise<Stage>;
  /** Finds the adapter of the webgpu rows; `null` when there is none. */
  adapter: () => Promise<Omit<AdapterReport, 'adapter'> | null>;
  /** Finds a Python with PyTorch; `null` when there is none. */
  python: () => string | null;
  /** The descriptions that the contestants gave of themselves, by their short names. */
  seen: Map<string, About>;
  close: () => Promise<void>;
}

/** Creates a house in which nothing is made yet. */
export function createHouse(
  { quick, gpu, inNode }: Pick<BenchRequest, 'quick' | 'gpu' | 'inNode'>,
  say: (line: string) => void,
): House {
  const wasm = once(async () => {
    const stage = inNode ? null : await chromiumStage();
    if (!stage && !inNode) say(words.noBrowser);
    return stage ?? nodeStage();
  });
  const adapter = once(findNodeAdapter);
  return {
    quick,
    effort: gpu ? ON_GPU : quick ? QUICK : WHOLE,
    cores: cpus().length,
    say,
    wasm,
    webgpu: async () => {
      if (!(await adapter())) throw new Error(words.noAdapter);
      return nodeStage();
    },
    adapter,
    python: once(findTorch),
    seen: new Map(),
    close: async () => {
      const stage = wasm.isDone() ? await wasm().catch(() => null) : null;
      await stage?.close();
    },
  };
}

/** Finds the adapter of Vulkan or, when there is none, that of SwiftShader. */
async function findNodeAdapter(): Promise<Omit<AdapterReport, 'adapter'> | null> {
  const look = async () => {
    await provideNodeGpu();
    return findAdapter(navigator.gpu);
  };
  // Without one, Vulkan's loader complains at every look.
  process.env.XDG_RUNTIME_DIR ??= tmpdir();
  const found = await look().catch(() => null);
  if (found) return { description: found.description, software: found.software };
  const browser = findBrowser();
  const driver = browser && swiftshaderDriver(browser);
  if (!driver) return null;
  process.env.VK_ICD_FILENAMES = driver;
  const played = await look().catch(() => null);
  return played && { description: played.description, software: played.software };
}

/** Returns a function that calls another at most once, and keeps its result. */
function once<Value>(make: () => Value): (() => Value) & { isDone: () => boolean } {
  let made: { value: Value } | null = null;
  return Object.assign(() => (made ??= { value: make() }).value, { isDone: () => made !== null });
}
