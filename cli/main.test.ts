import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const FIXTURE = fileURLToPath(new URL('../fixtures/bp-mse-2out-centered.json', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The command line as a person in another folder than the lab's types it, on a machine with these variables. */
const labWith = (variables: Record<string, string>, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, INIT_CWD: folder, ...variables };
    execFile(process.execPath, ['--import', 'tsx', MAIN, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

const lab = (...args: string[]) => labWith({}, ...args);

/** Trains in a moment. */
const SMALL = {
  task: { name: 'chain', d: 8, samples: 16, testSamples: 4 },
  net: { width: 8, depth: 1 },
  train: { lr: 0.01, steps: 4 },
  measure: { probe: 4 },
};

/** Dawn itself warns of the missing driver first, in lines that JavaScript can't keep back. */
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);
const NO_ADAPTER = /^The backend webgpu could not be started \(there is no WebGPU adapter\)\./;
const JAVASCRIPT_STACK = /\.[cm]?[jt]s:\d+/;

const USES_MEMORY = /^It uses about [\d.]+ [kMG]B of memory\.\n$/;

const dataModule = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;

/** A module that keeps Node from finding the npm package "webgpu". */
const WITHOUT_PACKAGE = `import { register } from 'node:module'; register(${JSON.stringify(
  dataModule(
    `export const resolve = (name, context, next) => {
      if (name === 'webgpu') throw new Error("Cannot find package 'webgpu'");
      return next(name, context);
    };`,
  ),
)});`;

interface Values {
  step: number;
  layers: { featureMove: number }[];
  weights: { nfaCentered: number | null }[];
}

/** What the tests look at in a result, and in a fixture. */
interface Written {
  config: object;
  backend: string;
  frames: Values[];
  weights: number[][][];
  members: { seed: number; frames: Values[]; weights: number[][][] }[];
  expect: { frames: Values[] };
}

/** The same of what theory writes. */
interface Theory {
  scaling: { regime: string };
  infiniteWidth: { probe: { tangent: number[][] }; curve: { loss: number[] } };
  twoLayerLinear: { steps: number[]; product: number[] };
}

const read = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Written;

const put = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

describe('npm run lab -- run', () => {
  it('computes a case and writes the names of the maths contract', async () => {
    const { code, out, err } = await lab('run', '--case', FIXTURE, '--backend', 'wasm', '--out', 'result.json');
    expect(err).toMatch(USES_MEMORY);
    expect(code).toBe(0);
    expect(out).toMatch(/^20 steps on wasm in .* s, written to .*result\.json\.\n$/);

    const result = await read('result.json');
    const fixture = JSON.parse(await readFile(FIXTURE, 'utf8')) as Written;
    expect(Object.keys(result)).toEqual(['config', 'backend', 'std', 'lr', 'frames', 'weights']);
    expect(result.config).toMatchObject(fixture.config);
    expect(result.backend).toBe('wasm');
    expect(result.frames.map(({ step }) => step)).toEqual([0, 1, 5, 20]);
    expect(result.frames[0].weights[1].nfaCentered).toBeNull();
    expect(result.frames[3].layers[2].featureMove).toBeCloseTo(fixture.expect.frames[3].layers[2].featureMove, 4);
    expect(result.frames[3].weights[1].nfaCentered).toBeCloseTo(
      fixture.expect.frames[3].weights[1].nfaCentered ?? NaN,
      4,
    );
    expect(result.weights[3]).toHaveLength(2);
    expect(result.weights[3][1]).toHaveLength(16);
  });

  it('trains a configuration for the steps asked for, measuring log-spaced steps and the last', async () => {
    await put('chain.json', { task: { name: 'chain', d: 8 }, net: { width: 16 } });
    const { code } = await lab('run', '--config', 'chain.json', '--steps', '10', '--backend', 'cpu', '--out', 'o.json');
    expect(code).toBe(0);
    const { frames } = await read('o.json');
    expect(frames.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 6, 8, 10]);
  });

  it('exits 1 with the step, the loss and the critical rate when training diverges, and keeps the frames', async () => {
    await put('wild.json', { task: { name: 'chain', d: 8 }, net: { width: 16 }, train: { lr: 500 } });
    const { code, err } = await lab('run', '--config', 'wild.json', '--backend', 'cpu', '--out', 'wild-out.json');
    expect(code).toBe(1);
    expect(err).toMatch(/diverged: by step \d+ the loss went from .* learning rate 500 is .* times/);
    expect((await read('wild-out.json')).frames.length).toBeGreaterThan(1);
  });

  it('trains several seeds to the same bits in any number of threads', async () => {
    await put('seeds.json', { ...SMALL, seed: 5 });
    const several = (threads: number) =>
      lab('run', '--config', 'seeds.json', '--seeds', '10', '--workers', String(threads), '--out', `in${threads}.json`);
    const [first] = await Promise.all([1, 2, 3].map(several));
    expect(first.code).toBe(0);
    expect(first.err).toMatch(USES_MEMORY);
    expect(first.out).toMatch(/^4 steps of 10 networks on wasm in 1 thread in .* s, written to .*in1\.json\.\n$/);

    const result = await read('in1.json');
    expect(await read('in2.json')).toEqual(result);
    expect(await read('in3.json')).toEqual(result);
    expect(Object.keys(result)).toEqual(['config', 'backend', 'std', 'lr', 'frames', 'weights', 'members']);
    expect(result.members.map(({ seed }) => seed)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    const [{ frames, weights }] = result.members;
    expect({ frames, weights }).toEqual({ frames: result.frames, weights: result.weights });
    expect(result.members[1].weights).not.toEqual(weights);
  });

  it('trains in several threads what it trains alone', async () => {
    await put('pair.json', { ...SMALL, seed: 5 });
    await lab('run', '--config', 'pair.json', '--seeds', '2', '--out', 'pair-out.json');
    await put('alone.json', { ...SMALL, seed: 6 });
    await lab('run', '--config', 'alone.json', '--backend', 'wasm', '--out', 'alone-out.json');
    const [, { frames, weights }] = (await read('pair-out.json')).members;
    const alone = await read('alone-out.json');
    expect({ frames, weights }).toEqual({ frames: alone.frames, weights: alone.weights });
  });

  it('exits 1 when a network of several diverges, says among which seeds, and keeps all', async () => {
    await put('wild-seeds.json', { ...SMALL, train: { lr: 1000, steps: 60 } });
    const { code, err } = await lab(
      'run',
      '--config',
      'wild-seeds.json',
      '--seeds',
      '2',
      '--out',
      'wild-seeds-out.json',
    );
    expect(code).toBe(1);
    expect(err).toMatch(/\nSeed 0: Training diverged: .*\nSeed 1: Training diverged: .*\n$/);
    expect((await read('wild-seeds-out.json')).members).toHaveLength(2);
  });

  it('exits 1 with the sentence of the engine when a thread can not go on', async () => {
    await put('seeds.json', SMALL);
    const args = ['run', '--config', 'seeds.json', '--seeds', '4', '--backend', 'webgpu', '--out', 'never.json'];
    const { code, err } = await labWith({ VK_ICD_FILENAMES: '/nowhere.json' }, ...args);
    expect(code).toBe(1);
    expect(lastLine(err)).toMatch(NO_ADAPTER);
    expect(err).not.toMatch(JAVASCRIPT_STACK);
  });

  it.each([
    ['a number out of range', { net: { width: 0 } }, 'net.width is 0; allowed: a whole number from 1 to 4096.'],
    ['an unknown key', { net: { widht: 3 } }, 'net.widht is 3; allowed: no such key; leave it out.'],
    ['a wrong word', { train: { optimizer: 'sdg' } }, 'train.optimizer is "sdg"; allowed:'],
    ['text that is not JSON', '{"net":', 'is not JSON'],
    ['a task that needs a case', { task: { name: 'given', d: 2, outputs: 1 } }, '--case'],
    ['more digits than there are', { task: { name: 'digits', samples: 10_000, testSamples: 10_000 } }, '10,000'],
  ])('exits 2 for a configuration with %s', async (_, config, sentence) => {
    await put('bad.json', config);
    const { code, err, out } = await lab('run', '--config', 'bad.json', '--out', 'never.json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
  });

  it.each([
    ['no command', [], 'Usage'],
    ['another command', ['walk'], 'no command "walk"'],
    ['an unknown option', ['run', '--wdth', '3'], 'wdth'],
    ['no source', ['run', '--out', 'o.json'], '--config FILE or --case FILE'],
    ['no result file', ['run', '--case', FIXTURE], '--out FILE'],
    ['steps that are no number', ['run', '--case', FIXTURE, '--out', 'o.json', '--steps', 'many'], '--steps is "many"'],
    ['an unknown backend', ['run', '--case', FIXTURE, '--out', 'o.json', '--backend', 'gpu'], 'cpu'],
    ['a file that is not there', ['run', '--config', 'nowhere.json', '--out', 'o.json'], 'nowhere.json'],
    ['a folder that is not there', ['run', '--case', FIXTURE, '--out', 'nowhere/o.json'], 'folder that exists'],
  ])('exits 2 for %s', async (_, args, sentence) => {
    const { code, err } = await lab(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('tells every buffer of a run that is asked for them', async () => {
    await put('verbose.json', SMALL);
    const { err } = await lab('run', '--config', 'verbose.json', '--verbose', '--out', 'verbose-out.json');
    expect(err).toMatch(/\n {2}weights at step 0, their change, their sum +3 x \[1, 8, 8\] +770 B\n/);
  });

  it('exits 1 for a run that does not fit, with a width that would', async () => {
    await put('large.json', { ...SMALL, net: { width: 4096, depth: 12 }, train: { optimizer: 'adam', lr: 1e-3 } });
    const { code, err } = await lab('run', '--config', 'large.json', '--backend', 'wasm', '--out', 'never.json');
    expect(code).toBe(1);
    expect(err).toMatch(/^This run needs [\d.]+ GB; WebAssembly holds 3\.5 GB; width \d+ would fit\.\n$/);
  });

  it('exits 2 for more seeds than there are', async () => {
    await put('last.json', { ...SMALL, seed: 2 ** 31 - 2 });
    const { code, err } = await lab('run', '--config', 'last.json', '--seeds', '3', '--out', 'o.json');
    expect(code).toBe(2);
    expect(err).toContain('passes the highest seed, 2147483647');
  });

  it('writes what theory says of an experiment', async () => {
    await put('scalar.json', {
      task: { name: 'linear-teacher', d: 1 },
      net: { width: 1, depth: 1, baseWidth: 1, activation: 'linear', outputInit: 'sign' },
      train: { lr: 1e-3, steps: 4000 },
    });
    const { code } = await lab('theory', '--config', 'scalar.json', '--out', 'theory.json');
    expect(code).toBe(0);
    const theory = JSON.parse(await readFile(join(folder, 'theory.json'), 'utf8')) as Theory;
    expect(theory.scaling.regime).toBe('featureLearning');
    expect(theory.infiniteWidth.probe.tangent).toHaveLength(32);
    expect(theory.infiniteWidth.curve.loss.at(-1)).toBeLessThan(theory.infiniteWidth.curve.loss[0]);

    await lab('run', '--config', 'scalar.json', '--backend', 'cpu', '--out', 'scalar-run.json');
    const [[[a]], [[b]]] = (await read('scalar-run.json')).weights;
    expect(theory.twoLayerLinear.product.at(-1)).toBeCloseTo(a * b, 3);
    expect(theory.twoLayerLinear.steps.at(-1)).toBe(4000);
  });

  it('leaves no unfinished file behind', async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('npm run lab -- run --backend webgpu', () => {
  const run = (variables: Record<string, string>) =>
    labWith(variables, 'run', '--case', FIXTURE, '--steps', '1', '--backend', 'webgpu', '--out', 'gpu.json');

  it('exits 1 with a sentence when the package of WebGPU is not installed', async () => {
    const { code, err, out } = await run({ NODE_OPTIONS: `--import ${dataModule(WITHOUT_PACKAGE)}` });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^WebGPU in Node needs the npm package "webgpu".*leave --backend out.*\n$/);
  });

  it('exits 1 with a sentence when no driver offers an adapter', async () => {
    const { code, err, out } = await run({ VK_ICD_FILENAMES: '/nowhere.json' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(lastLine(err)).toMatch(NO_ADAPTER);
    expect(err).not.toMatch(JAVASCRIPT_STACK);
  });
});

describe('npm run lab -- prior', () => {
  it('draws the networks and writes each measure with its standard error and what theory says', async () => {
    await put('prior.json', { depth: 5, width: 10, inputs: 1, outputs: 1, networks: 2000 });
    const { code, out } = await lab('prior', '--config', 'prior.json', '--backend', 'cpu', '--out', 'prior-out.json');
    expect(code).toBe(0);
    expect(out).toMatch(/^2000 networks on cpu in .* s, written to .*prior-out\.json\.\n$/);
    const result = JSON.parse(await readFile(join(folder, 'prior-out.json'), 'utf8')) as {
      config: object;
      measures: Record<string, { value: number; error: number; theory: Record<string, number> }>;
      histogram: { edges: number[]; counts: number[]; total: number };
      theory: { x: number[]; exact: number[] };
    };
    expect(result.config).toMatchObject({ activation: 'linear', depth: 5, seed: 0 });
    const { value, error, theory } = result.measures.kurtosis;
    expect(theory.exact).toBeCloseTo(3 * 1.2 ** 5, 9);
    expect(theory.proportional).toBeCloseTo(3 * Math.exp(1), 9);
    expect(theory.gaussian).toBe(3);
    expect(Math.abs(value - theory.exact)).toBeLessThan(5 * error);
    expect(result.histogram.edges).toHaveLength(result.histogram.counts.length + 1);
    expect(result.histogram.total).toBe(2000);
    expect(result.theory.exact).toHaveLength(result.theory.x.length);
  });

  it.each([
    ['a number out of range', { depth: -1 }, 'depth is -1; allowed: a whole number from 0 to 128.'],
    ['targets for every input', { y: [1, 2], inputs: 2, outputs: 1 }, 'y is [1,2]; allowed: fewer targets'],
  ])('exits 2 for a configuration with %s', async (_, config, sentence) => {
    await put('bad-prior.json', config);
    const { code, err } = await lab('prior', '--config', 'bad-prior.json', '--out', 'never.json');
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('exits 2 for an option that only a run has', async () => {
    const { code, err } = await lab('prior', '--config', 'prior.json', '--steps', '3', '--out', 'o.json');
    expect(code).toBe(2);
    expect(err).toContain('A prior takes --config FILE');
  });
});
