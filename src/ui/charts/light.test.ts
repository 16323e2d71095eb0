import { expect, it } from 'vitest';
import { litCurves } from './light.ts';
import type { DrawnCurve, PanelCurves } from './drawn-curves.ts';

const curve = (id: string, look?: 'ghost') => ({ id, look }) as DrawnCurve;
const panel: PanelCurves = {
  isMany: true,
  curves: [curve('last', 'ghost'), curve('lazy'), curve('rich')],
  byLayer: null,
  layers: [],
  choice: 'mean',
};
const bright = (light: number) =>
  litCurves(panel, light)
    .curves.filter(({ isFaint }) => !isFaint)
    .map(({ id }) => id);

it('lights one line after the other, never a ghost, and then all again', () => {
  expect([0, 1, 2, 3, 4].map(bright)).toEqual([
    ['last', 'lazy', 'rich'],
    ['lazy'],
    ['rich'],
    ['last', 'lazy', 'rich'],
    ['lazy'],
  ]);
});
