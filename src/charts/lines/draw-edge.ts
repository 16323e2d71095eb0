import { select } from 'd3';
import styles from '../shell/chart.module.css';
import type { LinePicture } from './line-picture.ts';

const LABEL = { aside: 6, above: 4, below: 12 };

/** Draws the edge of the data as a line with its name, over a tint of all that lies above; clears the group first. */
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
  // Above its line if there is room, as the values below it need theirs.
  const isAbove = at - LABEL.below >= top;
  const text = root.append('text').attr('class', styles.edgeLabel).text(edge.label);
  text.attr('x', left + LABEL.aside).attr('y', isAbove ? at - LABEL.above : at + LABEL.below);
}
