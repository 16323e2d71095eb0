/**
 * The kernel of a layer's features on samples that are sorted by class, or by target. It is symmetric, so one square shows
 * it twice: below the diagonal as it is now, above as it was at the start. Features that stay give a symmetric picture.
 * An entry can be read by pointer, touch and keys.
 */
import { words } from '../../words/words.ts';
import { addCanvases, writeOverHalo, writeWithin, type Brush } from '../pictures/canvas-layers.ts';
import { cellReading, type Cell, type CellLayout } from '../pictures/matrix-cells.ts';
import cells from '../pictures/matrix-picture.module.css';
import { colorsOfSamples } from '../pictures/sample-colors.ts';
import { areSameParts } from '../pictures/same-parts.ts';
import { paintSigned } from '../pictures/signed-image.ts';
import { pixelDensity } from '../shell/canvas-context.ts';
import { appendHtml, createChart, createShell, type Chart, type Size } from '../shell/create-chart.ts';
import { formatCount, formatNumber } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import type { FeaturesData, ShownKernel } from './features-data.ts';
import { kernelLimit, kernelMeans } from './kernel-means.ts';

type Data = FeaturesData<ShownKernel>;

interface Picture {
  data: Data;
  layout: CellLayout;
  limit: number;
  /** Everything that the edges were painted from, and the entries. */
  parts: { edges: readonly unknown[]; entries: readonly unknown[] };
}

/** The canvases, from back to front. */
const LAYERS = { entries: 0, edges: 1 };

/** Room for the names and the colours of the classes at the left and above, in pixels. */
const EDGE = { names: 19, colors: 5, gap: 3, text: 12 };
const BORDER = 1;
const CORNER = { size: 12, inset: 6, halo: 3 };
const DIGITS = 2;

/** Makes a picture that fills `container`, which needs a size of its own. */
export function createKernelPicture(container: HTMLElement): Chart<Data> {
  const shell = createShell(container, { keys: words.charts.matrix.keys });
  const open = addCanvases(shell.root, 2);
  const outline = appendHtml(shell.root, 'div', cells.cell);
  const image = document.createElement('canvas');

  return createChart<Data, Picture, Cell>(shell, {
    draw: (scene, previous) => {
      const { data, size, theme } = scene;
      const { shown, beside } = data;
      const isSame = previous?.data.run === data.run && previous.data.shown.layer === shown.layer;
      const limit = kernelLimit(beside ? [shown, beside] : [shown], isSame ? previous.limit : 0);
      const layout = layOut(shown, size);
      const view = [size.width, size.height, pixelDensity(), theme, shown.samples];
      const parts = {
        edges: [...view, shown.value, shown.classes, shown.bounds, data.labels?.join('\n')],
        entries: [...view, shown.classes, shown.now, shown.start, limit],
      };
      if (!areSameParts(parts.entries, previous?.parts.entries)) {
        paintSigned(image, { values: bothKernels(shown), columns: shown.samples, limit }, theme);
        const { context } = open(LAYERS.entries, scene);
        const side = layout.cell * layout.count;
        context.imageSmoothingEnabled = false;
        context.drawImage(image, layout.left, layout.top, side, side);
      }
      if (!areSameParts(parts.edges, previous?.parts.edges)) {
        const brush = open(LAYERS.edges, scene);
        paintEdges(brush, layout, shown, data.labels);
        nameHalves(brush, layout);
      }
      return { data, layout, limit, parts };
    },
    summary: ({ data: { shown } }) => sentenceOf(shown),
    reading: cellReading(shell, outline, ({ data }, cell) => readingOf(data, cell)),
  });
}

function layOut({ samples, classes }: ShownKernel, { width, height }: Size): CellLayout {
  const edge = (classes === null ? 0 : EDGE.names) + EDGE.colors + EDGE.gap;
  const side = Math.min(width, height) - edge;
  return { left: edge + (width - edge - side) / 2, top: edge, cell: side / samples, count: samples };
}

