import { createContext } from 'react';
import { isGhost } from '../../charts/axes/series.ts';
import type { DrawnCurve, PanelCurves } from './drawn-curves.ts';

/** How often the spotlight of the view for a projector has moved on: 0, and after each round, all lines have their colours. */
export const LightContext = createContext(0);

/** Returns curves of which all but one are faint; after the last one, all of them as they are. */
export function litCurves(panel: PanelCurves, light: number): PanelCurves {
  const { curves, byLayer } = panel;
  return {
    ...panel,
    curves: lit(curves, light),
    byLayer: byLayer?.map((own) => ({ ...own, curves: lit(own.curves, light) })) ?? null,
  };
}

function lit(curves: readonly DrawnCurve[], light: number): readonly DrawnCurve[] {
  const lines = curves.filter((curve) => !isGhost(curve));
  const place = light % (lines.length + 1);
  if (place === 0) return curves;
  return curves.map((curve) => ({
    ...curve,
    isFaint: curve !== lines[place - 1],
    emphasis: curve === lines[place - 1],
  }));
}
