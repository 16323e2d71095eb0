import { select } from 'd3';
import lines from '../lines/line-chart.module.css';
import styles from './xy-chart.module.css';
import type { XyPicture } from './xy-picture.ts';
import type { XyReading } from './xy-reading.ts';

const ASIDE = 12;

/** The line through the place that is read, and what is read there, beside it; `null` takes both away. */
export function drawXyReading(
  group: SVGGElement,
  tooltip: HTMLElement,
  { layout, x }: XyPicture,
  at: number | null,
  reading: XyReading | null,
): void {
  const { plot, size } = layout;
  const pixel = at === null ? NaN : x.toPixel(at);
  const isInside = reading !== null && pixel >= plot.left - 1 && pixel <= plot.right + 1;
  tooltip.hidden = !isInside;
  const line = select(group)
    .selectAll('line')
    .data(isInside ? [pixel] : [])
    .join('line');
  line.attr('class', lines.crosshair).attr('x1', pixel).attr('x2', pixel);
  line.attr('y1', plot.top).attr('y2', plot.bottom);
  if (!isInside) return;
  const box = select(tooltip);
  box.selectAll('header').data([reading.place]).join('header').attr('class', lines.heading).text(String);
  const row = box
    .selectAll<HTMLDivElement, XyReading['rows'][number]>('div')
    .data(reading.rows)
    .join((enter) => {
      const made = enter.append('div').attr('class', styles.row);
      made.append('i').attr('class', lines.swatch);
      for (const tag of ['span', 'b', 'small', 'em']) made.append(tag);
      return made;
    });
  row
    .select('i')
    .attr('data-dashed', ({ isDashed }) => String(isDashed))
    .style('border-color', ({ color }) => color);
  row.select('span').text(({ label }) => label);
  row.select('b').text(({ value }) => value);
  row.select('small').text(({ band }) => band);
  row.select('em').text(({ note }) => note);
  const { width, height } = tooltip.getBoundingClientRect();
  const wanted = pixel < (plot.left + plot.right) / 2 ? pixel + ASIDE : pixel - ASIDE - width;
  const left = Math.max(0, Math.min(wanted, size.width - width));
  tooltip.style.transform = `translate(${left}px, ${Math.min(plot.top, size.height - height)}px)`;
}
