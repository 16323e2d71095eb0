/**
 * The network as a strip of layers whose colour is the movement of their features. The picture is
 * set up when the shape or the size changes; a frame of values only recolours it.
 */
import { words } from '../../words/words.ts';
import { accessibleName } from '../shell/accessible-name.ts';
import { buildNetwork, type NetworkMarks } from './build-network.ts';
import { createLayerButtons } from './layer-buttons.ts';
import { formatCount, formatNumber, formatTiny } from '../shell/format-number.ts';
import { layOutNetwork, type NetworkShape } from './network-layout.ts';
import styles from './network-strip.module.css';
import { oncePerFrame } from '../shell/once-per-frame.ts';
import { richnessColor } from '../shell/palette.ts';
import { movementRichness } from '../shell/richness-scale.ts';
import { currentTheme, onThemeChange } from '../shell/theme.ts';

/** What the strip shows. */
export interface NetworkState {
  shape: NetworkShape;
  /** `featureMove` of each hidden layer, NaN where it isn't known; [depth]. */
  featureMove: ArrayLike<number>;
  /** The weight layer that is looked into, 1..depth + 1. */
  picked: number | null;
}

/** A strip on the page. */
export interface NetworkStrip {
  /** Shows other values, or another network; cheap, drawn once per animation frame. */
  update: (state: NetworkState) => void;
  /** Gives the focus to a layer. */
  focus: (layer: number) => void;
  /** Measures the container again; the strip does so by itself when the container's size changes. */
  resize: () => void;
  /** Takes the strip off the page. */
  destroy: () => void;
}

const SUMMARY_DIGITS = 2;

/**
 * Makes a strip that fills `container`, which needs a height of its own.
 *
 * @param onPick gets the weight layer, 1..depth + 1, that was pressed
 */
export function createNetworkStrip(container: HTMLElement, onPick: (layer: number) => void): NetworkStrip {
  const frame = container.appendChild(document.createElement('div'));
  frame.className = styles.frame;
  const svg = frame.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  svg.setAttribute('role', 'img');
  const buttons = createLayerButtons(frame, onPick);
  let state: NetworkState | null = null;
  let size = { width: 0, height: 0 };
  let marks: NetworkMarks | null = null;
  let built = '';

  const { request: schedule, cancel } = oncePerFrame(draw);
  const resize = () => {
    size = { width: frame.clientWidth, height: frame.clientHeight };
    schedule();
  };
  const describe = accessibleName(svg, summary);

  function draw() {
    if (state === null || size.width === 0) return;
    const { shape, featureMove, picked } = state;
    const theme = currentTheme();
    const key = [size.width, size.height, theme, shape.inputs, shape.width, shape.depth, shape.outputs].join();
    if (key !== built || marks === null) {
      const layout = layOutNetwork(size, shape);
      marks = buildNetwork(svg, size, layout, shape, theme);
      buttons.place(layout, size.height);
      built = key;
    }
    for (let layer = 0; layer < shape.depth; layer++) {
      const movement = featureMove[layer] ?? NaN;
      const richness = movementRichness(movement);
      marks.paint(layer, richnessColor(richness, theme), richness, formatTiny(movement));
    }
    buttons.press(picked);
    describe(state);
  }

  const stopThemes = onThemeChange(schedule);
  const observer = new ResizeObserver(resize);
  observer.observe(frame);
  return {
    update: (next) => {
      state = next;
      schedule();
    },
    focus: buttons.focus,
    resize,
    destroy: () => {
      cancel();
      stopThemes();
      observer.disconnect();
      frame.remove();
    },
  };
}

function summary({ shape, featureMove }: NetworkState): string {
  const { strip } = words.charts;
  const { inputs, depth, width, outputs } = shape;
  const network = strip.summary(formatCount(inputs), depth, formatCount(width), formatCount(outputs));
  const values = Array.from({ length: depth }, (_, layer) => {
    const value = featureMove[layer] ?? NaN;
    const text = Number.isNaN(value) ? words.charts.notMeasured : formatNumber(value, SUMMARY_DIGITS);
    return strip.movement(layer + 1, text);
  });
  return `${network} ${strip.movements(values)}`;
}
