import { describe, expect, it } from 'vitest';
import { frameLayout, unpackFrame } from '../frame.ts';
import { MEASURE_ROWS } from './measures.ts';
import type { MeasureRow } from './measure-row.ts';
import { regimeOf, regimeValues, steadyRegimeOf, type RegimeValues } from './regime.ts';

const lazy: RegimeValues = {
  loss: 0.2,
  firstLoss: 0.5,
  twinGap: 0.01,
  ntkChange: 0.01,
  kernelChange: 0.01,
  featureMove: 0.01,
};
const rich: RegimeValues = { ...lazy, twinGap: 0.5, ntkChange: 2, kernelChange: 0.6, featureMove: 1 };
const none = { twinGap: null, ntkChange: null, kernelChange: null, featureMove: null };

describe('the verdict', () => {
  it('is the median of gap, kernel and movement', () => {
    expect(regimeOf(lazy).regime).toBe('lazy');
    expect(regimeOf(rich).regime).toBe('rich');
    expect(regimeOf({ ...lazy, twinGap: 0.5 }).regime).toBe('lazy');
    expect(regimeOf({ ...lazy, twinGap: 0.5, ntkChange: 0.1 }).regime).toBe('between');
    expect(regimeOf({ ...rich, ntkChange: 0.01, featureMove: 0.1 }).regime).toBe('between');
  });

  it('names what it rests on, without what is not measured', () => {
    const { regime, evidence } = regimeOf({ ...lazy, twinGap: null });
    expect(regime).toBe('lazy');
    expect(evidence.map(({ measure }) => measure)).toEqual(['ntkChange', 'featureMove']);
  });

  it('takes the kernel of the features where the tangent kernel is not measured', () => {
    const { evidence } = regimeOf({ ...rich, ntkChange: NaN });
    expect(evidence.map(({ measure }) => measure)).toEqual(['twinGap', 'kernelChange', 'featureMove']);
  });

  it('is in between where two measures disagree', () => {
    expect(regimeOf({ ...lazy, twinGap: null, featureMove: 1 }).regime).toBe('between');
  });

  it('waits until the loss has halved, and says nothing where nothing is measured', () => {
    expect(regimeOf({ ...rich, loss: 0.26 }).regime).toBe('unknown');
    expect(regimeOf({ ...rich, loss: 0.25 }).regime).toBe('rich');
    expect(regimeOf({ ...rich, loss: null }).regime).toBe('unknown');
    expect(regimeOf({ ...rich, loss: 4.9 }).regime).toBe('unknown');
    expect(regimeOf({ ...rich, loss: 5.1 }).regime).toBe('diverging');
    expect(steadyRegimeOf({ ...rich, loss: 5.1 }, 'rich').regime).toBe('diverging');
    expect(regimeOf({ ...lazy, ...none }).regime).toBe('unknown');
    expect(regimeOf({ ...rich, loss: 1, firstLoss: 0 }).regime).toBe('unknown');
  });
});

it('the values of the verdict are those of a frame, of the layer that moved most, beside the first loss', () => {
  const layout = frameLayout(2);
  const frame = unpackFrame(layout, new Float32Array(layout.stride).fill(NaN));
  const [below, above] = frame.layers;
  const now = {
    ...frame,
    ...{ loss: 0.1, twinGap: 0.3, ntkChange: 0.4 },
    layers: [
      { ...below, kernelChange: 0.5, featureMove: 0.2 },
      { ...above, kernelChange: 0.1, featureMove: 0.6 },
    ],
  };
  const moved = { twinGap: 0.3, ntkChange: 0.4, kernelChange: 0.5, featureMove: 0.6 };
  expect(regimeValues(now, { ...frame, loss: 2 })).toEqual({ loss: 0.1, firstLoss: 2, ...moved });
  expect(regimeValues(frame, frame)).toMatchObject({ kernelChange: null, featureMove: null });
});

describe('the verdict on a network in training', () => {
  const at = (featureMove: number) => ({ ...lazy, ...none, featureMove });

  it('changes only a tenth beyond a threshold', () => {
    expect(steadyRegimeOf(at(0.053), 'lazy').regime).toBe('lazy');
    expect(steadyRegimeOf(at(0.056), 'lazy').regime).toBe('between');
    expect(steadyRegimeOf(at(0.047), 'between').regime).toBe('between');
    expect(steadyRegimeOf(at(0.045), 'between').regime).toBe('lazy');
    expect(steadyRegimeOf(at(2), 'lazy').regime).toBe('rich');
  });

  it('stays while the loss is about half, and goes when it rises', () => {
    expect(steadyRegimeOf({ ...rich, loss: 0.26 }, 'rich').regime).toBe('rich');
    expect(steadyRegimeOf({ ...rich, loss: 0.28 }, 'rich').regime).toBe('unknown');
  });

  it('includes its thresholds: lazy up to the lower one, rich from the upper one on', () => {
    const { lazy: low, rich: high } = MEASURE_ROWS.featureMove.chart.regime;
    const found = [low, 1.001 * low, 0.999 * high, high].map((value) => regimeOf(at(value)).regime);
    expect(found).toEqual(['lazy', 'between', 'between', 'rich']);
  });

  it('begins without slack', () => {
    expect(steadyRegimeOf(at(0.053), 'unknown').regime).toBe('between');
  });
});

it('has thresholds in order within the axis of each measure that tells lazy from rich', () => {
  const rows: MeasureRow[] = Object.values(MEASURE_ROWS);
  const scales = rows.flatMap(({ chart: { regime } }) => (regime ? [regime] : []));
  expect(scales.length).toBeGreaterThan(0);
  for (const { domain, lazy: low, rich: high } of scales) {
    const order = [0, domain[0], low, high, domain[1]];
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(new Set(order).size).toBe(order.length);
  }
});
