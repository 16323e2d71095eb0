/**
 * How much a frame measures. Each kind holds all of the one before: `glance` movement on the probe set, `light` the fit
 * of the training and the test set and the twins, `alignment` the cosines of n x n matrices, tangent kernel and readings
 * of the rule, `full` what needs eigenvalues. What a frame leaves out is NaN in it.
 */
export const FRAME_KINDS = ['glance', 'light', 'alignment', 'full'] as const;
/** One of {@link FRAME_KINDS}. */
export type FrameKind = (typeof FRAME_KINDS)[number];

/** Whether frames of kind `kind` hold what is measured from kind `from` on. */
export const reaches = (kind: FrameKind, from: FrameKind): boolean =>
  FRAME_KINDS.indexOf(kind) >= FRAME_KINDS.indexOf(from);
