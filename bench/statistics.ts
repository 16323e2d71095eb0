/** Returns the value below which a part of the values lies, interpolated. */
function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = part * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** Returns the median. */
export const median = (values: number[]): number => quantile(values, 0.5);

/** Returns (q75 - q25) / median. */
export const spread = (values: number[]): number => (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);

/** Returns the mean. */
export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
