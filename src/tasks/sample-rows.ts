/** Row-major numbers as rows of `columns`; views, no copies. */
export const sampleRows = (values: Float32Array, columns: number): Float32Array[] =>
  Array.from({ length: values.length / columns }, (_, i) => values.subarray(i * columns, (i + 1) * columns));
