/** The ranges that are shared by several settings, or by a setting and given data. */
export const LIMITS = {
  seed: { min: 0, max: 2 ** 31 - 1 },
  dimension: { min: 1, max: 1024 },
  outputs: { min: 1, max: 32 },
  samples: { min: 1, max: 10_000 },
  testSamples: { min: 0, max: 10_000 },
  degree: { min: 1, max: 8 },
  noise: { min: 0, max: 10 },
} as const;
