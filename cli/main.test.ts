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

/** The command line as a person in another folder than the lab's types it. */
const lab = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, INIT_CWD: folder };
    execFile(process.execPath, ['--import', 'tsx', MAIN, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

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
    const { code, out } = await lab('run', '--case', FIXTURE, '--backend', 'wasm', '--out', 'result.json');
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
