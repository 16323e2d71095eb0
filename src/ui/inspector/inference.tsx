import { formatNumber } from '../../charts/shell/format-number.ts';
import { colorOfOne, colorOfOther, type ThemedColor } from '../../charts/shell/palette.ts';
import type { Series } from '../../charts/axes/series.ts';
import type { InferenceCurve } from '../../engine/measures/rule-inference.ts';
import { words } from '../../words/words.ts';
import { RankChart } from './rank-chart.tsx';
import { Tile } from './tile.tsx';

const said = words.inspector.inference;
const DIGITS = 3;

/** Shows how predictive coding settles: energy and distance to equilibrium after each step of inference. */
export function Inference({ curve: { energy, gap } }: { curve: InferenceCurve }) {
  const start = energy[0];
  return (
    <Tile
      title={said.title}
      about={said.about}
      aside={said.energyOf(formatNumber(start, DIGITS), formatNumber(energy[energy.length - 1], DIGITS))}
      testId="inspector-inference"
    >
      <RankChart
        title={said.title}
        xLabel={said.axis}
        unit={said.unit}
        place={said.place}
        series={[
          stepSeries(
            'energy',
            said.energy,
            colorOfOne,
            energy.map((value) => value / start),
          ),
          stepSeries('gap', said.gap, colorOfOther, gap),
        ]}
        xScale="linear"
        yScale="log"
      />
    </Tile>
  );
}

/** Returns values after 0, 1, 2, ... steps as a series. */
const stepSeries = (id: string, label: string, color: ThemedColor, y: number[]): Series => ({
  id,
  label,
  color,
  x: y.map((_, step) => step),
  y,
  length: y.length,
});
