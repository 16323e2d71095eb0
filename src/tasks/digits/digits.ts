import type { TaskOf } from '../task.ts';
import { taskShape } from '../task-shape.ts';
import { words } from '../../words/words.ts';
import type { MadeTask, ReadDigits, TaskPicture } from '../data/dataset.ts';
import { decodeDigits } from './decode-digits.ts';
import { digitOrder } from './digit-order.ts';
import { SMALL_PER_CLASS, type Digits } from './digits-asset.ts';
import { digitImages, normalizeImages } from './digit-images.ts';
import { classTargets } from '../data/targets.ts';
import { taskError } from '../data/task-error.ts';
import { taskStreams } from '../data/task-streams.ts';

type DigitsTask = TaskOf<'digits'>;

const ALL_CLASSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const PICTURE_IMAGES = 24;

/**
 * Real handwritten digits (MNIST): images as inputs, the digit as the class, in ascending order or,
 * for a pair such as "7-3", in the order of the pair (class 0 is -1, class 1 is +1). Training and
 * test set are disjoint and balanced by class as far as the digits go. The images are those of
 * {@link normalizeImages}. Picture: the first training images as they were drawn.
 *
 * @param readDigits reads the small asset, or the whole when the task wants more digits of its classes than the small one has
 * @throws Error with a sentence when there are too few digits, or the asset can't be read
 */
export async function makeDigits(task: DigitsTask, readDigits: ReadDigits): Promise<MadeTask> {
  const classes = task.classes === 'all' ? ALL_CLASSES : task.classes.split('-').map(Number);
  const wanted = task.samples + task.testSamples;
  const asset = wanted <= SMALL_PER_CLASS * classes.length ? 'small' : 'all';
  const digits = await decodeDigits(await readDigits(asset));
  const order = digitOrder(digits.labels, classes, taskStreams(task.seed).structure);
  if (order.length < wanted) {
    const sentence = words.tasks.tooFewDigits(classes, task.samples, task.testSamples, order.length);
    throw taskError(sentence, 'task.samples');
  }

  const trainRows = order.slice(0, task.samples);
  const testRows = order.slice(order.length - task.testSamples).reverse();
  const train = digitImages(digits, trainRows, task.side);
  const picture = pictureOf(train, task.side);
  const test = digitImages(digits, testRows, task.side);
  normalizeImages(train, test, task.side ** 2, task.centerPixels);
  const shape = taskShape(task);
  const targets = (rows: number[]) => classTargets(classIndices(digits, rows, classes), shape.outputs);
  return {
    dataset: {
      ...shape,
      train: { count: trainRows.length, x: train, y: targets(trainRows) },
      test: { count: testRows.length, x: test, y: targets(testRows) },
    },
    sentence: words.tasks.digits(task.side, classes, task.samples, task.testSamples),
    picture,
  };
}

const classIndices = ({ labels }: Digits, rows: readonly number[], classes: readonly number[]) =>
  rows.map((row) => classes.indexOf(labels[row]));

function pictureOf(images: Float32Array, side: number): TaskPicture {
  const count = Math.min(PICTURE_IMAGES, images.length / side ** 2);
  return { kind: 'images', side, count, pixels: images.slice(0, count * side ** 2) };
}
