/**
 * The network as a strip of layers, each coloured by the movement of its features. The picture is built when the shape
 * or the size changes; a frame of values only recolours it.
 */
import { words } from '../../words/words.ts';
import { appendHtml, appendSvg, createChart, type Chart, type Scene } from '../shell/create-chart.ts';
import { formatCount, formatNumber, formatTiny } from '../shell/format-number.ts';
import { movementRichness, richnessColor } from '../shell/palette.ts';
import { buildNetwork, type NetworkMarks } from './build-network.ts';
import { createLayerButtons } from './layer-buttons.ts';
import { layOutNetwork, type NetworkShape } from './network-layout.ts';
import styles from './network-strip.module.css';

/** The data of the strip. */
export interface NetworkState {
  shape: NetworkShape;
  /** `featureMove` of each hidden layer, NaN where it isn't known; [depth]. */
  featureMove: ArrayLike<number>;
  /** The weight layer that is inspected, 1..depth + 1. */
  picked: number | null;
}

/** A strip on the page. */
export interface NetworkStrip extends Chart<NetworkState> {
  /** Moves the focus to a layer. */
  focus: (layer: number) => void;
}

/** The marks in place, the key that they were built for, and the state that they show. */
interface Built {
  key: string;
  marks: NetworkMarks;
  state: NetworkState;
}

const SUMMARY_DIGITS = 2;

/**
 * Makes a strip that fills `container`, which needs a height of its own.
 *
 * @param onPick gets the weight layer, 1..depth + 1, whose button was pressed
 */
export function createNetworkStrip(container: HTMLElement, onPick: (layer: number) => void): NetworkStrip {
  const frame = appendHtml(container, 'div', styles.frame);
  const root = appendHtml(frame, 'div', styles.picture);
  root.setAttribute('role', 'img');
  const svg = appendSvg(root, 'svg', { 'aria-hidden': 'true' });
  const buttons = createLayerButtons(frame, onPick);

  const build = ({ data: { shape }, size, theme, textWidth }: Scene<NetworkState>) => {
    const layout = layOutNetwork(size, shape);
    buttons.place(layout, size.height);
    return buildNetwork(svg, { size, layout, shape, theme, textWidth });
  };
  const chart = createChart<NetworkState, Built>(
    { frame, root },
    {
      draw: (scene, previous) => {
        const { data, size, theme, textWidth } = scene;
        const { inputs, width, depth, outputs } = data.shape;
        const key = [size.width, size.height, textWidth('0'), theme, inputs, width, depth, outputs].join();
        const marks = previous?.key === key ? previous.marks : build(scene);
        for (let layer = 0; layer < depth; layer++) {
          const movement = data.featureMove[layer] ?? NaN;
          const richness = movementRichness(movement);
          marks.paint(layer, richnessColor(richness, theme), richness, formatTiny(movement));
        }
        buttons.press(data.picked);
        return { key, marks, state: data };
      },
      summary: ({ state }) => summary(state),
    },
  );
  return { ...chart, focus: buttons.focus };
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
