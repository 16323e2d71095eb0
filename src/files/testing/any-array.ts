import fc from 'fast-check';
import type { NumpyArray } from '../npy.ts';

const shape = fc.array(fc.nat({ max: 4 }), { maxLength: 4 });
const sized = <Values extends { length: number }>(values: (count: number) => fc.Arbitrary<Values>) =>
  shape.chain((sizes) =>
    values(sizes.reduce((product, size) => product * size, 1)).map((filled) => ({ shape: sizes, values: filled })),
  );
const exactly = (count: number) => ({ minLength: count, maxLength: count });

/** Any array: of each type of numbers with NaN, infinities and -0, without values, without dimensions; or a text. */
export const anyArray: fc.Arbitrary<NumpyArray> = fc.oneof(
  sized((count) => fc.float32Array(exactly(count))),
  sized((count) => fc.float64Array(exactly(count))),
  sized((count) => fc.int32Array(exactly(count))),
  sized((count) => fc.uint8Array(exactly(count))),
  // A zero at the end of a text is one of NumPy's padding.
  fc.string({ unit: 'binary' }).map((text) => ({ text: text.replace(/\0+$/, '') })),
);
