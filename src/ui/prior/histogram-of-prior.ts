import type { HistogramCurve, HistogramData } from '../../charts/histogram/histogram-layout.ts';
import { formatCount } from '../../charts/shell/format-number.ts';
import {
  hasTooFew,
  PRIOR_THEORIES,
  type PriorReport,
  type PriorTheory,
  type PriorTheoryName,
} from '../../config/prior-report.ts';
import { words } from '../../words/words.ts';

const said = words.prior.histogram;

const LOOKS: Record<PriorTheoryName, { color: string; dash?: readonly number[] }> = {
  exact: { color: 'var(--theory-exact)' },
  proportional: { color: 'var(--theory-limit)', dash: [7, 4] },
  gaussian: { color: 'var(--theory-gaussian)', dash: [2, 3] },
};
/** The reach of a linear axis on each side, in standard deviations; a logarithmic axis shows the tails. */
const LINEAR_REACH = 4;

/** Returns the density of each bin, [bins]: its weight over total weight and bin width; zeros before any draw. */
export const densities = ({ histogram: { edges, counts, total } }: PriorReport): Float64Array =>
  counts.map((count, bin) => (total > 0 ? count / total / (edges[bin + 1] - edges[bin]) : 0));

/** Returns the name of the drawn networks; it says so if too few of them count for a histogram. */
export const drawnLabel = (report: PriorReport): string =>
  hasTooFew(report) ? said.drawnFew(formatCount(report.effective || 0)) : said.drawn;

/** Returns the histogram of the drawn networks, with the curves of theory. */
export function histogramData(
  { theory, report }: { theory: PriorTheory; report: PriorReport | null },
  title: string,
  yScale: HistogramData['yScale'],
): HistogramData {
  const { center, deviation, x, curves } = theory;
  const drawn = report && {
    id: 'drawn',
    label: drawnLabel(report),
    color: 'var(--accent)',
    density: densities(report),
  };
  return {
    title,
    xLabel: said.xLabel,
    yLabel: said.yLabel,
    edges: report?.histogram.edges ?? [x[0], x[x.length - 1]],
    series: drawn ? [drawn] : [],
    curves: PRIOR_THEORIES.flatMap((name): HistogramCurve[] => {
      const y = curves[name];
      return y ? [{ id: name, label: said.curves[name], x, y, ...LOOKS[name] }] : [];
    }),
    yScale,
    xDomain: yScale === 'linear' ? [center - LINEAR_REACH * deviation, center + LINEAR_REACH * deviation] : undefined,
  };
}
