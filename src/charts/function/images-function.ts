/**
 * Test images with the answers of the network: the truth and the answer, in red as "3→8" where they differ, and how sure the
 * network is. Most of the worst answers are wrong, so that no more than the text says it.
 */
import { words } from '../../words/words.ts';
import { drawTiles, fitTiles, tileCorner, type TileGrid } from '../pictures/image-tiles.ts';
import { formatNumber, formatPercent } from '../shell/format-number.ts';
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
const ANSWER = 1;
/** The sizes of its two lines, and where their middles are, as shares of the same. */
const TEXT = { answer: 0.42, sure: 0.33, answerAt: 0.3, sureAt: 0.72, room: 0.06 };
const ERROR_DIGITS = 3;
/** The most wrong answers that are named for those who can't see them. */
const MOST_SAID = 8;

/** Draws the answers of a classifier of images. */
export const imagesFunction: FunctionKind<LearnedImages> = {
  rangeOf: () => [0, 1],
  stillOf: ({ learned }) => learned.pixels,
  paintStill: ({ context, size, theme }, { learned }) => {
    drawTiles(context, learned, gridOf(learned.truth.length, size), theme);
  },
  paintMoving: (brush, { learned }) => {
    const { size } = brush;
    writeHead(brush, words.pictures.right(formatPercent(learned.answers.accuracy)));
    const grid = gridOf(learned.truth.length, size);
    const shown = Math.min(learned.truth.length, grid.columns * grid.rows);
    for (let i = 0; i < shown; i++) drawAnswer(brush, grid, i, learned);
  },
  sentence: ({ learned: { truth, predicted, error, answers } }) => {
    const { labels, accuracy } = answers;
    const { images, wrong } = words.pictures.function;
    const name = (index: number) => labels[index] ?? String(index);
    const missed = [...truth.keys()].filter((i) => truth[i] !== predicted[i]);
    return images(
      formatPercent(accuracy),
      formatNumber(error[0], ERROR_DIGITS),
      missed.slice(0, MOST_SAID).map((i) => wrong(name(truth[i]), name(predicted[i]))),
    );
  },
};

/** Returns the height of the line that {@link writeShareRight} writes. */
export const headHeight = ({ height }: Size): number => HEAD.height * Math.min(1, Math.max(LEAST_HEAD, height / 320));

/** Writes a text over a picture, such as the share of right answers. */
export function writeHead({ context, theme, scale, font }: Brush, text: string): void {
  context.font = font(HEAD.text * Math.max(scale, LEAST_HEAD));
  context.fillStyle = COLORS[theme].ink;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(text, 0, 2);
}

/** Returns the grid of the images below the head: all of them, or as many as have the least size. */
export function gridOf(count: number, size: Size): TileGrid {
  const { width, height } = size;
  const top = headHeight(size);
  const fit = (images: number) => fitTiles(images, width, height - top, GAP, 1 + ANSWER);
  let images = count;
  while (images > 1 && fit(images).side < LEAST_SIDE) images--;
  const { columns, rows, side } = fit(images);
  return { columns, rows, side, left: 0, top, gap: GAP, beside: ANSWER * side };
}

/** Writes an answer to the right of its image. */
function drawAnswer({ context, theme, font }: Brush, grid: TileGrid, index: number, learned: LearnedImages) {
  const { truth, predicted, certainty, answers } = learned;
  const { x, y } = tileCorner(grid, index);
  const { side, beside = 0 } = grid;
  const { muted, danger, ink } = COLORS[theme];
  const isRight = predicted[index] === truth[index];
  const [said, actual] = [predicted[index], truth[index]].map((label) => answers.labels[label] ?? '');
  const [middle, most] = [x + side + beside / 2, beside - 2 * TEXT.room * side];
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = isRight ? ink : danger;
  context.font = font(TEXT.answer * side);
  context.fillText(isRight ? said : words.pictures.takenFor(actual, said), middle, y + TEXT.answerAt * side, most);
  context.fillStyle = muted;
  context.font = font(TEXT.sure * side);
  context.fillText(formatPercent(certainty[index]), middle, y + TEXT.sureAt * side, most);
}
