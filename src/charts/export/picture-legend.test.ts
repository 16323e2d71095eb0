import { describe, expect, it } from 'vitest';
import type { AnyFeatures } from '../features/features-data.ts';
import type { FunctionData, LearnedPlane } from '../function/function-data.ts';
import { colorOfClass, colorOfRich, SIGNED_STOPS } from '../shell/palette.ts';
import { legendOf } from './picture-legend.ts';

const plane = (outputs: number): LearnedPlane => ({
  ...{ of: 'plane', side: 2, low: -2, high: 2, outputs, hinges: new Float32Array() },
  f: new Float32Array(4 * outputs).fill(0.5),
});
const functionOf = (learned: FunctionData['learned'], more: Partial<FunctionData> = {}) =>
  legendOf(
    {
      of: 'function',
      data: { run: '', learned, task: null, classes: null, color: colorOfRich, accuracy: null, ...more },
    },
    'light',
  );
const featuresOf = (shown: AnyFeatures, labels: string[] | null = null) =>
  legendOf({ of: 'features', data: { run: '', shown, beside: null, color: colorOfRich, chosen: [], labels } }, 'light');
const points = (...values: number[]) => Float32Array.from(values.flatMap((value) => [0, 0, value]));
const scatter = { kind: 'scatter', xLabel: 'a', yLabel: 'b', areInputs: true } as const;
const labels = ({ keys }: { keys: readonly { label: string }[] }) => keys.map(({ label }) => label);

describe('the legend of a function in the plane', () => {
  it('names both classes by their sign, and says at which outputs their colours are full', () => {
    const legend = functionOf(plane(1), { classes: 2 });
    expect(labels(legend)).toEqual(['class −1', 'class +1']);
    expect(legend.keys[1]).toMatchObject({ color: colorOfClass(1)('light'), isDot: true });
    expect(legend.scale).toMatchObject({ low: 'f ≤ −1', high: 'f ≥ 1' });
  });

  it('has the names that a table gives its classes', () => {
    const task = {
      ...scatter,
      points: points(0, 1, 2),
      areClasses: true,
      classNames: ['setosa', 'versicolor', 'virginica'],
    };
    const legend = functionOf(plane(3), { classes: 3, task });
    expect(labels(legend)).toEqual(task.classNames);
    expect(legend).toMatchObject({ scale: null, note: expect.stringContaining('above the next') as string });
  });

  it('has the range of colours of a regression: that of its targets', () => {
    const { keys, scale } = functionOf(plane(1), { task: { ...scatter, points: points(-0.4, 1.5) } });
    expect(keys).toEqual([]);
    expect(scale).toEqual({ low: 'f ≤ −1.5', high: 'f ≥ 1.5', colors: SIGNED_STOPS.light });
  });
});

it('the legend of a function of one input names what is drawn, and nothing else', () => {
  const [x, none] = [Float32Array.of(-1, 1), new Float32Array()];
  const line = { of: 'line', x, f: x, kinks: none, twin: null, limit: null } as const;
  expect(labels(functionOf(line))).toEqual(['learned function']);
  const task = { kind: 'curve', xLabel: 'x', yLabel: 'y', line: none, points: Float32Array.of(0, 0) } as const;
  expect(labels(functionOf({ ...line, twin: x, limit: x }, { task }))).toEqual([
    ...['learned function', 'lazy twin', 'n = ∞', 'samples'],
  ]);
});

describe('the legend of features', () => {
  const places = Float32Array.of(0, 0, 1, 1, 2, 2);
  const samples = { of: 'samples', layer: 1, now: places, start: places } as const;

  it('names the classes of samples, or gives the range of their targets', () => {
    const classes = { ...samples, value: Float32Array.of(0, 1, 2), classes: 3 };
    expect(labels(featuresOf(classes, ['3', '5', '8']))).toEqual(['3', '5', '8']);
    expect(labels(featuresOf(classes))).toEqual(['class 0', 'class 1', 'class 2']);
    const targets = (...value: number[]) => featuresOf({ ...samples, value: Float32Array.from(value), classes: null });
    expect(targets(0, 2, 1).scale).toMatchObject({ low: 'target 0', high: '2' });
    expect(targets(0, -2, 1).scale).toMatchObject({ low: 'target −2', high: '2' });
  });

  it('gives the range of the entries of a kernel', () => {
    const now = Float32Array.of(1, 0.2, 1);
    const kernel = { of: 'kernel', layer: 1, samples: 2, now, start: now, classes: null } as const;
    const legend = featuresOf({ ...kernel, value: Float32Array.of(0, 1), bounds: new Uint16Array() });
    expect(legend.scale).toMatchObject({ low: 'k ≤ −1', high: 'k ≥ 1' });
  });
});

it('the legend of the points of a task names their classes; targets have none', () => {
  const taskOf = (...values: number[]) =>
    legendOf({ of: 'task', picture: { ...scatter, points: points(...values) } }, 'dark');
  expect(labels(taskOf(-1, 1))).toEqual(['class −1', 'class +1']);
  expect(labels(taskOf(0.3, 1))).toEqual([]);
});
