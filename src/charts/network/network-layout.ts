import type { Size } from '../shell/create-chart.ts';

/** Sizes of a network as the strip shows it. */
export interface NetworkShape {
  /** d. */
  inputs: number;
  /** n. */
  width: number;
  /** L. */
  depth: number;
  /** k. */
  outputs: number;
}

/** A layer of the strip, in CSS pixels. */
export interface LayerBlock {
  /** 0 the input, 1..L the hidden layers, L+1 the output. */
  layer: number;
  /** Middle of the block. */
  x: number;
  left: number;
  top: number;
  width: number;
  height: number;
  radius: number;
  /** Heights of the middles of the units that are drawn. */
  nodes: number[];
  nodeRadius: number;
  /** Height of the dots that stand for the units left out; `null` when all are drawn. */
  ellipsis: number | null;
}

/** The places of the parts of the strip. */
export interface NetworkLayout {
  blocks: LayerBlock[];
  /** Paths of the connections between neighbours, L+1 of them. */
  links: string[];
  /** Baselines of the rows of text. */
  baselines: { names: number; /** Of odd and of even layers. */ values: [number, number]; sizes: number };
  /** Room for one layer, in pixels. */
  slot: number;
  /** Whether there is room for the name and the value of a layer; where layers are narrow, that of every so many. */
  isWritten: (layer: number) => boolean;
}

const TOP = 24;
const NAMES = 16;
const BELOW = 36;
/** Slots narrower than this have no room for a value beside the next one's; of half that width, not even in two rows. */
const NARROW_VALUE = 36;
const VALUE_ROW = 13;
const SHORTEST_BLOCKS = 32;
const PITCH = 7.5;
const PADDING = 3;
const MOST_NODES = 15;
const LEAST_NODES = 5;
const LARGEST_LAYER = 4096;
const WIDEST_BLOCK = 34;
const MOST_LINKED = 5;

/** Lays out the strip: all layers evenly spaced, taller blocks for wider layers. */
export function layOutNetwork(size: Size, { inputs, width, depth, outputs }: NetworkShape): NetworkLayout {
  const counts = [inputs, ...Array.from({ length: depth }, () => width), outputs];
  const slot = size.width / counts.length;
  const every = slot < NARROW_VALUE / 2 ? Math.ceil(NARROW_VALUE / slot) : 1;
  const stagger = slot < NARROW_VALUE && every === 1 ? VALUE_ROW : 0;
  const height = Math.max(SHORTEST_BLOCKS, size.height - TOP - NAMES - BELOW - stagger);
  const top = TOP + NAMES;
  const blocks = counts.map((count, layer) => blockOf(count, layer, slot, top + height / 2, height));
  const below = top + height;
  return {
    blocks,
    links: blocks.slice(1).map((block, index) => linksBetween(blocks[index], block)),
    baselines: { names: TOP + 4, values: [below + 15, below + 15 + stagger], sizes: below + 32 + stagger },
    slot,
    isWritten: (layer) => layer === 0 || layer > depth || (layer % every === 0 && depth + 1 - layer >= every / 2),
  };
}

/** Returns the number of units drawn for a layer of `count`, at most `most`: all if few, else by the logarithm. */
export function unitsShown(count: number, most: number): number {
  const least = Math.min(LEAST_NODES, most);
  if (count <= least) return count;
  const share = Math.log(count / least) / Math.log(LARGEST_LAYER / least);
  return Math.min(count, most, Math.round(least + share * (most - least)));
}

function blockOf(count: number, layer: number, slot: number, middle: number, room: number): LayerBlock {
  const most = Math.min(MOST_NODES, Math.floor((room - 2 * PADDING) / PITCH));
  const pitch = (room - 2 * PADDING) / most;
  const shown = unitsShown(count, most);
  const width = Math.min(WIDEST_BLOCK, Math.max(9, slot * 0.4), slot * 0.75);
  const height = shown * pitch + 2 * PADDING;
  const x = slot * (layer + 0.5);
  const heights = Array.from({ length: shown }, (_, index) => middle + (index - (shown - 1) / 2) * pitch);
  const hidden = shown < count ? Math.floor(shown / 2) : -1;
  return {
    layer,
    x,
    left: x - width / 2,
    top: middle - height / 2,
    width,
    height,
    radius: Math.min(width, height, 12) / 2,
    nodes: heights.filter((_, index) => index !== hidden),
    nodeRadius: Math.min(pitch * 0.33, width * 0.2),
    ellipsis: hidden < 0 ? null : heights[hidden],
  };
}

/** Returns a few curves between units of both layers: a hint of the matrix, not its picture. */
function linksBetween(from: LayerBlock, to: LayerBlock): string {
  const start = from.left + from.width;
  const bend = (start + to.left) / 2;
  return some(from.nodes)
    .flatMap((one) =>
      some(to.nodes).map((other) => `M${start},${one}C${bend},${one} ${bend},${other} ${to.left},${other}`),
    )
    .join('');
}

function some(nodes: readonly number[]): number[] {
  if (nodes.length <= MOST_LINKED) return [...nodes];
  return Array.from(
    { length: MOST_LINKED },
    (_, index) => nodes[Math.round((index * (nodes.length - 1)) / (MOST_LINKED - 1))],
  );
}
