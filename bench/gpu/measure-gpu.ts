/**
 * `npm run bench -- --gpu`: all that a machine with a real GPU can tell, in at most eight minutes: the rows against PyTorch
 * on CUDA, the tiles of matrix products, and how far the networks of the fixtures are from float64 on this driver.
 */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { House } from '../house.ts';
import { words } from '../words.ts';
import { raceTiles, type TileResult } from './tiles.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The most time for the fixtures, in ms. */
const FIXTURES_MS = 120_000;

/** How far the networks of a fixture are from float64, relative to the sizes of losses and of weights. */
export interface FixtureResult {
  fixture: string;
  loss: number;
  weights: number;
}

/** The findings beside the rows. */
export interface GpuFindings {
  tiles: TileResult[];
  fixtures: FixtureResult[];
  /** Why something was not measured. */
  problems: string[];
}

/** Measures what is not a row. A part that fails says why, and the others go on. */
export async function measureGpu(house: Pick<House, 'adapter' | 'say'>): Promise<GpuFindings> {
  const problems: string[] = [];
  const adapter = await house.adapter();
  if (!adapter) return { tiles: [], fixtures: [], problems: [words.noAdapter] };
  if (adapter.software) return { tiles: [], fixtures: [], problems: [words.noRealGpu(adapter.description)] };
  const attempt = async <Found>(name: string, act: () => Promise<Found[]>): Promise<Found[]> => {
    house.say(name);
    return act().catch((error: unknown) => {
      problems.push(`${name}: ${String(error)}`);
      return [];
    });
  };
  const tiles = await attempt(words.tiles, raceTiles);
  const fixtures = await attempt(words.fixtures, compareFixtures);
  return { tiles, fixtures, problems };
}

/** Trains the networks of all fixtures on WebGPU, in a process of its own. */
async function compareFixtures(): Promise<FixtureResult[]> {
  const names = readdirSync(join(ROOT, 'fixtures')).filter((name) => /^(bp|fa|dfa|pc|tp|dtp)-.*\.json$/.test(name));
  const files = names.map((name) => join(ROOT, 'fixtures', name));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'scripts/platforms/compare.ts'), 'webgpu', ...files],
    { cwd: ROOT, timeout: FIXTURES_MS, maxBuffer: 1e7 },
  );
  const found = JSON.parse(stdout) as { loss: number; weights: number }[];
  return found.map(({ loss, weights }, i) => ({ fixture: names[i], loss, weights }));
}

/** Returns the findings as a text for people. */
export function describeFindings({ tiles, fixtures, problems }: GpuFindings): string {
  const best = tiles.map(({ name, tiles: [first, ...others] }) => {
    const chosen = [first, ...others].find(({ isChosen }) => isChosen);
    const gain = chosen ? chosen.ms / first.ms : NaN;
    return words.bestTile(name, first.tile, first.ms.toPrecision(3), chosen?.tile ?? '-', gain.toFixed(2));
  });
  const furthest = [...fixtures].sort((a, b) => b.weights - a.weights).slice(0, 5);
  return [
    ...best,
    ...furthest.map(({ fixture, loss, weights }) =>
      words.fixture(fixture, loss.toExponential(1), weights.toExponential(1)),
    ),
    ...problems,
    '',
  ].join('\n');
}
