import { describe, expect, it } from 'vitest';
import { readAxis, spacingOf, writeAxis } from './axis-text.ts';
import { MOST_AXIS_VALUES, settingName, type AxisValue } from './axis.ts';

const rates = (...values: AxisValue[]) => ({ setting: 'train.lr', values });

describe('the spacing of an axis', () => {
  it.each<[AxisValue[], string | null]>([
    [[1, 10, 100], 'log'],
    [[1, 2, 3], 'linear'],
    // No logarithm reaches 0 or below.
    [[0, 0.5, 1], 'linear'],
    [[1, 0.5, 0], 'linear'],
    [[-1, 0, 1], 'linear'],
    [[1, 2, 4, 16], null],
    [[3], null],
    [['a', 1], null],
    [[1, 'a'], null],
    [[true, false], null],
  ])('of %j is %s', (values, scale) => {
    const spacing = spacingOf(rates(...values));
    expect(spacing).toEqual(scale && { from: values[0], to: values[values.length - 1], count: values.length, scale });
  });

  it('is log of two values, unless another one is preferred that gives them too', () => {
    const linear = { from: 1, to: 100, count: 2, scale: 'linear' } as const;
    expect(spacingOf(rates(1, 100))).toMatchObject({ scale: 'log' });
    expect(spacingOf(rates(1, 100), linear)).toEqual(linear);
    expect(spacingOf(rates(1, 10), linear)).toMatchObject({ scale: 'log', to: 10 });
  });

  it('is not that of a longer axis that begins with the values', () => {
    const longer = { from: 1, to: 4, count: 4, scale: 'linear' } as const;
    expect(spacingOf(rates(1, 2, 3), longer)).toMatchObject({ to: 3, count: 3 });
  });
});

describe('the text of an axis', () => {
  it.each<[AxisValue[], string]>([
    [[1, 10, 100], 'train.lr:log:1:100:3'],
    [[1, 2, 3], 'train.lr:linear:1:3:3'],
    [[1, 2], 'train.lr:1,2'],
    [[1, 7, 8], 'train.lr:1,7,8'],
    [[true, false], 'train.lr:true,false'],
    [['1,0.1', 'a:b', '5%'], 'train.lr:1%2C0.1,a%3Ab,5%25'],
  ])('%j is %s, and is read as that', (values, text) => {
    const axis = rates(...values);
    expect(writeAxis(axis)).toBe(text);
    const spacing = spacingOf(axis);
    expect(readAxis(text)).toEqual(values.length > 2 && spacing ? { setting: 'train.lr', ...spacing } : axis);
  });

  it('keeps what is no escape, and gives back what is no axis', () => {
    expect(readAxis('train.lr:5%,%zz')).toEqual(rates('5%', '%zz'));
    for (const text of ['train.lr', 'train.lr:log:1', 'train.lr:log:1:2:3:4']) expect(readAxis(text)).toBe(text);
  });

  it('has at most one value more than an axis may have', () => {
    const { values } = readAxis(`train.lr:${'1,'.repeat(1000)}`) as { values: unknown[] };
    expect(values).toHaveLength(MOST_AXIS_VALUES + 1);
  });
});

it('the name of an axis has its symbol', () => {
  expect(settingName('samplesPerWeight')).toBe('samples per weight P/(nd)');
  expect(settingName('net.width')).toBe('width n');
  expect(settingName('train.rule')).toBe('learning rule');
  expect(settingName('of.another.lab')).toBe('of.another.lab');
});
