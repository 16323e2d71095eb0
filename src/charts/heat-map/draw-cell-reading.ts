import { select } from 'd3';
import type { HeatMapPicture } from './heat-map-picture.ts';
import { cellBox } from './heat-map-picture.ts';
import type { CellReading } from './heat-map-reading.ts';
import styles from './heat-map.module.css';
import shared from '../lines/line-chart.module.css';

const ASIDE = 10;

/** What a cell says, beside it and inside the picture; `null` takes it away. */
export function drawCellReading(
  tooltip: HTMLElement,
  { layout }: HeatMapPicture,
  index: number | null,
  reading: CellReading | null,
): void {
  tooltip.hidden = reading === null || index === null;
  if (reading === null || index === null) return;
  const box = select(tooltip);
  box.selectAll('header').data([reading.place]).join('header').attr('class', shared.heading).text(String);
  const row = box
    .selectAll<HTMLDivElement, CellReading['values'][number]>('div')
    .data(reading.values)
    .join((enter) => {
      const made = enter.append('div').attr('class', styles.row);
      made.append('span');
      made.append('b');
      return made;
    });
  row.select('span').text(({ label }) => label);
  row.select('b').text(({ text }) => text);
  box.selectAll('p').data(reading.notes).join('p').text(String).raise();
  const { left, top, width } = cellBox(layout, index);
  const { width: own, height } = tooltip.getBoundingClientRect();
  const isLeft = left + width / 2 < (layout.plot.left + layout.plot.right) / 2;
  const x = isLeft ? left + width + ASIDE : left - ASIDE - own;
  const inside = (at: number, most: number) => Math.max(0, Math.min(at, most));
  tooltip.style.transform = `translate(${inside(x, layout.size.width - own)}px, ${inside(top, layout.size.height - height)}px)`;
}
