import { formatCount } from '../../charts/shell/format-number.ts';
import {
  colorOfOne,
  colorOfOther,
  colorOfReference,
  colorOfTest,
  colorOfTrain,
  colorOfTwin,
  type ThemedColor,
} from '../../charts/shell/palette.ts';
import type { Series } from '../../charts/axes/series.ts';
import type { Inspection, MachineReport, MatrixReport, Spectrum } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import { RankChart } from './rank-chart.tsx';
import { rankSeries } from './rank-series.ts';
import { reportsOf, type ReportName } from './reports.ts';
import { Tile } from './tile.tsx';

const said = words.inspector;

interface SpectrumProps {
  inspection: Inspection;
}

/** The first of two curves is wider, so that both can be seen where they overlap. */
const WIDTHS = { first: 2.25, second: 1.25 };

const pair = (firstName: string, first: Float32Array, secondName: string, second: Float32Array): Series[] => [
  { ...rankSeries('first', firstName, colorOfOne, first), width: WIDTHS.first },
  { ...rankSeries('second', secondName, colorOfOther, second), width: WIDTHS.second },
];

const COLORS: Record<ReportName, ThemedColor> = { nfm: colorOfOne, agop: colorOfOther, machine: colorOfTwin };

/** Returns the curves of the matrices of a layer. */
const ofReports = (inspection: Inspection, valuesOf: (report: MatrixReport) => Float32Array): Series[] =>
  reportsOf(inspection).map(([name, report]) => ({
    ...rankSeries(name, said.matrices[name].title, COLORS[name], valuesOf(report)),
    width: name === 'nfm' ? WIDTHS.first : WIDTHS.second,
  }));

const UNIT_INTERVAL = [0, 1] as const;
const CHANCE_DASH = [4, 3] as const;

/** A spectrum longer than this has its ranks on a logarithmic axis. */
const MOST_EVEN_RANKS = 40;
const rankScale = (spectra: readonly Spectrum[]) =>
  Math.max(...spectra.map(({ values }) => values.length)) > MOST_EVEN_RANKS ? 'log' : 'linear';

/** Shows the eigenvalues of the matrices on one axis. */
export function Eigenvalues({ inspection }: SpectrumProps) {
  const { title, about, unit, place } = said.eigenvalues;
  return (
    <Tile
      title={title}
      about={about}
      aside={<Largest spectrum={inspection.nfm.eigenvalues} />}
      of={inspection.of}
      testId="inspector-eigenvalues"
    >
      <RankChart
        title={title}
        xLabel={said.rank}
        unit={unit}
        place={place}
        series={ofReports(inspection, ({ eigenvalues }) => eigenvalues.values)}
        xScale={rankScale(reportsOf(inspection).map(([, { eigenvalues }]) => eigenvalues))}
        yScale="log"
      />
    </Tile>
  );
}

/** Shows how much the spans of the first eigenvectors of both matrices have in common. */
export function Overlaps({ inspection: { overlaps, fanIn, of } }: SpectrumProps) {
  const { title, about, unit, place, series, chance } = said.overlaps;
  const expected = Array.from(overlaps, (_, last) => (last + 1) / fanIn);
  return (
    <Tile title={title} about={about} of={of} testId="inspector-overlaps">
      <RankChart
        title={title}
        xLabel="k"
        unit={unit}
        place={place}
        series={[
          rankSeries('overlap', series, colorOfOne, overlaps),
          { ...rankSeries('chance', chance, colorOfReference, expected), dash: CHANCE_DASH, dots: false },
        ]}
        xScale="linear"
        yScale="linear"
        yDomain={UNIT_INTERVAL}
      />
    </Tile>
  );
}

/** Shows the diagonals of the matrices. */
export function Diagonals({ inspection }: SpectrumProps) {
  const { title, about, unit, place, axis } = said.diagonals;
  return (
    <Tile title={title} about={about} of={inspection.of} testId="inspector-diagonals">
      <RankChart
        title={title}
        xLabel={axis}
        unit={unit}
        place={place}
        series={ofReports(inspection, ({ diagonal }) => diagonal)}
        xScale="linear"
        yScale="linear"
      />
    </Tile>
  );
}

/** Shows the singular values of the weights and of their change. */
export function SingularValues({ inspection: { singularValues } }: SpectrumProps) {
  const { title, about, unit, place } = said.singularValues;
  const { weights, change } = singularValues;
  return (
    <Tile title={title} about={about} aside={<Largest spectrum={weights} />} testId="inspector-singular-values">
      <RankChart
        title={title}
        xLabel={said.rank}
        unit={unit}
        place={place}
        series={pair(said.singularValues.weights, weights.values, said.singularValues.change, change.values)}
        xScale={rankScale([weights, change])}
        yScale="log"
      />
    </Tile>
  );
}

/** Shows the losses of a feature machine by round. */
export function MachineLosses({ machine: { losses, testLosses } }: { machine: MachineReport }) {
  const { title, about, unit, axis, place, train, test } = said.machine;
  const byRound = (id: string, name: string, color: ThemedColor, values: Float32Array): Series => {
    const series = rankSeries(id, name, color, values);
    return { ...series, x: Array.from(series.x, (rank) => rank - 1) };
  };
  const series = [
    byRound('train', train, colorOfTrain, losses),
    ...(testLosses.every(Number.isFinite) ? [byRound('test', test, colorOfTest, testLosses)] : []),
  ];
  return (
    <Tile title={title} about={about} testId="inspector-machine">
      <RankChart title={title} xLabel={axis} unit={unit} place={place} series={series} xScale="linear" yScale="log" />
    </Tile>
  );
}

/** Says how much of a spectrum is shown, if it is cut short. */
function Largest({ spectrum: { values, total } }: { spectrum: Spectrum }) {
  return values.length < total ? said.largest(formatCount(values.length), formatCount(total)) : null;
}
