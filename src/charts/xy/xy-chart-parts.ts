import { select } from 'd3';
import { words } from '../../words/words.ts';
import shared from '../lines/line-chart.module.css';
import { madeElement } from '../shell/made-element.ts';
import styles from './xy-chart.module.css';

/** The elements of an x-y chart. */
export interface XyChartParts {
  frame: HTMLElement;
  /** The picture, which takes the focus. */
  root: HTMLElement;
  /** Axes and legend. */
  back: SVGGElement;
  clip: SVGRectElement;
  /** Bands and lines, inside the plot. */
  lines: SVGGElement;
  dots: SVGGElement;
  /** Names at the ends of lines. */
  ends: SVGGElement;
  /** Marked places. */
  events: SVGGElement;
  /** The line through the place that is read. */
  cross: SVGGElement;
  /** Text in place of a picture. */
  empty: SVGTextElement;
  tooltip: HTMLElement;
  /** Speaks the reading when keys moved it. */
  status: HTMLElement;
}

let chartsMade = 0;

/** Puts the elements of an x-y chart into `container`; one whose places can be chosen hands its keys to the picture. */
export function buildXyChartParts(container: HTMLElement, isForChoice: boolean): XyChartParts {
  const id = `xy-chart-${++chartsMade}`;
  const { keys, chooseKeys } = words.charts.xy;
  const frame = select(container).append('div').attr('class', shared.frame);
  const root = frame.append('div').attr('class', shared.root).classed(styles.choice, isForChoice);
  root.attr('role', isForChoice ? 'application' : 'img').attr('tabindex', 0);
  root.attr('aria-describedby', `${id}-keys`);
  const svg = root.append('svg').attr('aria-hidden', 'true');
  const back = svg.append('g');
  const clip = svg.append('clipPath').attr('id', id).append('rect');
  const cross = svg.append('g');
  const lines = svg.append('g').attr('clip-path', `url(#${id})`);
  const dots = svg.append('g');
  const ends = svg.append('g');
  const events = svg.append('g');
  const empty = svg.append('text').attr('class', shared.empty).attr('text-anchor', 'middle');
  const tooltip = frame.append('div').attr('class', shared.tooltip).attr('aria-hidden', 'true').attr('hidden', '');
  const status = frame.append('div').attr('class', shared.unseen).attr('role', 'status');
  const hint = frame.append('div').attr('class', shared.unseen).attr('id', `${id}-keys`);
  hint.text(isForChoice ? `${keys} ${chooseKeys}` : keys);
  return {
    frame: madeElement(frame.node()),
    root: madeElement(root.node()),
    back: madeElement(back.node()),
    clip: madeElement(clip.node()),
    lines: madeElement(lines.node()),
    dots: madeElement(dots.node()),
    ends: madeElement(ends.node()),
    events: madeElement(events.node()),
    cross: madeElement(cross.node()),
    empty: madeElement(empty.node()),
    tooltip: madeElement(tooltip.node()),
    status: madeElement(status.node()),
  };
}
