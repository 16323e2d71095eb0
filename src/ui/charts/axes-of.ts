import type { Band, LineChartData } from '../../charts/lines/line-picture.ts';
import { colorOfLazy, colorOfRich } from '../../charts/shell/palette.ts';
import type { ReadingRow, RegimeScale } from '../../config/measures/measure-row.ts';
import type { ChartView } from '../../config/link/view-fields.ts';
import { words } from '../../words/words.ts';

const said = words.page.charts;

/** The axes of a chart, and the bands that have a meaning on its axis of values. */
export type Axes = Pick<LineChartData, 'xScale' | 'yScale' | 'yDomain' | 'bands'>;

/**
 * Returns the axes of a chart. A measure that tells lazy from rich has a fixed logarithmic axis until a person asks for
 * one that follows the curves, or for a linear one.
 */
export function axesOf(
  { scale, domain, regime }: ReadingRow['chart'],
  { logX, logY, auto }: Pick<ChartView, 'logX' | 'logY' | 'auto'>,
): Axes {
  const isFixed = regime !== undefined && !auto;
  const opening = isFixed ? 'log' : scale;
  const yScale = logY === null ? opening : logY ? 'log' : 'linear';
  return {
    xScale: logX ? 'log' : 'linear',
    yScale,
    yDomain: (isFixed && yScale === 'log' ? regime.domain : domain) ?? undefined,
    bands: regime && bandsOf(regime),
  };
}

const bandsOf = ({ lazy, rich }: RegimeScale): Band[] => [
  { from: 0, to: lazy, label: said.lazy, color: colorOfLazy },
  { from: rich, to: Infinity, label: said.rich, color: colorOfRich },
];
