import { words } from '../../words/words.ts';
import { formatCount, formatNumber } from '../shell/format-number.ts';
import { latestOf } from './readings.ts';
import type { Series } from './series.ts';

const DIGITS = 3;

/** One sentence with the latest value of every series, for those who don't see the chart. */
export function chartSummary(title: string, series: readonly Series[]): string {
  const latest = series.flatMap((one) => {
    const at = latestOf(one);
    return at === null ? [] : [{ label: one.label, ...at }];
  });
  if (latest.length === 0) return words.charts.emptySummary(title);
  const values = latest.map(({ label, value }) => words.charts.seriesValue(label, formatNumber(value, DIGITS)));
  return words.charts.summary(title, formatCount(Math.max(...latest.map(({ step }) => step))), values);
}
