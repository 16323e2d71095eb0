import { isMeasured } from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { FRAME_KINDS, reaches, type FrameKind, type Work } from '../../config/measures/measure-row.ts';
import { measureRow, MEASURES } from '../../config/measures/measures.ts';

/** The largest matrix whose eigenvalues are found in a frame: some 40 ms, or 90 with the images of as many columns. */
export const LARGEST_SPECTRUM = 512;

/** The most training samples whose loss the sharpness looks at: the first ones (docs/maths.md 5.4). */
export const SHARPNESS_SAMPLES = 1024;
/** The products with the Hessian that the sharpness usually takes: mostly 8 to 16. */
const USUAL_PRODUCTS = 12;

/** Returns the samples in all products with the Hessian of one frame, about; 0 where sharpness is not measured. */
export const hessianSamples = (experiment: Experiment, trainingSamples: number): number =>
  isMeasured(experiment, 'sharpness') ? USUAL_PRODUCTS * Math.min(SHARPNESS_SAMPLES, trainingSamples) : 0;

/** Multiply-adds of each kind of frame. */
export type FrameCost = Record<FrameKind, number>;

/** The eigenvalues of order n take as long as so many n^3 multiply-adds of float32. */
const EIGENVALUES = 3;
/** The images V^T B of B with c columns take as long as so many n^2 c. */
const IMAGES = 16;

/** The numbers on which the cost of a frame depends. */
export interface FrameCostSpec {
  /** [fan_out, fan_in] of each weight layer. */
  shapes: [number, number][];
  /** Training and test samples together. */
  samples: number;
  /** Probe samples, Q. */
  probe: number;
  /** k. */
  outputs: number;
  /** The number of times that the readings of the rule pass the probe set through the network and back. */
  passes: number;
  /** The cost of reading the twins, without the steps that they catch up with. */
  twins: number;
  /** The samples in all products with the Hessian of the loss, about; 0: none. See `hessianSamples`. */
  hessianSamples: number;
  /** Whether the first layer is compared with a feature machine. */
  machine: boolean;
  /** M. */
  members: number;
}

/** The numbers of one layer of weights, for the work of one member. */
interface LayerSpec extends FrameCostSpec {
  fanOut: number;
  fanIn: number;
  weights: number;
  /** Q k. */
  rows: number;
  /** The rows of D that differ: Q k, but k at the readout. */
  differentRows: number;
}

/** Multiply-adds of each piece of work except the twins, by layer of weights. */
const LAYER_WORK: Record<Exclude<Work, 'twins'>, (layer: LayerSpec) => number> = {
  pass: ({ probe, weights }) => probe * weights,
  fit: ({ samples, weights }) => samples * weights,
  // The rows of the layer below, and then D W, two Gram matrices and mostly (D W) W^T, for W and for W - W_0.
  cosines: ({ rows, differentRows, weights, fanOut, fanIn }) =>
    rows * weights +
    2 *
      ((fanIn <= Math.min(fanOut, differentRows) ? 1 : 2) * differentRows * weights +
        Math.min(fanOut, fanIn) * weights +
        Math.min(differentRows, fanIn) * differentRows * fanIn),
  kernel: ({ rows, probe, fanOut, fanIn }) => rows ** 2 * fanOut + probe ** 2 * fanIn,
  rule: ({ passes, probe, weights }) => 3 * passes * probe * weights,
  centered: ({ probe, fanOut }) => probe ** 2 * fanOut,
  roots: ({ differentRows: rows, fanIn, fanOut }) => {
    const order = Math.min(rows, fanIn);
    const isFound = order <= LARGEST_SPECTRUM;
    return isFound ? EIGENVALUES * order ** 3 + IMAGES * order ** 2 * fanOut + order * rows * fanIn : 0;
  },
  // Three products with matrices, and each again along v.
  hessian: ({ hessianSamples, weights }) => 6 * hessianSamples * weights,
  // D W and half of the `cosines`, and W M and D W M; of the first layer alone.
  machine: ({ machine, fanOut, fanIn, differentRows: rows, weights }) =>
    machine ? 2 * rows * weights + Math.min(fanOut, fanIn) * weights + (fanOut + 2 * rows) * fanIn ** 2 : 0,
  grams: ({ probe, fanOut }) => {
    const isFound = 2 * probe <= LARGEST_SPECTRUM;
    return isFound ? EIGENVALUES * 9 * probe ** 3 + 5 * probe ** 2 * fanOut : 0;
  },
};

/** The layers that have work; others: all. Features are not those of the readout. */
const LAYERS_WITH: Partial<Record<Work, (layers: LayerSpec[]) => LayerSpec[]>> = {
  centered: (layers) => layers.slice(0, -1),
  grams: (layers) => layers.slice(0, -1),
  machine: (layers) => layers.slice(0, 1),
};

/** The work of each kind of frame: all that its measures share. */
const WORK_OF = Object.fromEntries(
  FRAME_KINDS.map((kind) => {
    const held = MEASURES.map((name) => measureRow(name).measured).filter(({ from }) => reaches(kind, from));
    return [kind, [...new Set(held.map(({ work }) => work))]];
  }),
) as Record<FrameKind, Work[]>;

/** Returns the cost of measuring, from the shapes alone. */
export function frameCost(spec: FrameCostSpec): FrameCost {
  const { outputs, shapes } = spec;
  const rows = spec.probe * outputs;
  const layers = shapes.map(([fanOut, fanIn], l): LayerSpec => {
    const differentRows = l + 1 < shapes.length ? rows : outputs;
    return { ...spec, fanOut, fanIn, weights: fanOut * fanIn, rows, differentRows };
  });
  const costOf = (work: Work) =>
    work === 'twins'
      ? spec.twins
      : spec.members * (LAYERS_WITH[work]?.(layers) ?? layers).reduce((sum, layer) => sum + LAYER_WORK[work](layer), 0);
  const costs = FRAME_KINDS.map((kind) => [kind, WORK_OF[kind].reduce((sum, work) => sum + costOf(work), 0)]);
  return Object.fromEntries(costs) as FrameCost;
}
