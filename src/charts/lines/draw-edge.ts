import { select } from 'd3';
import styles from '../shell/chart.module.css';
import type { LinePicture } from './line-picture.ts';

const LABEL_ASIDE = 6;

/** Draws the edge of the data as a line with its name at its end, over a tint of all that lies above; clears the group first. */
export function drawEdge(group: SVGGElement, { data: { edge }, layout, y, isEmpty }: LinePicture): void {
  const root = select(group);
  root.selectAll('*').remove();
  if (!edge || isEmpty) return;
  const { left, right, top, bottom } = layout.plot;
  const at = Math.min(Math.max(y.toPixel(edge.value), top), bottom);
  const beyond = root.append('rect').attr('class', styles.beyond).attr('x', left).attr('y', top);
  beyond.attr('width', right - left).attr('height', at - top);
  const line = root.append('line').attr('class', styles.edge);
  line.attr('x1', left).attr('x2', right).attr('y1', at).attr('y2', at);
  // Beside the plot, where it can't cover values that lie at the edge.
  const text = root.append('text').attr('class', styles.edgeLabel).attr('dy', '0.35em').text(edge.label);
  text.attr('x', right + LABEL_ASIDE).attr('y', at);
}
