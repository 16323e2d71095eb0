import { describe, expect, it } from 'vitest';
import type { FunctionData } from '../function/function-data.ts';
import type { Size } from '../shell/create-chart.ts';
import { colorOfRich } from '../shell/palette.ts';
import { axesOf, drawWithAxes } from './picture-axes.ts';

const data = (more: Partial<FunctionData>): FunctionData => ({
  ...{ run: '', task: null, classes: null, color: colorOfRich, accuracy: null },
  learned: { of: 'plane', side: 2, low: -3, high: 3, outputs: 1, f: new Float32Array(4), hinges: new Float32Array() },
  ...more,
});
const measure = (text: string, pixels: number) => 0.55 * pixels * text.length;
function drawn(of: FunctionData, size: Size = { width: 300, height: 300 }) {
  const axes = axesOf({ of: 'function', data: of });
  if (axes === null) throw new Error('no axes');
  let plot = { width: NaN, height: NaN };
  const svg = drawWithAxes(axes, size, { theme: 'light', measure }, (own) => {
    plot = own;
    return '<picture/>';
  });
  return { svg, plot, texts: [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text) };
}

describe('a function of the plane in a figure', () => {
  it('has the names of its inputs, and the same round numbers on both axes', () => {
    const task = { kind: 'scatter', xLabel: 'petal length', yLabel: 'petal width', areInputs: true } as const;
    const { texts } = drawn(data({ task: { ...task, points: new Float32Array() } }));
    const ticks = texts.filter((text) => /\d/.test(text));
    expect(texts.slice(-2)).toEqual(['petal length', 'petal width']);
    expect(ticks.slice(0, ticks.length / 2)).toEqual(ticks.slice(ticks.length / 2));
    expect(ticks).toEqual(expect.arrayContaining(['−2', '0', '2']));
    expect(drawn(data({})).texts.slice(-2)).toEqual(['x₁', 'x₂']);
  });

  it('stays a square inside its place, with room for the axes', () => {
    for (const size of [
      { width: 300, height: 300 },
      { width: 500, height: 220 },
    ]) {
      const { svg, plot } = drawn(data({}), size);
      expect(plot.width).toBe(plot.height);
      const [, left, top] = /translate\(([\d.]+) ([\d.]+)\)/.exec(svg)?.map(Number) ?? [];
      expect(left).toBeGreaterThan(25);
      expect(left + plot.width).toBeLessThan(size.width);
      expect(top + plot.height).toBeLessThan(size.height - 25);
    }
  });

  it('has its names cut where they are longer than the axis', () => {
    const xLabel = 'a very long name of a column '.repeat(9);
    const { texts } = drawn(
      data({ task: { kind: 'scatter', xLabel, yLabel: 'y', areInputs: true, points: new Float32Array() } }),
    );
    expect(texts.at(-2)?.length).toBeLessThan(50);
  });
});

it('a function of one input has axes, those of images and pairs are in the picture', () => {
  const x = Float32Array.of(-1, 0, 1);
  const line = { of: 'line', x, f: x, kinks: x.slice(0, 0), twin: null, limit: null } as const;
  const { plot, texts } = drawn(data({ learned: line }));
  expect(plot.width).toBeGreaterThan(plot.height - 60);
  expect(texts.slice(-2)).toEqual(['x', 'target y']);
  const pairs = { of: 'pairs', samples: 'test', target: x, f: x, directions: null } as const;
  expect(axesOf({ of: 'function', data: data({ learned: pairs }) })).toBeNull();
});
