import { backend_util, slice_util, util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { LOWERINGS } from '../wasm/lowerings.ts';
import type { CountingBackend } from './counting-backend.ts';

/** A function that reserves the results of a tfjs operation on the backend, without values. */
export type CountedOperation = (
  backend: CountingBackend,
  inputs: Record<string, TensorInfo>,
  attributes: NamedAttrMap,
) => TensorInfo | TensorInfo[];

const { sizeFromShape, bytesPerElement } = util;
const bytesOf = ({ shape, dtype }: TensorInfo): number => sizeFromShape(shape) * bytesPerElement(dtype);

const broadcast = ({ shape }: TensorInfo, other: TensorInfo): number[] =>
  backend_util.assertAndGetBroadcastShape(shape, other.shape);

const added: CountedOperation = (backend, { a, b }) => backend.reserve(broadcast(a, b), a.dtype);

/** Reserves a copy, which tfjs's wasm backend makes where others share the data. */
const identity: CountedOperation = (backend, { x }) =>
  backend.standsFor === 'wasm' ? backend.reserve(x.shape, x.dtype) : backend.alias(x, x.shape);

const compared: CountedOperation = (backend, { a, b }) => backend.reserve(broadcast(a, b), 'bool');

const cast: CountedOperation = (backend, { x }, { dtype }) =>
  dtype === x.dtype ? identity(backend, { x }, {}) : backend.reserve(x.shape, dtype as TensorInfo['dtype']);

const fill: CountedOperation = (backend, _, { shape }) => backend.reserve(shape as number[]);

const addN: CountedOperation = (backend, inputs) => backend.reserve(Object.values(inputs)[0].shape);

const batchMatMul: CountedOperation = (backend, { a, b }, { transposeA, transposeB }) => {
  const rank = a.shape.length;
  const rows = a.shape[transposeA ? rank - 1 : rank - 2];
  const columns = b.shape[transposeB ? rank - 2 : rank - 1];
  const members = backend_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return backend.reserve([...members, rows, columns]);
};

/**
 * Reserves the results of a reduction. tfjs's wasm backend reduces only over the last axes, and transposes a copy for
 * others.
 */
const reduced =
  (axisName: 'axis' | 'reductionIndices', dtype?: 'int32'): CountedOperation =>
  (backend, { x }, attributes) => {
    const axes = util.parseAxisParam(attributes[axisName] as number | number[], x.shape);
    const shape = x.shape.flatMap((size, i) => (axes.includes(i) ? (attributes.keepDims === true ? [1] : []) : [size]));
    const out = backend.reserve(shape, dtype ?? x.dtype);
    if (
      !backend_util.axesAreInnerMostDims(
        [...axes].sort((a, b) => a - b),
        x.shape.length,
      )
    )
      backend.pass(bytesOf(x));
    return out;
  };

const transpose: CountedOperation = (backend, { x }, { perm }) =>
  backend.reserve(
    (perm as number[]).map((axis) => x.shape[axis]),
    x.dtype,
  );

const concat: CountedOperation = (backend, inputs, { axis }) => {
  const all = Object.values(inputs);
  const [{ shape, dtype }] = all;
  const [along] = util.parseAxisParam(axis as number, shape);
  return backend.reserve(
    backend_util.computeOutShape(
      all.map((x) => x.shape),
      along,
    ),
    dtype,
  );
};

const pack: CountedOperation = (backend, inputs, { axis }) => {
  const all = Object.values(inputs);
  const [{ shape, dtype }] = all;
  return backend.reserve([...shape.slice(0, axis as number), all.length, ...shape.slice(axis as number)], dtype);
};

const slice: CountedOperation = (backend, { x }, { begin, size }) => {
  const [, sizes] = slice_util.parseSliceParams(x, begin as number[], size as number[]);
  return backend.reserve(sizes, x.dtype);
};

const tile: CountedOperation = (backend, { x }, { reps }) =>
  backend.reserve(
    x.shape.map((size, i) => size * (reps as number[])[i]),
    x.dtype,
  );

const gather: CountedOperation = (backend, { x, indices }, { axis }) => {
  const [along] = util.parseAxisParam(axis as number, x.shape);
  return backend.reserve([...x.shape.slice(0, along), ...indices.shape, ...x.shape.slice(along + 1)], x.dtype);
};

const expandDims: CountedOperation = (backend, { input }, { dim }) => {
  const shape = [...input.shape];
  shape.splice((dim as number) < 0 ? input.shape.length + 1 + (dim as number) : (dim as number), 0, 1);
  return backend.alias(input, shape);
};

/**
 * All operations of a run: those of a captured step, as their lowerings say, and those of measures, twins and steps by
 * tfjs's own operations. A missing operation fails with its name.
 */
export const COUNTED_OPERATIONS: Record<string, CountedOperation> = {
  ...LOWERINGS,
  Add: added,
  Identity: identity,
  NotEqual: compared,
  Cast: cast,
  Fill: fill,
  AddN: addN,
  BatchMatMul: batchMatMul,
  Sum: reduced('axis'),
  Mean: reduced('axis'),
  Max: reduced('reductionIndices'),
  Min: reduced('reductionIndices'),
  ArgMax: reduced('axis', 'int32'),
  Transpose: transpose,
  Concat: concat,
  Pack: pack,
  Slice: slice,
  Tile: tile,
  GatherV2: gather,
  ExpandDims: expandDims,
};
