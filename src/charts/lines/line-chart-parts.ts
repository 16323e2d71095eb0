import { select } from 'd3';
import { words } from '../../words/words.ts';
import styles from './line-chart.module.css';
import { madeElement } from '../shell/made-element.ts';

/** The elements of a line chart. The picture is one image to assistive technology; what it says is beside it. */
export interface LineChartParts {
  frame: HTMLElement;
  /** The image, which takes the focus. */
  root: HTMLElement;
  /** Axes, titles and legend, below the lines. */
  back: SVGSVGElement;
  /** The lines. */
  canvas: HTMLCanvasElement;
  /** Labels at the ends of lines, below the events. */
  ends: SVGGElement;
  events: SVGGElement;
  /** The crosshair with its dots. */
  cross: SVGGElement;
  /** Text in place of a picture. */
  empty: SVGTextElement;
  tooltip: { box: HTMLElement; heading: HTMLElement; rows: HTMLElement };
  /** Speaks the reading of the crosshair when keys moved it. */
  status: HTMLElement;
}

let chartsMade = 0;

/** Puts the elements of a line chart into `container`. */
export function buildLineChartParts(container: HTMLElement): LineChartParts {
  const hintId = `chart-keys-${++chartsMade}`;
  const frame = select(container).append('div').attr('class', styles.frame);
  const root = frame.append('div').attr('class', styles.root);
  root.attr('role', 'img').attr('tabindex', 0).attr('aria-describedby', hintId);
  const back = root.append('svg').attr('aria-hidden', 'true');
  const canvas = root.append('canvas').attr('aria-hidden', 'true');
  const front = root.append('svg').attr('aria-hidden', 'true');
  const ends = front.append('g');
  const events = front.append('g');
  const cross = front.append('g');
  const empty = front.append('text').attr('class', styles.empty).attr('text-anchor', 'middle');
  const tooltip = frame.append('div').attr('class', styles.tooltip).attr('aria-hidden', 'true').attr('hidden', '');
  const heading = tooltip.append('div').attr('class', styles.heading);
  const rows = tooltip.append('div').attr('class', styles.rows);
  const status = frame.append('div').attr('class', styles.unseen).attr('role', 'status');
  frame.append('div').attr('class', styles.unseen).attr('id', hintId).text(words.charts.keys);
  return {
    frame: madeElement(frame.node()),
    root: madeElement(root.node()),
    back: madeElement(back.node()),
    canvas: madeElement(canvas.node()),
    ends: madeElement(ends.node()),
    events: madeElement(events.node()),
    cross: madeElement(cross.node()),
    empty: madeElement(empty.node()),
    tooltip: { box: madeElement(tooltip.node()), heading: madeElement(heading.node()), rows: madeElement(rows.node()) },
    status: madeElement(status.node()),
  };
}
