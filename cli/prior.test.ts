import { describe, expect, it } from 'vitest';
import { labInFolder } from './testing/lab-in-folder.ts';

const { lab, put, read } = labInFolder();

describe('npm run lab -- prior', () => {
  it('draws the networks and writes each measure with its standard error and its theory', async () => {
    await put('prior.json', { depth: 5, width: 10, inputs: 1, outputs: 1, networks: 2000 });
    const { code, out } = await lab('prior', '--config', 'prior.json', '--backend', 'cpu', '--out', 'prior-out.json');
    expect(code).toBe(0);
    expect(out).toMatch(/^2000 networks on cpu in .* s, written to .*prior-out\.json\.\n$/);
    const result = (await read('prior-out.json')) as {
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

  it('writes the exact posterior beside its limit', async () => {
    const posterior = { depth: 12, width: 30, inputs: 3, outputs: 1, overlap: 0.3, y: [2, -1.5], networks: 100 };
    await put('posterior.json', posterior);
    const { code } = await lab(
      'prior',
      '--config',
      'posterior.json',
      '--backend',
      'cpu',
      '--out',
      'posterior-out.json',
    );
    expect(code).toBe(0);
    const { measures, theory } = (await read('posterior-out.json')) as {
      measures: { scale: { theory: Record<string, number> } };
      theory: Record<string, number[]>;
    };
    expect(measures.scale.theory.exact.toFixed(3)).toBe('2.418');
    expect(measures.scale.theory.proportional.toFixed(3)).toBe('2.436');
    expect(theory.exact).toHaveLength(theory.x.length);
  });

  it('writes no standard error where one network has all the weight, and says so', async () => {
    const collapsed = { depth: 60, width: 4, networks: 2000, inputs: 3, outputs: 1, overlap: 0.2, y: [1, 0.5] };
    await put('collapsed.json', collapsed);
    const { code, err } = await lab(
      'prior',
      '--config',
      'collapsed.json',
      '--backend',
      'cpu',
      '--out',
      'collapsed-out.json',
    );
    expect(code).toBe(0);
    expect(err).toMatch(/only about 1\.\d of the networks count\. That is too few for standard errors.* Draw more/);
    const { effective, measures } = (await read('collapsed-out.json')) as {
      effective: number;
      measures: Record<string, { value: number; error: number | null; theory: Record<string, number> }>;
    };
    expect(effective).toBeLessThan(20);
    expect(Object.values(measures).map(({ error }) => error)).toEqual([null, null, null]);
    expect(measures.scale.theory.exact.toFixed(4)).toBe('1.0713');
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
