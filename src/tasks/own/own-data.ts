import type { ColumnScale, TaskShape } from '../data/dataset.ts';

/** Samples of a person's own data, ready to be trained on. */
export interface PreparedData extends TaskShape {
  /** The name of the file. */
  name: string;
  inputNames: readonly string[];
  /** Empty for classes. */
  targetNames: readonly string[];
  /** Empty for numbers. */
  classNames: readonly string[];
  /** How numbers were standardized, by input and by target; `null`: they are as in the file, or it is not known. */
  scale: { inputs: readonly ColumnScale[] | null; targets: readonly ColumnScale[] | null };
  samples: number;
  testSamples: number;
  /** x and y to learn from, then x and y to test on, each [samples, ...] row-major. */
  values: Float32Array;
  /** The test images, 0 to 255, and the pixels along their side; `null` for other inputs. */
  images: { side: number; pixels: Uint8Array } | null;
}

/** Returns the four arrays that lie one after the other in `values`, as views. */
export function partsOf({ values, inputs, outputs, samples, testSamples }: Omit<PreparedData, 'images' | 'scale'>) {
  const sizes = [samples * inputs, samples * outputs, testSamples * inputs, testSamples * outputs];
  let at = 0;
  const [x, y, xTest, yTest] = sizes.map((size) => values.subarray(at, (at += size)));
  return { x, y, xTest, yTest };
}
