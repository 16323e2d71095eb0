import { formatSetting } from '../../../charts/shell/format-number.ts';
import type { PriorReport } from '../../../config/prior-report.ts';
import type { PriorExperiment } from '../../../config/prior.ts';
import { words } from '../../../words/words.ts';
import { densities } from '../../prior/histogram-of-prior.ts';

/** What tells one prior of a figure from another: its shape, or its data. */
export const priorName = ({ depth, width, y }: PriorExperiment): string =>
  y
    ? words.lessons.figure.data(y.map((value) => formatSetting(value)))
    : words.lessons.figure.ratio(formatSetting(depth / width), depth, width);

/** The densities of a histogram, bin by bin. */
export function densityRows({ prior, report }: { prior: PriorExperiment; report: PriorReport }): (string | number)[][] {
  const { edges } = report.histogram;
  const name = priorName(prior);
  return Array.from(densities(report), (density, bin) => [name, edges[bin], edges[bin + 1], density]);
}
