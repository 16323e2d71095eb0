import { describe, expect, it } from 'vitest';
import type { NumpyArrays } from '../files/npy.ts';
import { defaultTask } from '../tasks/tasks.ts';
import { defaultExperiment } from './default-experiment.ts';
import { parseExperiment, type Experiment } from './experiment.ts';
import { namesLikeWeights, readNetworkFile } from './network-file.ts';

const planar: Experiment = { ...defaultExperiment, task: defaultTask('planar') };

/** Returns an array of these sizes, of values that differ. */
const array = (shape: number[], by = 1) => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((size, n) => size * n, 1) }, (_, i) => by * Math.sin(i + 1)),
});
const text = (of: string) => ({ text: of });
const number = (value: number) => ({ shape: [], values: Float64Array.of(value) });

/** A network of two inputs, two hidden layers of five units, and one output. */
const NETWORK: NumpyArrays = { W1: array([5, 2]), W2: array([5, 5]), W3: array([1, 5]) };
const START: NumpyArrays = { W1_0: array([5, 2], 0.5), W2_0: array([5, 5], 0.5), W3_0: array([1, 5], 0.5) };
const BIASES: NumpyArrays = { b1: array([5]), b2: array([5]), b3: array([1]) };

const read = (arrays: NumpyArrays, present = planar) => readNetworkFile(arrays, 'net.npz', present);

