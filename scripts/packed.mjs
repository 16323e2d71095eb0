// Packs the lab, installs the package in an empty folder, and uses it there as a person does who has nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './command.mjs';

const NAME = 'lazy-rich-lab';
const EXPERIMENT = {
  task: { name: 'digits', samples: 64, testSamples: 16 },
  net: { width: 8, depth: 1 },
  train: { steps: 20 },
};
const SWEEP = {
  base: { ...EXPERIMENT, task: { name: 'chain', d: 8, samples: 16, testSamples: 4 } },
  axes: [{ setting: 'net.width', values: [4, 8] }],
  seeds: 2,
};

/**
 * Packs, installs and tries the package; prints what is wrong.
 *
 * @returns {Promise<boolean>} whether it serves the page and runs the commands
 */
export async function packageWorks() {
  const folder = mkdtempSync(join(tmpdir(), 'lab-packed-'));
  try {
    command(ROOT, 'npm', ['pack', '--pack-destination', folder]);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    console.log(`${tarball}: ${(statSync(join(folder, tarball)).size / 1e6).toFixed(1)} MB`);
    const home = join(folder, 'empty');
    mkdirSync(home);
    command(home, 'npm', ['install', '--omit=optional', '--no-audit', '--no-fund', join(folder, tarball)]);
    const installed = readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'));
    expectThat(installed.join() === NAME, `It brings other packages: ${installed.join(', ')}.`);

    const lab = join(home, 'node_modules', '.bin', NAME);
    writeFileSync(join(home, 'in.json'), JSON.stringify(EXPERIMENT));
    writeFileSync(join(home, 'sweep.json'), JSON.stringify(SWEEP));
    command(home, lab, ['run', '--config', 'in.json', '--out', 'out.json']);
    const { backend, frames } = JSON.parse(readFileSync(join(home, 'out.json'), 'utf8'));
    expectThat(backend === 'wasm' && frames.length > 1, `The run trained on ${backend}.`);
    command(home, lab, ['export', '--config', 'in.json', '--npz', 'run.npz', '--svg', 'figures']);
    expectThat(readFileSync(join(home, 'figures', 'loss.svg'), 'utf8').includes('<path'), 'The figure is empty.');
    command(home, lab, ['theory', '--config', 'in.json', '--out', 'theory.json']);
    command(home, lab, ['sweep', 'sweep.json', '--workers', '2', '--out', 'result.json']);
    expectThat(JSON.parse(readFileSync(join(home, 'result.json'), 'utf8')).runs.length === 4, 'Runs are missing.');
    await pageIsServed(home, lab);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} home @param {string} lab */
async function pageIsServed(home, lab) {
  const server = spawn(lab, ['serve', '--port', '0'], { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise((resolve, reject) => {
      server.stdout.on('data', (data) => resolve(/http:\S+/.exec(String(data))?.[0]));
      server.on('exit', () => reject(new Error('The server ended.')));
    });
    for (const path of ['', 'sw.js', 'digits/small.bin', 'manifest.webmanifest']) {
      const response = await fetch(address + path);
      expectThat(response.ok, `${address}${path} answers ${response.status}.`);
    }
  } finally {
    server.kill();
  }
}

/** @param {string} cwd @param {string} program @param {string[]} args */
function command(cwd, program, args) {
  const { INIT_CWD: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  expectThat(status === 0, `${program} ${args.join(' ')} exits ${status}:\n${stdout}\n${stderr}`);
}

/** @param {boolean} holds @param {string} complaint */
function expectThat(holds, complaint) {
  if (!holds) throw new Error(complaint);
}
