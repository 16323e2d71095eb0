import { select } from 'd3';
import { words } from '../../words/words.ts';
import styles from './heat-map.module.css';
import shared from '../lines/line-chart.module.css';
import { madeElement } from '../shell/made-element.ts';

/** The elements of a heat map. */
export interface HeatMapParts {
  frame: HTMLElement;
  /** The picture, which takes the focus. */
  root: HTMLElement;
  /** Axes, bar of colours and key. */
  still: SVGGElement;
  cells: SVGGElement;
  /** Marks of cells without a value. */
  marks: SVGGElement;
  /** Guides and best cells, inside the plot. */
  over: SVGGElement;
  clip: SVGRectElement;
  /** Outlines of the cell that is chosen and of the one that is read. */
  chosen: SVGRectElement;
  read: SVGRectElement;
  /** Names of the guides. */
  names: SVGGElement;
  /** Ids of definitions, unique on the page. */
  hatchId: string;
  gradientId: string;
  tooltip: HTMLElement;
  /** Speaks the reading when keys moved it. */
  status: HTMLElement;
}

const HATCH = 6;
let mapsMade = 0;

/** Puts the elements of a heat map into `container`; one whose cells can be chosen hands its keys to the picture. */
export function buildHeatMapParts(container: HTMLElement, isForChoice: boolean): HeatMapParts {
  const id = `heat-map-${++mapsMade}`;
  const { keys, chooseKeys } = words.charts.heatMap;
  const frame = select(container).append('div').attr('class', styles.frame);
  const root = frame.append('div').attr('class', styles.root).classed(styles.choice, isForChoice);
  root.attr('role', isForChoice ? 'application' : 'img').attr('tabindex', 0);
  root.attr('aria-describedby', `${id}-keys`);
  const svg = root.append('svg').attr('aria-hidden', 'true');
  const definitions = svg.append('defs');
  const hatch = definitions.append('pattern').attr('id', `${id}-hatch`).attr('class', styles.hatch);
  hatch.attr('patternUnits', 'userSpaceOnUse').attr('width', HATCH).attr('height', HATCH);
  hatch.append('rect').attr('width', HATCH).attr('height', HATCH);
  hatch.append('path').attr('d', `M-1,1l2,-2M0,${HATCH}L${HATCH},0M${HATCH - 1},${HATCH + 1}l2,-2`);
  const clip = definitions.append('clipPath').attr('id', `${id}-clip`).append('rect');
  const still = svg.append('g');
  const cells = svg.append('g');
  const marks = svg.append('g');
  const over = svg.append('g').attr('clip-path', `url(#${id}-clip)`);
  const names = svg.append('g');
  const chosen = svg.append('rect').attr('class', styles.chosen);
  const read = svg.append('rect').attr('class', styles.read);
  const tooltip = frame.append('div').attr('class', shared.tooltip).classed(styles.tooltip, true);
  tooltip.attr('aria-hidden', 'true').attr('hidden', '');
  const status = frame.append('div').attr('class', shared.unseen).attr('role', 'status');
  const hint = frame.append('div').attr('class', shared.unseen).attr('id', `${id}-keys`);
  hint.text(isForChoice ? `${keys} ${chooseKeys}` : keys);
  return {
    frame: madeElement(frame.node()),
    root: madeElement(root.node()),
    still: madeElement(still.node()),
    cells: madeElement(cells.node()),
    marks: madeElement(marks.node()),
    over: madeElement(over.node()),
    clip: madeElement(clip.node()),
    chosen: madeElement(chosen.node()),
    read: madeElement(read.node()),
    names: madeElement(names.node()),
    hatchId: `${id}-hatch`,
    gradientId: `${id}-ramp`,
    tooltip: madeElement(tooltip.node()),
    status: madeElement(status.node()),
  };
}