describe('a network in a file of arrays', () => {
  it('is shown at step 0 with its own weights as the first ones, where the file has no others', () => {
    const { experiment, initial, present, notices } = read({ ...NETWORK, activation: text('tanh') });
    expect(experiment).toMatchObject({
      task: { name: 'planar' },
      net: { width: 5, depth: 2, baseWidth: 5, bias: false, activation: 'tanh' },
      scaling: { preset: 'sp', gamma0: 1, centered: false },
    });
    expect(present).toBe(initial);
    expect(initial).toMatchObject({ step: 0, biases: null });
    expect(initial.weights[1]).toEqual(array([5, 5]).values);
    expect(notices).toEqual([expect.stringContaining('movement is measured from'), expect.stringContaining('γ₀ 1')]);
  });

  it('has the moves since step 0 where the file has both, at its step', () => {
    const { initial, present, notices } = read({ ...NETWORK, ...START, step: number(120), activation: text('relu') });
    expect([initial.step, present.step]).toEqual([0, 120]);
    expect(initial.weights[0]).toEqual(array([5, 2], 0.5).values);
    present.weights[0].forEach((move, i) =>
      expect(move + initial.weights[0][i]).toBeCloseTo(array([5, 2]).values[i], 6),
    );
    expect(notices.some((notice) => notice.includes('step 0'))).toBe(false);
  });

  it('counts from step 1 where the file does not say how far it is', () => {
    const { present, notices } = read({ ...NETWORK, ...START });
    expect(present.step).toBe(1);
    expect(notices).toContainEqual(expect.stringContaining('at step 1'));
  });

  it('has biases, which begin as they are where nothing else is known', () => {
    const { experiment, initial, present } = read({ ...NETWORK, ...BIASES });
    expect(experiment.net.bias).toBe(true);
    expect(initial.biases?.[2]).toEqual(array([1]).values);
    expect(present.biases).toBe(initial.biases);
    const later = read({ ...NETWORK, ...START, ...BIASES, step: number(3) });
    expect(later.initial.biases).toEqual([new Float32Array(5), new Float32Array(5), new Float32Array(1)]);
    const few = read({ ...NETWORK, b2: array([5]) });
    expect(few.present.biases?.[0]).toEqual(new Float32Array(5));
    expect(few.notices).toContainEqual(expect.stringContaining('layers 1 and 3'));
  });

  it('is as it was where the file has the experiment, with more steps if it was at the end', () => {
    const parsed = parseExperiment({
      ...planar,
      net: { ...planar.net, width: 5, depth: 2, baseWidth: 64 },
      scaling: { preset: 'mup', gamma0: 0.01, centered: true },
      train: { ...planar.train, steps: 500 },
    });
    if (!parsed.ok) throw new Error('not valid');
    const config = text(JSON.stringify(parsed.experiment));
    const { experiment, notices } = read({ ...NETWORK, ...START, config, step: number(200) }, defaultExperiment);
    expect(experiment).toEqual(parsed.experiment);
    expect(notices).toEqual([]);
    const atEnd = read({ ...NETWORK, ...START, config, step: number(500) }, defaultExperiment);
    expect(atEnd.experiment.train.steps).toBeGreaterThan(500);
    const rates = (values: number[]) => ({ shape: [2, 2], values: Float64Array.from(values) });
    const changed = { ...NETWORK, ...START, config, step: number(200) };
    const { train } = read({ ...changed, learning_rates: rates([50, 0.02, 90, 0.04]) }, defaultExperiment).experiment;
    expect(train.lr).toBe(0.04);
    expect(() => read({ ...changed, learning_rates: rates([50, 0.02, 90, -1]) })).toThrow(/learning_rates is -1;/);
  });

  it('is a linear model where it has a single matrix', () => {
    const { experiment, present } = read({ W1: array([1, 2]) });
    expect(experiment.net).toMatchObject({ depth: 0, width: planar.net.width });
    expect(present.weights).toHaveLength(1);
  });

  it('says so where its activation is not known', () => {
    const { experiment, notices } = read(NETWORK, { ...planar, net: { ...planar.net, activation: 'gelu' } });
    expect(experiment.net.activation).toBe('gelu');
    expect(notices).toContainEqual(expect.stringContaining('gelu is taken'));
  });

  it('leaves out settings that belong to other rules and optimizers', () => {
    const parsed = parseExperiment({
      ...planar,
      train: { ...planar.train, optimizer: 'slo', slo: { speeds: [1, 1, 1, 1] }, layerLr: [1, 2, 3, 4] },
    });
    if (!parsed.ok) throw new Error('not valid');
    expect(read(NETWORK, parsed.experiment).experiment.train).toMatchObject({ optimizer: 'sgd', rule: 'bp' });
  });

  const refused: [string, NumpyArrays, RegExp][] = [
    ['other widths', { ...NETWORK, W2: array([7, 5]), W3: array([1, 7]) }, /5 and 7 units; .* one width/],
    ['a break', { ...NETWORK, W2: array([5, 4]) }, /W2 takes 4 inputs, but W1 gives 5/],
    ['the other way round', { W1: array([2, 5]), W2: array([5, 5]), W3: array([5, 1]) }, /W2 is .* other way round/],
    ['a vector', { ...NETWORK, W1: array([10]) }, /W1 is \[10\] where a matrix/],
    ['a text', { ...NETWORK, W2: text('no') }, /W2 is a text/],
    ['a missing one of step 0', { ...NETWORK, W1_0: array([5, 2]) }, /no W2_0/],
    [
      'another shape at step 0',
      { ...NETWORK, ...START, W1_0: array([2, 5]) },
      /W1_0 has the shape \[2, 5\] where \[5, 2\]/,
    ],
    ['biases of another layer', { ...NETWORK, b1: array([4]) }, /b1 has the shape \[4\] where \[5\]/],
    [
      'a number that is none',
      { ...NETWORK, W2: { shape: [5, 5], values: array([5, 5]).values.with(7, NaN) } },
      /W2 has NaN in row 2, column 3/,
    ],
    [
      'a number beyond float32',
      { ...NETWORK, W3: { shape: [1, 5], values: new Float64Array(5).fill(1e300) } },
      /W3 has 1e\+300 in row 1, column 1/,
    ],
    [
      'other inputs',
      { ...NETWORK, W1: array([5, 3]) },
      /takes 3 inputs and gives 1 outputs, but the present task has 2 and 1/,
    ],
    ['a step that is none', { ...NETWORK, ...START, step: number(1.5) }, /step is 1.5/],
    ['moves at step 0', { ...NETWORK, ...START, step: number(0) }, /step is 0, but W1/],
    ['an unknown activation', { ...NETWORK, activation: text('mish') }, /activation is “mish”; the lab has/],
    ['a broken experiment', { ...NETWORK, config: text('{') }, /config is no experiment of the lab: it is no JSON/],
    ['an experiment of numbers', { ...NETWORK, config: number(1) }, /config is no experiment/],
    ['another experiment', { ...NETWORK, config: text(JSON.stringify(planar)) }, /another width, depth/],
    [
      'an invalid experiment',
      { ...NETWORK, config: text('{"net":{"width":-1}}') },
      /no experiment of the lab: net.width/,
    ],
    ...(['width', 'depth', 'bias'] as const).map((setting): [string, NumpyArrays, RegExp] => [
      `an experiment of another ${setting}`,
      { ...NETWORK, config: text(JSON.stringify(other(setting))) },
      /another width, depth/,
    ]),
    ['a gap', { W1: array([5, 2]), W3: array([1, 5]), Wx: array([1]) }, /has W3 but no W2/],
    ['no matrix', { b1: array([5]) }, /holds no matrix of weights/],
    ['too wide layers', { W1: array([5000, 2]), W2: array([1, 5000]) }, /5,000 units; the lab takes a width from 1/],
    ['two of three that do not fit', { ...NETWORK, W3: array([1, 4]) }, /W3 takes 4 inputs, but W2 gives 5/],
    ['two steps', { ...NETWORK, ...START, step: { shape: [2], values: Float64Array.of(1, 2) } }, /step is 1;/],
    ['a step before the first', { ...NETWORK, ...START, step: number(-1) }, /step is -1/],
    ['too many steps', { ...NETWORK, ...START, step: number(10_000_001) }, /step is 10000001/],
    ['a step in words', { ...NETWORK, ...START, step: text('ten') }, /step is ten/],
    ['biases in words', { ...NETWORK, b1: text('none') }, /b1 is a text/],
    ['biases of two columns', { ...NETWORK, b2: array([5, 2]) }, /b2 has the shape \[5, 2\] where \[5\]/],
    ['biases in three axes', { ...NETWORK, b2: array([5, 1, 1]) }, /b2 has the shape \[5, 1, 1\] where \[5\]/],
    ['too many layers', deep(66), /65 hidden layers; the lab takes 0 to 64/],
  ];

  it.each(refused)('is refused in one sentence with %s', (_, arrays, sentence) => {
    expect(() => read(arrays)).toThrow(sentence);
    expect(() => read(arrays)).toThrow(/^net\.npz/);
  });
});

