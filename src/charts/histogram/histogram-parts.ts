import { select } from 'd3';
import { words } from '../../words/words.ts';
import styles from './histogram.module.css';
import shared from '../lines/line-chart.module.css';
import { madeElement } from '../shell/made-element.ts';

/** The elements of a histogram. The picture is one image to assistive technology; what it says is beside it. */
export interface HistogramParts {
  frame: HTMLElement;
  /** The image, which takes the focus. */
  root: HTMLElement;
  /** Axes and legend. */
  back: SVGGElement;
  clip: SVGRectElement;
  /** Histograms and curves. */
  densities: SVGGElement;
  /** The line through the bin that is read. */
  cross: SVGGElement;
  /** Text in place of a picture. */
  empty: SVGTextElement;
  tooltip: HTMLElement;
  /** Speaks the reading when keys moved it. */
  status: HTMLElement;
}

let chartsMade = 0;

/** Puts the elements of a histogram into `container`. */
export function buildHistogramParts(container: HTMLElement): HistogramParts {
  const id = `histogram-${++chartsMade}`;
  const frame = select(container).append('div').attr('class', styles.frame);
  const root = frame.append('div').attr('class', styles.root);
  root.attr('role', 'img').attr('tabindex', 0).attr('aria-describedby', `${id}-keys`);
  const svg = root.append('svg').attr('aria-hidden', 'true');
  const back = svg.append('g');
  const clip = svg.append('clipPath').attr('id', id).append('rect');
  const densities = svg.append('g').attr('clip-path', `url(#${id})`);
  const cross = svg.append('g');
  const empty = svg.append('text').attr('class', styles.empty).attr('text-anchor', 'middle');
  const tooltip = frame.append('div').attr('class', shared.tooltip).attr('aria-hidden', 'true').attr('hidden', '');
  const status = frame.append('div').attr('class', shared.unseen).attr('role', 'status');
  frame.append('div').attr('class', shared.unseen).attr('id', `${id}-keys`).text(words.charts.keys);
  return {
    frame: madeElement(frame.node()),
    root: madeElement(root.node()),
    back: madeElement(back.node()),
    clip: madeElement(clip.node()),
    densities: madeElement(densities.node()),
    cross: madeElement(cross.node()),
    empty: madeElement(empty.node()),
    tooltip: madeElement(tooltip.node()),
    status: madeElement(status.node()),
  };
}
