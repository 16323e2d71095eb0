/**
 * `npm run platforms`: trains 40 random configurations on every backend that runs here, compares them with the float64
 * numbers of `fixtures/reference`, prints a table, and with `--write` puts it into docs/platforms.md. Exits with 1 where
 * one is further off than roundings explain.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { findBrowser, swiftshaderDriver } from './browser.mjs';
import { configuration } from './platforms/configurations.ts';
import { PLATFORMS, type Differences, type Found, type Platform } from './platforms/platforms.ts';
import { findPython } from './python.ts';

const CASES = 40;
/**
 * A difference is allowed up to so many times that which one rounding of each initial weight makes: some networks carry
 * roundings on, and others forget them.
 */
const ROUNDINGS = 30;
/** A rounding of float32 may also vanish by chance. */
const LEAST = 1e-5;
const PAGE = 'docs/platforms.md';
const OUTCOME = 'test-results/platforms.txt';
const [START, END] = ['<!-- The table of `npm run platforms -- --write`. -->', '<!-- Its end. -->'];

const NOTHING: Differences = { loss: NaN, weights: NaN };
const say = (text: string) => void process.stdout.write(`${text}\n`);
const exponent = (value: number) => value.toExponential(1);

const python = findPython('import sys, numpy; sys.exit(sys.version_info < (3, 10))');
if (python === undefined) {
  say(
    'NOT compared: the float64 numbers need Python 3.10 or later with numpy (on Debian: apt-get install python3-numpy).',
  );
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const cases = await makeCases(python);
const found = new Map<Platform, Found[]>();
for (const platform of Object.keys(PLATFORMS) as Platform[]) {
  const differences = differencesOn(platform);
  if (typeof differences === 'string') say(`${PLATFORMS[platform].label}: NOT compared. ${differences}`);
  else found.set(platform, differences);
}
const roundings = (found.get('cpu') ?? []).map(({ rounding }) => rounding);
const table = tableOf();
say(table);
if (process.argv.includes('--write')) await write(table);
let isWithin = found.size > 0;
for (const [platform, differences] of found) {
  differences.forEach(({ loss, weights }, i) => {
    const [mostLoss, most] = (['loss', 'weights'] as const).map(
      (kind) => LEAST + ROUNDINGS * (roundings[i]?.[kind] ?? NaN),
    );
    if (loss <= mostLoss && weights <= most) return;
    isWithin = false;
    say(
      `Case ${i + 1} on ${PLATFORMS[platform].label} is too far off; allowed: ${exponent(mostLoss)}, ${exponent(most)}.`,
    );
  });
}
const lacking = (Object.keys(PLATFORMS) as Platform[]).filter((platform) => !found.has(platform));
// Only WebGPU may lack what it needs: a driver, or the package for this machine.
const isWhole = lacking.every((platform) => platform === 'webgpu');
const on = `${CASES} networks on ${found.size} engines`;
conclude(lacking.length > 0 ? `${on}, NOT on ${lacking.join(', ')}` : on);
if (!isWithin || !isWhole) process.exitCode = 1;

/** Says what was compared, also for the last line of `npm run test:nightly`. */
function conclude(text: string): void {
  say(text);
  mkdirSync(dirname(OUTCOME), { recursive: true });
  writeFileSync(OUTCOME, text);
}

/** Makes the first configurations that float64 trains to the end; returns their files. */
async function makeCases(command: string): Promise<{ file: string; config: Config }[]> {
  const made: { number: number; file: string; config: Config }[] = [];
  let next = 0;
  const workers = Array.from({ length: availableParallelism() }, async () => {
    while (made.length < CASES) {
      const number = next++;
      const [input, file] = ['in', 'out'].map((kind) => join(folder, `${number}-${kind}.json`));
      const config = configuration(number) as Config;
      writeFileSync(input, JSON.stringify(config));
      const args = ['-m', 'fixtures.reference', 'make', input, '--out', file, '--seed', String(number)];
      const ok = await promisify(execFile)(command, args).then(
        () => true,
        () => false,
      );
      if (ok) made.push({ number, file, config });
    }
  });
  await Promise.all(workers);
  return made.sort((a, b) => a.number - b.number).slice(0, CASES);
}

interface Config {
  net: { width: number; depth: number; activation: string };
  scaling: { preset: string };
  train: { rule: string; optimizer: string; loss: string };
}

/** Returns the differences of all cases, or why there are none. */
function differencesOn(platform: Platform): Found[] | string {
  const driver = swiftshaderDriver(findBrowser() ?? '');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/platforms/compare.ts', platform, ...cases.map(({ file }) => file)],
    { encoding: 'utf8', env: { ...(driver && { VK_ICD_FILENAMES: driver }), ...process.env } },
  );
  if (status === 0) return JSON.parse(stdout) as Found[];
  return (
    stderr
      .trim()
      .split('\n')
      .findLast((line) => line.includes('Error')) ?? `It ended with ${status}.`
  );
}

function tableOf(): string {
  const columns = [...found.keys()];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const pair = ({ loss, weights }: Differences) => `${exponent(loss)}, ${exponent(weights)}`;
  const largest = (all: Differences[]) => ({
    loss: Math.max(...all.map(({ loss }) => loss)),
    weights: Math.max(...all.map(({ weights }) => weights)),
  });
  const rows = cases.map(({ config: { net, scaling, train } }, i) =>
    row([
      `${train.rule}, ${train.optimizer}, ${train.loss}; ${scaling.preset}, ${net.activation}, ${net.depth} x ${net.width}`,
      ...columns.map((platform) => pair(found.get(platform)?.[i] ?? NOTHING)),
      pair(roundings[i] ?? NOTHING),
    ]),
  );
  const labels = columns.map((platform) => PLATFORMS[platform].label);
  const largestOf = columns.map((platform) => pair(largest(found.get(platform) ?? [])));
  const ofRounding = roundings.map((rounding) => rounding ?? NOTHING);
  return [
    row(['configuration: loss, weights', ...labels, 'one rounding of the initial weights']),
    row(['---', ...columns.map(() => '---'), '---']),
    row(['**largest of all**', ...largestOf.map((text) => `**${text}**`), `**${pair(largest(ofRounding))}**`]),
    ...rows,
  ].join('\n');
}

async function write(text: string): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.split(START)[0], page.split(END)[1]];
  const whole = `${before}${START}\n\n${text}\n\n${END}${after}`;
  writeFileSync(PAGE, await format(whole, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
