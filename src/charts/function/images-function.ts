/** Test images with the answers of the network. A wrong answer stands out by a red frame and by a cross beside it. */
import { words } from '../../words/words.ts';
import { drawTiles, fitTiles, tileCorner, type TileGrid } from '../pictures/image-tiles.ts';
import { formatPercent } from '../shell/format-number.ts';
import { COLORS } from '../shell/palette.ts';
import type { Brush } from '../pictures/canvas-layers.ts';
import type { Size } from '../shell/create-chart.ts';
import type { LearnedImages } from './function-data.ts';
import type { FunctionKind } from './function-kind.ts';

/** Below this length of an image's side, in pixels, answers could not be read: fewer images are shown. */
const LEAST_SIDE = 27;
const GAP = 5;
const HEAD = { height: 30, text: 20 };
const LEAST_HEAD = 0.7;
/** Width of the answer beside an image, as a share of the image's side. */
const ANSWER = 0.52;
/** Sizes of an answer as shares of the same. */
const TEXT = 0.5;
const CROSS = 0.13;
const FRAME = 3;

/** Draws the answers of a classifier of images. */
export const imagesFunction: FunctionKind<LearnedImages> = {
  rangeOf: () => [0, 1],
  stillOf: ({ learned }) => learned.pixels,
  paintStill: ({ context, size, theme }, { learned }) => {
    drawTiles(context, learned, gridOf(learned.truth.length, size), theme);
  },
  paintMoving: (brush, { learned }) => {
    const { context, size, theme, scale, font } = brush;
    const { truth, predicted, labels } = learned;
    context.font = font(HEAD.text * Math.max(scale, LEAST_HEAD));
    context.fillStyle = COLORS[theme].ink;
    context.textBaseline = 'top';
    context.fillText(words.pictures.right(formatPercent(learned.accuracy)), 0, 2);
    const grid = gridOf(truth.length, size);
    const shown = Math.min(truth.length, grid.columns * grid.rows);
    context.font = font(TEXT * grid.side);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (let i = 0; i < shown; i++) drawAnswer(brush, grid, i, labels[predicted[i]] ?? '', predicted[i] === truth[i]);
  },
  sentence: ({ learned: { truth, predicted, labels, accuracy } }) => {
    const { images, wrong } = words.pictures.function;
    const name = (index: number) => labels[index] ?? String(index);
    const missed = [...truth.keys()].filter((i) => truth[i] !== predicted[i]);
    return images(
      formatPercent(accuracy),
      missed.map((i) => wrong(name(truth[i]), name(predicted[i]))),
    );
  },
};

/** Returns the grid of the images below the head: all of them, or as many as have the least size. */
export function gridOf(count: number, { width, height }: Size): TileGrid {
  const top = HEAD.height * Math.min(1, Math.max(LEAST_HEAD, height / 320));
  const beside = 1 + ANSWER;
  const fit = (images: number) => fitTiles(images, width / beside, height - top, GAP);
  let images = count;
  while (images > 1 && fit(images).side < LEAST_SIDE) images--;
  const { columns, rows, side } = fit(images);
  return { columns, rows, side, left: 0, top, gap: GAP, beside: ANSWER * side };
}

/** Writes an answer to the right of its image. */
function drawAnswer({ context, theme }: Brush, grid: TileGrid, index: number, answer: string, isRight: boolean) {
  const { x, y } = tileCorner(grid, index);
  const { side } = grid;
  const { muted, danger, surface } = COLORS[theme];
  const [width, middle] = [ANSWER * side, x + side + (ANSWER * side) / 2];
  if (isRight) {
    context.fillStyle = muted;
    context.fillText(answer, middle, y + side / 2);
    return;
  }
  context.strokeStyle = context.fillStyle = danger;
  context.lineWidth = FRAME;
  context.strokeRect(x + FRAME / 2, y + FRAME / 2, side + width - FRAME, side - FRAME);
  context.fillRect(x + side, y, width, side);
  const [cross, top] = [CROSS * side, y + 0.28 * side];
  context.strokeStyle = context.fillStyle = surface;
  context.lineWidth = Math.max(2, side / 16);
  context.beginPath();
  context.moveTo(middle - cross, top - cross);
  context.lineTo(middle + cross, top + cross);
  context.moveTo(middle - cross, top + cross);
  context.lineTo(middle + cross, top - cross);
  context.stroke();
  context.fillText(answer, middle, y + 0.7 * side);
}
