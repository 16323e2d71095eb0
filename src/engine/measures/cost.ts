import type { FrameKind } from '../../config/frame.ts';

/** The largest matrix whose eigenvalues are found in a frame: about 0.7 s of JavaScript. */
export const LARGEST_SPECTRUM = 512;

/** Multiply-adds of each kind of frame. */
export type FrameCost = Record<FrameKind, number>;

/** Work in plain JavaScript, in the multiply-adds of WebAssembly that take as long. */
const SLOWNESS_OF_JAVASCRIPT = 10;
/** Multiply-adds of an eigenvalue decomposition of order 1. */
const EIGENVALUES = 9;

/** What the cost of a frame depends on. */
export interface FrameCostSpec {
  /** [fan_out, fan_in] of each weight layer. */
  shapes: [number, number][];
  /** Training and test samples together. */
  samples: number;
  /** Probe samples, Q. */
  probe: number;
  /** k. */
  outputs: number;
  /** How often the readings of the rule pass the probe set through the network and back. */
  passes: number;
  /** What reading the twins costs. */
  twins: number;
  /** M. */
  members: number;
}

/** What measuring costs, from the shapes alone; without the twins, whose cost grows with the steps they catch up. */
export function frameCost({ shapes, samples, probe, outputs, passes, twins, members }: FrameCostSpec): FrameCost {
  const rows = probe * outputs;
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const pass = members * sum(shapes.map(([fanOut, fanIn]) => fanOut * fanIn));
  const glance = probe * pass;
  const light = twins + glance + samples * pass;
  const alignment = shapes.map(([fanOut, fanIn]) => {
    const weights = fanOut * fanIn;
    // The rows of the layer below, and then D W, (D W) W^T and two Gram matrices for W and for W - W_0.
    const cosines =
      rows * weights +
      2 * (2 * rows * weights + Math.min(fanOut, fanIn) * weights + Math.min(rows, fanIn) * rows * fanIn);
    const tangentKernel = rows ** 2 * fanOut + probe ** 2 * fanIn;
    return cosines + tangentKernel + 3 * passes * probe * weights;
  });
  const spectra = shapes.map(([fanOut, fanIn]) => {
    const order = Math.min(rows, fanIn);
    const roots = order <= LARGEST_SPECTRUM ? EIGENVALUES * order ** 3 + order * rows * fanIn : 0;
    const grams = 2 * probe <= LARGEST_SPECTRUM ? EIGENVALUES * 9 * probe ** 3 + 5 * probe ** 2 * fanOut : 0;
    return SLOWNESS_OF_JAVASCRIPT * (roots + grams);
  });
  const aligned = light + members * sum(alignment);
  return { glance, light, alignment: aligned, full: aligned + members * sum(spectra) };
}
