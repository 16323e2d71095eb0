import { describe, expect, it } from 'vitest';
import { labInFolder, SMALL } from '../testing/lab-in-folder.ts';

const { lab, put, path, read } = labInFolder();
/** The file has W and W_0, and not their difference. */
const ROUNDING = 1e-5;
const WHOLE = { ...SMALL, train: { ...SMALL.train, steps: 12, batch: 'full' }, measure: { twin: false } };

interface Written {
  frames: { step: number; loss: number; layers: { featureMove: number }[] }[];
}

describe('a run from the network of a file', () => {
  it('goes on where an export has ended, as a run without a break', async () => {
    await put('whole.json', WHOLE);
    await put('half.json', { ...WHOLE, train: { ...WHOLE.train, steps: 5 } });
    expect((await lab('export', '--config', path('half.json'), '--npz', path('half.npz'))).code).toBe(0);
    expect((await lab('run', '--config', path('whole.json'), '--out', path('once.json'))).code).toBe(0);
    const again = ['run', '--config', path('whole.json'), '--network', path('half.npz'), '--out', path('later.json')];
    expect((await lab(...again)).code).toBe(0);
    const [once, later] = [await read('once.json'), await read('later.json')] as [Written, Written];
    expect(later.frames[0].step).toBe(5);
    const [a, b] = [once, later].map(({ frames }) => frames[frames.length - 1]);
    expect([a.step, b.step]).toEqual([12, 12]);
    expect(Math.abs(b.loss / a.loss - 1)).toBeLessThan(ROUNDING);
    expect(Math.abs(b.layers[0].featureMove / a.layers[0].featureMove - 1)).toBeLessThan(ROUNDING);

    const atEnd = await lab(...again.map((word) => (word.endsWith('whole.json') ? path('half.json') : word)));
    expect(atEnd).toMatchObject({
      code: 2,
      err: expect.stringContaining('half.npz is at step 5, and the run ends') as string,
    });
    await put('wide.json', { ...WHOLE, net: { width: 9, depth: 1 } });
    const other = await lab(...again.map((word) => (word.endsWith('whole.json') ? path('wide.json') : word)));
    expect(other.err).toContain('holds a network 8 → 8 → 1 without biases, but the configuration asks for 8 → 9 → 1');
    await put('model.pt', 'PK\x03\x04\0\0model/data.pkl');
    const model = await lab(...again.map((word) => (word.endsWith('half.npz') ? path('model.pt') : word)));
    expect(model).toMatchObject({
      code: 2,
      err: expect.stringContaining('model.pt holds objects of Python (torch.save, pickle)') as string,
    });
    expect((await lab(...again, '--seeds', '2')).err).toContain('--network brings the weights of one network');
  });
});