/** Returns the whole matrix, [samples * samples]: now on and below the diagonal, the start above it. */
function bothKernels({ samples, now, start }: ShownKernel): Float32Array {
  const both = new Float32Array(samples ** 2);
  let at = 0;
  for (let row = 0; row < samples; row++) {
    for (let column = 0; column <= row; column++, at++) {
      both[column * samples + row] = start[at];
      both[row * samples + column] = now[at];
    }
  }
  return both;
}

/** Draws the colour of each sample along both edges, a line between classes, and their names. */
function paintEdges({ context, theme, font }: Brush, layout: CellLayout, shown: ShownKernel, labels: Data['labels']) {
  const { left, top, cell, count } = layout;
  const side = cell * count;
  const [across, down] = [left - EDGE.gap - EDGE.colors, top - EDGE.gap - EDGE.colors];
  colorsOfSamples(shown, theme).forEach((color, sample) => {
    context.fillStyle = color;
    // A little longer than a cell, so that no seams show.
    context.fillRect(across, top + sample * cell, EDGE.colors, cell + 0.5);
    context.fillRect(left + sample * cell, down, cell + 0.5, EDGE.colors);
  });
  context.strokeStyle = COLORS[theme].muted;
  context.lineWidth = BORDER;
  context.strokeRect(left, top, side, side);
  context.beginPath();
  for (const bound of shown.bounds.subarray(1, -1)) {
    const at = bound * cell;
    context.moveTo(left, top + at);
    context.lineTo(left + side, top + at);
    context.moveTo(left + at, top);
    context.lineTo(left + at, top + side);
  }
  context.stroke();
  context.fillStyle = COLORS[theme].ink;
  context.font = font(EDGE.text);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  shown.bounds.subarray(0, -1).forEach((first, k) => {
    const next = shown.bounds[k + 1];
    if (next === first) return;
    const along = ((first + next) / 2) * cell;
    const name = className(shown, k, labels);
    const length = (next - first) * cell;
    writeWithin(context, name, { x: across - EDGE.names / 2, y: top + along, width: EDGE.names, height: length });
    context.fillText(name, left + along, down - EDGE.names / 2, length);
  });
}

/** Writes into its corner what each half shows. */
function nameHalves(brush: Brush, { left, top, cell, count }: CellLayout) {
  const { context, theme, font, scale } = brush;
  const { now, start } = words.pictures.features.halves;
  const side = cell * count;
  context.font = font(CORNER.size * Math.max(1, scale));
  context.fillStyle = COLORS[theme].ink;
  const write = (text: string, x: number, y: number) => writeOverHalo(brush, text, { x, y, halo: CORNER.halo });
  context.textAlign = 'right';
  context.textBaseline = 'top';
  write(start, left + side - CORNER.inset, top + CORNER.inset);
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  write(now, left + CORNER.inset, top + side - CORNER.inset);
}

/** Names a class: as the task does, else two classes by their sign, others by their number. */
function className({ classes }: ShownKernel, index: number, labels: Data['labels']): string {
  return labels?.[index] ?? (classes === 2 ? words.pictures.features.signs[index] : undefined) ?? String(index);
}

/** Says how alike samples of one class are, and those of different classes, now and at the start. */
function sentenceOf(shown: ShownKernel): string {
  const { kernel } = words.pictures.features;
  const [now, start] = [shown.now, shown.start].map((entries) => {
    const { within, between } = kernelMeans(shown, entries);
    return { within: formatNumber(within, DIGITS), between: formatNumber(between, DIGITS) };
  });
  return kernel(formatCount(shown.samples), shown.layer, shown.classes === null, now, start);
}

/** Returns the reading of an entry, now and at the start, with the classes or targets of its two samples. */
function readingOf({ shown, labels }: Data, { row, column }: Cell): string {
  const [last, first] = [Math.max(row, column), Math.min(row, column)];
  const at = (last * (last + 1)) / 2 + first;
  const name = (sample: number) =>
    shown.classes === null ? formatNumber(shown.value[sample], DIGITS) : className(shown, shown.value[sample], labels);
  const [now, start] = [shown.now[at], shown.start[at]].map((entry) => formatNumber(entry, DIGITS));
  return words.pictures.features.entry(name(row), name(column), now, start);
}
