import { describe, expect, it } from 'vitest';
import { labInFolder, SMALL } from '../testing/lab-in-folder.ts';
import { JAVASCRIPT_STACK, lastLine, NO_ADAPTER } from '../testing/no-gpu.ts';

const { lab, labWith, put, read: readJson } = labInFolder();

const USES_MEMORY = /^It uses about [\d.]+ [kMG]B of memory\.\n$/;

/** One network of a result. */
interface Member {
  frames: object[];
  weights: number[][][];
}

/** The tested parts of a result. */
interface Written extends Member {
  members: (Member & { seed: number })[];
}

const read = async (file: string) => (await readJson(file)) as Written;

describe('npm run lab -- run --seeds', () => {
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

  it('trains the same networks in several threads as alone', async () => {
    await put('pair.json', { ...SMALL, seed: 5 });
    await lab('run', '--config', 'pair.json', '--seeds', '2', '--out', 'pair-out.json');
    await put('alone.json', { ...SMALL, seed: 6 });
    await lab('run', '--config', 'alone.json', '--backend', 'wasm', '--out', 'alone-out.json');
    const [, { frames, weights }] = (await read('pair-out.json')).members;
    const alone = await read('alone-out.json');
    expect({ frames, weights }).toEqual({ frames: alone.frames, weights: alone.weights });
  });

  it('exits 1 when one network of several diverges, names its range of seeds, and keeps all', async () => {
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

  it('exits 2 for more seeds than there are', async () => {
    await put('last.json', { ...SMALL, seed: 2 ** 31 - 2 });
    const { code, err } = await lab('run', '--config', 'last.json', '--seeds', '3', '--out', 'o.json');
    expect(code).toBe(2);
    expect(err).toContain('goes beyond the highest seed, 2147483647');
  });
});
