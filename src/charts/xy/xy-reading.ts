import { words } from '../../words/words.ts';
import type { ScaleKind } from '../axes/axis-scale.ts';
import type { ReadPlace, ReadRow } from '../axes/crosshair.ts';
import { valueOnScale } from '../axes/log-foot.ts';
import { formatNumber, formatSetting } from '../shell/format-number.ts';
import type { XyPlace, XyPoint } from './xy-chart-data.ts';
import type { XyPicture } from './xy-picture.ts';

const DIGITS = { setting: 4, value: 4, band: 3 };

/** A reading at one place: a row for each series with a point there; `band` and `note` are empty where it has none. */
export interface XyReading extends ReadPlace {
  rows: readonly Required<Omit<ReadRow, 'isDotted'>>[];
}

/** Reads the place with the number `at`. */
export function readXy({ source: { xLabel, yScale }, placed, categories, theme }: XyPicture, at: number): XyReading {
  const place = categories.length > 0 ? String(categories[at]) : formatSetting(at, DIGITS.setting);
  return {
    heading: words.resultCharts.xy.place(xLabel, place),
    rows: placed.flatMap(({ source: { label, dash }, color, points }) => {
      const point = points.find((one) => one.at === at);
      if (point === undefined) return [];
      const { note = '' } = point;
      return [
        {
          label,
          color: color(theme),
          isDashed: dash !== undefined,
          value: valueText(point, yScale),
          band: bandText(point),
          note,
        },
      ];
    }),
  };
}

const valueText = ({ value }: XyPoint, kind: ScaleKind) =>
  Number.isNaN(value) ? words.charts.notMeasured : valueOnScale(value, kind, DIGITS.value);

function bandText({ low, high }: XyPoint): string {
  if (low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)) return '';
  return words.resultCharts.xy.band(formatNumber(low, DIGITS.band), formatNumber(high, DIGITS.band));
}

/** Returns a reading as one phrase, which the screen reader speaks. */
export const spokenXy = ({ heading, rows }: XyReading): string =>
  words.charts.reading(
    heading,
    rows.map(({ label, value, band, note }) => {
      const text = words.charts.seriesValue(label, band === '' ? value : words.resultCharts.xy.withBand(value, band));
      return note === '' ? text : `${text}, ${note}`;
    }),
  );

/** Describes a chart in one sentence, for those who can't see it: its series with their slopes, and its references. */
export function xySummary({ title, labels }: { title: string; labels: readonly string[] }): string {
  return labels.length === 0 ? words.charts.emptySummary(title) : words.resultCharts.xy.summary(title, labels);
}

/** Returns the title of a chart and the names of all that it shows. */
export const shownLabels = ({ source, data }: XyPicture): Parameters<typeof xySummary>[0] => ({
  title: source.title,
  labels: data.series.filter(({ length }) => length > 0).map(({ label }) => label),
});

/** Returns the place that a number on the x axis stands for. */
export const placeOf = ({ categories }: Pick<XyPicture, 'categories'>, at: number): XyPlace =>
  categories.length > 0 ? categories[at] : at;
