import { bisector } from 'd3';
import { words } from '../../words/words.ts';
import type { ReadPlace } from '../axes/crosshair.ts';
import { formatNumber } from '../shell/format-number.ts';
import type { HistogramCurve, HistogramData } from './histogram-layout.ts';

/** The densities of a histogram and its curves at one bin. */
export interface BinReading {
  from: number;
  to: number;
  /** Densities: of each series in the bin, of each curve in the bin's middle; NaN beyond the curve's ends. */
  rows: { label: string; color: string; isDashed: boolean; value: number }[];
}

const { right: firstBeyond } = bisector((place: number) => place);

/** Interpolates a curve linearly between two of its points; NaN beyond its ends. */
export function curveAt({ x, y }: Pick<HistogramCurve, 'x' | 'y'>, at: number): number {
  const after = Math.min(firstBeyond(x, at), x.length - 1);
  if (after < 1 || at > x[after]) return NaN;
  return y[after - 1] + ((at - x[after - 1]) / (x[after] - x[after - 1])) * (y[after] - y[after - 1]);
}

/** Returns the middles of the bins, rising, [bins]. */
export const binMiddles = ({ edges }: Pick<HistogramData, 'edges'>): Float64Array =>
  Float64Array.from({ length: Math.max(0, edges.length - 1) }, (_, bin) => (edges[bin] + edges[bin + 1]) / 2);

/** Reads the bin whose middle is `middle`; `null` if there is no such bin. */
export function readBin(data: HistogramData, middle: number): BinReading | null {
  const { edges, series, curves } = data;
  const bin = firstBeyond(edges, middle) - 1;
  if (bin < 0 || bin + 1 >= edges.length) return null;
  return {
    from: edges[bin],
    to: edges[bin + 1],
    rows: [
      ...series.map(({ label, color, density }) => ({ label, color, isDashed: false, value: density[bin] })),
      ...curves.map((curve) => ({
        label: curve.label,
        color: curve.color,
        isDashed: curve.dash !== undefined,
        value: curveAt(curve, middle),
      })),
    ],
  };
}

const DIGITS = 3;

const place = ({ from, to }: BinReading) =>
  words.resultCharts.histogram.bin(formatNumber(from, DIGITS), formatNumber(to, DIGITS));

/** Returns a reading as the tooltip shows it. */
export const writtenBin = (reading: BinReading): ReadPlace => ({
  heading: place(reading),
  rows: reading.rows.map((row) => ({ ...row, value: formatNumber(row.value, DIGITS) })),
});

/** Returns a reading as one phrase, which the screen reader speaks. */
export const spokenBin = (reading: BinReading): string =>
  words.charts.reading(
    place(reading),
    reading.rows.map(({ label, value }) => words.charts.seriesValue(label, formatNumber(value, DIGITS))),
  );
