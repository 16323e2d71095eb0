import { formatCount, formatNumber } from '../../charts/shell/format-number.ts';
import type { ThemedColor } from '../../charts/shell/palette.ts';
import type { Series } from '../../charts/axes/series.ts';
import { words } from '../../words/words.ts';

/** Returns values in order as a curve over 1, 2, 3, ..., with dots if they are few. */
export function rankSeries(id: string, label: string, color: ThemedColor, values: ArrayLike<number>): Series {
  const { length } = values;
  return { id, label, color, x: Array.from({ length }, (_, i) => i + 1), y: values, length, dots: length <= MOST_DOTS };
}

const MOST_DOTS = 32;
const SUMMARY_DIGITS = 3;

/** Describes the curves of a chart in one sentence. */
export function rankSummary(title: string, series: readonly Series[]): string {
  const said = words.inspector;
  const parts = series.flatMap(({ label, y, length }) => {
    if (length === 0) return [];
    const [first, last] = [y[0], y[length - 1]].map((value) => formatNumber(value, SUMMARY_DIGITS));
    return [said.series(label, first, last, formatCount(length))];
  });
  return parts.length === 0 ? said.noValues(title) : said.summary(title, parts);
}
