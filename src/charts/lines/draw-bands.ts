import { select } from 'd3';
import styles from '../shell/chart.module.css';
import type { LinePicture } from './line-picture.ts';

/** Tints the bands of the data; clears the group first. */
export function drawBands(group: SVGGElement, picture: LinePicture): void {
  const root = select(group);
  root.selectAll('*').remove();
  const { data, layout, isEmpty, theme } = picture;
  if (isEmpty) return;
  const { left, right } = layout.plot;
  for (const band of data.bands ?? []) {
    const { top, bottom } = edgesOf(band, picture);
    if (bottom <= top) continue;
    const color = band.color(theme);
    const area = root.append('rect').attr('class', styles.band).attr('fill', color);
    area
      .attr('x', left)
      .attr('width', right - left)
      .attr('y', top)
      .attr('height', bottom - top);
  }
}

/** Returns the part of a band inside the plot. The lowest band reaches down to the foot of a logarithmic axis. */
export function edgesOf(
  { from, to }: { from: number; to: number },
  { y, layout: { plot } }: Pick<LinePicture, 'y' | 'layout'>,
): { top: number; bottom: number } {
  const height = (value: number) => {
    if (value <= y.domain[0]) return plot.bottom;
    return value >= y.domain[1] ? plot.top : y.toPixel(value);
  };
  return { top: to <= y.domain[0] ? plot.bottom : height(to), bottom: height(from) };
}
