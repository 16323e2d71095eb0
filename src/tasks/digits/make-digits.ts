import { words } from '../../words/words.ts';
import type { MadeData, ReadDigits, TaskPicture } from '../data/dataset.ts';
import { classTargets } from '../data/targets.ts';
import { taskError } from '../data/task-error.ts';
import { taskStreams } from '../data/task-streams.ts';
import type { TaskOfRow } from '../define-task.ts';
import { digitImages, FULL_INK, normalizeImages } from './digit-images.ts';
import { digitOrder } from './digit-order.ts';
import { classesOf, digits } from './digits.ts';
import { decodeDigits, SMALL_PER_CLASS, type Digits } from './digits-asset.ts';

type DigitsTask = TaskOfRow<typeof digits>;

const PICTURE_IMAGES = 24;

/**
 * Makes a task of real handwritten digits (MNIST): images as inputs, the digit as the class. Classes are in ascending
 * order or, for a pair such as "7-3", in the order of the pair (class 0 is -1, class 1 is +1). Training and test set
 * are disjoint, and balanced by class as long as the digits last. The images are normalized by
 * {@link normalizeImages}. Picture: the first training images as they were drawn.
 *
 * @param readDigits reads the small asset, or the whole one if the small one has too few digits of the classes
 * @throws Error with a sentence when there are too few digits, or the asset can't be read
 */
export async function makeDigits(task: DigitsTask, readDigits: ReadDigits): Promise<MadeData> {
  const classes = classesOf(task);
  const wanted = task.samples + task.testSamples;
  const asset = wanted <= SMALL_PER_CLASS * classes.length ? 'small' : 'all';
  const read = await decodeDigits(await readDigits(asset));
  const order = digitOrder(read.labels, classes, taskStreams(task.seed).structure);
  if (order.length < wanted) {
    const sentence = words.tasks.tooFewDigits(classes, task.samples, task.testSamples, order.length);
    throw taskError(sentence, 'task.samples');
  }

  const trainRows = order.slice(0, task.samples);
  const testRows = order.slice(order.length - task.testSamples).reverse();
  const train = digitImages(read, trainRows, task.side);
  const picture = pictureOf(train, task.side);
  const test = digitImages(read, testRows, task.side);
  const pixels = Uint8Array.from(test, (shade) => Math.round(FULL_INK * shade));
  normalizeImages(train, test, task.side ** 2, task.centerPixels);
  const shape = digits.shape(task);
  const targetsOf = (rows: number[]) => classTargets(classIndices(read, rows, classes), shape.outputs);
  return {
    dataset: {
      ...shape,
      train: { count: trainRows.length, x: train, y: targetsOf(trainRows) },
      test: { count: testRows.length, x: test, y: targetsOf(testRows) },
      testImages: { side: task.side, pixels, labels: classes.map(String) },
    },
    picture: { ...picture, classNames: classes.map(String) },
  };
}

const classIndices = ({ labels }: Digits, rows: readonly number[], classes: readonly number[]) =>
  rows.map((row) => classes.indexOf(labels[row]));

function pictureOf(images: Float32Array, side: number): TaskPicture {
  const count = Math.min(PICTURE_IMAGES, images.length / side ** 2);
  return { kind: 'images', side, count, pixels: images.slice(0, count * side ** 2) };
}
