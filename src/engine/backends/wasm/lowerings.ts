import { backend_util, util, type TensorInfo } from '@tensorflow/tfjs-core';
import { FUSED_LOWERINGS } from './fused-lowerings.ts';
import { BINARY, UNARY, type BinaryOperation, type UnaryOperation } from './kernel-module.ts';
import type { Lowering } from './operation.ts';

const { sizeFromShape } = util;

const unary =
  (operation: UnaryOperation): Lowering =>
  (builder, { x }) => {
    const out = builder.result(x.shape);
    builder.emit({ kernel: 'unary', args: [UNARY[operation], x, out, sizeFromShape(x.shape)], writes: [out] });
    return out;
  };

/** Lowers an operation entry by entry, with broadcasting of up to three dimensions. */
const binary =
  (operation: BinaryOperation, dtype?: 'bool'): Lowering =>
  (builder, { a, b }) => {
    const out = builder.result(backend_util.assertAndGetBroadcastShape(a.shape, b.shape), dtype);
    const strides = [...broadcastStrides(a.shape), ...broadcastStrides(b.shape)];
    const args = [BINARY[operation], a, b, out, ...threeDimensions(out.shape), ...strides];
    builder.emit({ kernel: 'binary', args, writes: [out] });
    return out;
  };

function threeDimensions(shape: number[]): [number, number, number] {
  if (shape.length > 3) throw new Error(`a tensor of ${shape.length} dimensions`);
  const [d0, d1, d2] = [...new Array<number>(3 - shape.length).fill(1), ...shape];
  return [d0, d1, d2];
}

/** Returns strides in entries, 0 along dimensions of size 1. */
function broadcastStrides(shape: number[]): [number, number, number] {
  const [d0, d1, d2] = threeDimensions(shape);
  return [d0 > 1 ? d1 * d2 : 0, d1 > 1 ? d2 : 0, d2 > 1 ? 1 : 0];
}

const reshape: Lowering = (builder, { x }, { shape }) =>
  builder.alias(x, util.inferFromImplicitShape(shape as number[], sizeFromShape(x.shape)));

const same: Lowering = (builder, { x }) => builder.alias(x, x.shape);

const fill =
  (value: number): Lowering =>
  (builder, { x }) => {
    const out = builder.result(x.shape);
    builder.emit({ kernel: 'fill', args: [out, sizeFromShape(x.shape), value], writes: [out] });
    return out;
  };

/** Sums over one axis, or over the last ones together. */
const sum: Lowering = (builder, { x }, { axis, keepDims }) => {
  const axes = util.parseAxisParam(axis as number | number[], x.shape);
  const [outer, reduced, inner] = aroundAxes(x.shape, axes);
  const out = builder.result(reducedShape(x.shape, axes, keepDims === true));
  if (inner === 1) builder.emit({ kernel: 'sumRows', args: [x, out, outer, reduced], writes: [out] });
  else builder.emit({ kernel: 'sumMiddle', args: [x, out, outer, reduced, inner], writes: [out] });
  return out;
};

/** Takes the largest entries along the last axes. */
const max: Lowering = (builder, { x }, { reductionIndices, keepDims }) => {
  const axes = util.parseAxisParam(reductionIndices as number | number[], x.shape);
  const [outer, reduced, inner] = aroundAxes(x.shape, axes);
  if (inner !== 1) throw new Error('the largest entries along an axis that is not the last');
  const out = builder.result(reducedShape(x.shape, axes, keepDims === true));
  builder.emit({ kernel: 'maxRows', args: [x, out, outer, reduced], writes: [out] });
  return out;
};

/** Returns the sizes of a shape before, along and after axes that are next to each other. */
function aroundAxes(shape: number[], axes: number[]): [outer: number, reduced: number, inner: number] {
  const sorted = [...axes].sort((a, b) => a - b);
  if (sorted.some((axis, i) => axis !== sorted[0] + i)) throw new Error('a reduction over axes that are apart');
  const after = sorted[0] + sorted.length;
  return [
    sizeFromShape(shape.slice(0, sorted[0])),
    sizeFromShape(shape.slice(sorted[0], after)),
    sizeFromShape(shape.slice(after)),
  ];
}

const reducedShape = (shape: number[], axes: number[], keepDims: boolean): number[] =>
  shape.flatMap((size, axis) => (axes.includes(axis) ? (keepDims ? [1] : []) : [size]));

/** Swaps the last two axes. */
const transpose: Lowering = (builder, { x }, { perm }) => {
  const order = perm as number[];
  const rank = x.shape.length;
  const [rows, columns] = x.shape.slice(-2);
  const isMatrixTranspose =
    order.slice(0, -2).every((axis, i) => axis === i) && order[rank - 2] === rank - 1 && order[rank - 1] === rank - 2;
  if (!isMatrixTranspose) throw new Error(`a transpose to ${order.join(', ')}`);
  const outer = sizeFromShape(x.shape.slice(0, -2));
  const out = builder.result([...x.shape.slice(0, -2), columns, rows]);
  builder.emit({ kernel: 'transpose', args: [x, out, outer, rows, columns], writes: [out] });
  return out;
};

const select: Lowering = (builder, { condition, t, e }) => {
  const out = builder.result(t.shape);
  const size = sizeFromShape(t.shape);
  builder.emit({ kernel: 'select', args: [condition, t, e, out, size], writes: [out] });
  return out;
};

const addN: Lowering = (builder, inputs, attributes) =>
  Object.values(inputs).reduce((a, b) => binary('add')(builder, { a, b }, attributes) as TensorInfo);

/** Every operation that a step of training may ask for; the conditions of `Select` are 0 and 1. */
export const LOWERINGS: Record<string, Lowering> = {
  ...FUSED_LOWERINGS,
  Add: binary('add'),
  Sub: binary('sub'),
  Multiply: binary('mul'),
  RealDiv: binary('div'),
  Maximum: binary('maximum'),
  Minimum: binary('minimum'),
  Greater: binary('greater', 'bool'),
  Less: binary('less', 'bool'),
  Equal: binary('equal', 'bool'),
  SquaredDifference: binary('squaredDifference'),
  Neg: unary('neg'),
  Abs: unary('abs'),
  Square: unary('square'),
  Sqrt: unary('sqrt'),
  Exp: unary('exp'),
  Log: unary('log'),
  Tanh: unary('tanh'),
  Erf: unary('erf'),
  Sigmoid: unary('sigmoid'),
  Relu: unary('relu'),
  Step: unary('step'),
  Reciprocal: unary('reciprocal'),
  Identity: same,
  Cast: same,
  Reshape: reshape,
  ZerosLike: fill(0),
  OnesLike: fill(1),
  Sum: sum,
  Max: max,
  Transpose: transpose,
  Select: select,
  AddN: addN,
};