describe('a network in a file, read kindly', () => {
  it('may have biases in one row or column', () => {
    for (const shape of [
      [5, 1],
      [1, 5],
    ])
      expect(read({ ...NETWORK, b1: array(shape) }).present.biases?.[0]).toEqual(array([5]).values);
  });

  it('may be at step 0 with the weights of step 0', () => {
    const start = Object.fromEntries(Object.entries(NETWORK).map(([name, values]) => [`${name}_0`, values]));
    expect(read({ ...NETWORK, ...start, step: number(0) }).present.step).toBe(0);
  });

  it('may have a name in capitals for its activation', () => {
    expect(read({ ...NETWORK, activation: text(' ReLU ') }).experiment.net.activation).toBe('relu');
  });

  it('keeps the cross-entropy for classes of several outputs alone', () => {
    const classes = { ...defaultExperiment, train: { ...defaultExperiment.train, loss: 'ce' as const } };
    const loss = (arrays: NumpyArrays, present: Experiment) => read(arrays, present).experiment.train.loss;
    expect(loss({ W1: array([5, 196]), W2: array([10, 5]) }, classes)).toBe('ce');
    expect(loss(NETWORK, { ...planar, train: classes.train })).toBe('mse');
  });
});

describe('arrays with other names', () => {
  it('look like weights where there is no W1', () => {
    const named = (...names: string[]) =>
      namesLikeWeights(Object.fromEntries(names.map((name) => [name, array([2, 2])])));
    expect(
      named(
        'fc1.weight',
        'fc1.bias',
        'dense_kernel',
        'weights_12',
        'biases',
        'W0',
        'b10',
        'x',
        'Wx',
        'weighted',
        'aW2',
      ),
    ).toEqual(['fc1.weight', 'fc1.bias', 'dense_kernel', 'weights_12', 'W0', 'b10']);
    expect(named('W1', 'fc1.weight')).toEqual([]);
  });
});

/** Returns an experiment that differs in one setting from that of the network. */
function other(setting: 'width' | 'depth' | 'bias'): Experiment {
  const net = { ...planar.net, width: 5, depth: 2, bias: false };
  const changed = { width: 6, depth: 3, bias: true };
  return { ...planar, net: { ...net, [setting]: changed[setting] } };
}

function deep(layers: number): NumpyArrays {
  const inner = Object.fromEntries(Array.from({ length: layers - 2 }, (_, l) => [`W${l + 2}`, array([5, 5])]));
  return { W1: array([5, 2]), ...inner, [`W${layers}`]: array([1, 5]) };
}
