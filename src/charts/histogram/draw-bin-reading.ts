import { select } from 'd3';
import { words } from '../../words/words.ts';
import type { HistogramPicture } from './draw-histogram.ts';
import { formatNumber } from '../shell/format-number.ts';
import type { BinReading } from './histogram-reading.ts';
import styles from '../lines/line-chart.module.css';

const TOOLTIP_ASIDE = 12;
const DIGITS = 3;

const place = ({ from, to }: BinReading) =>
  words.charts.histogram.bin(formatNumber(from, DIGITS), formatNumber(to, DIGITS));

/** The line through the bin, and what is read there, beside it; `null` takes both away. */
export function drawBinReading(
  group: SVGGElement,
  tooltip: HTMLElement,
  { layout: { plot }, x }: HistogramPicture,
  reading: BinReading | null,
): void {
  const middle = reading === null ? NaN : x.toPixel((reading.from + reading.to) / 2);
  const isInside = reading !== null && middle >= plot.left && middle <= plot.right;
  tooltip.hidden = !isInside;
  const line = select(group)
    .selectAll('line')
    .data(isInside ? [middle] : [])
    .join('line');
  line.attr('class', styles.crosshair).attr('x1', middle).attr('x2', middle);
  line.attr('y1', plot.top).attr('y2', plot.bottom);
  if (!isInside) return;

  const heading = select(tooltip)
    .selectAll('header')
    .data([place(reading)])
    .join('header');
  heading.attr('class', styles.heading).text((text) => text);
  const row = select(tooltip)
    .selectAll<HTMLDivElement, BinReading['rows'][number]>('div')
    .data(reading.rows)
    .join((enter) => {
      const made = enter.append('div').attr('class', styles.row);
      made.append('i').attr('class', styles.swatch);
      made.append('span');
      made.append('b');
      return made;
    });
  row
    .select('i')
    .attr('data-dashed', ({ isDashed }) => String(isDashed))
    .style('border-color', ({ color }) => color);
  row.select('span').text(({ label }) => label);
  row.select('b').text(({ value }) => formatNumber(value, DIGITS));
  const { width } = tooltip.getBoundingClientRect();
  const isLeft = middle < (plot.left + plot.right) / 2;
  const wanted = isLeft ? middle + TOOLTIP_ASIDE : middle - TOOLTIP_ASIDE - width;
  tooltip.style.transform = `translate(${Math.max(0, wanted)}px, ${plot.top}px)`;
}

/** A reading as one phrase, for the status that is spoken. */
export const spokenBin = (reading: BinReading): string =>
  words.charts.reading(
    place(reading),
    reading.rows.map(({ label, value }) => words.charts.seriesValue(label, formatNumber(value, DIGITS))),
  );
