import { util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Activation } from '../../../maths/activation.ts';
import { ACTIVATION_FORMS } from '../../activations/activation-forms.ts';
import type { FusedKernel } from '../fused/kernel.ts';
import { activationCode, OPTIMIZER, type FusedOptimizer } from './kernel-module.ts';
import { SCRATCH, type Lowering } from './operation.ts';

const activationOf = ({ activation }: NamedAttrMap) => activation as Activation;
const optimizerOf = ({ optimizer }: NamedAttrMap) => OPTIMIZER[optimizer as FusedOptimizer];

/** Returns the number of entries from one member to the next; 0 where all members share them. */
const memberStride = ({ shape: [members, ...rest] }: TensorInfo): number =>
  members > 1 ? util.sizeFromShape(rest) : 0;

const membersOf = (...tensors: TensorInfo[]): number => Math.max(...tensors.map(({ shape }) => shape[0]));

const present = (tensors: (TensorInfo | undefined)[]): TensorInfo[] => tensors.filter((x) => x !== undefined);

/** Returns z and h as arguments of a kernel: only those that the derivative of the activation is computed from. */
function slopeArgs(activation: Activation, z: TensorInfo, h: TensorInfo): (TensorInfo | undefined)[] {
  const { reads } = ACTIVATION_FORMS[activation].assemblyScript;
  return [reads.includes('z') ? z : undefined, reads.includes('h') ? h : undefined];
}

const matmul: Lowering = (builder, { a, b }, { transposeA, transposeB }) => {
  const members = membersOf(a, b);
  const [rows, depth] = transposeA ? [a.shape[2], a.shape[1]] : [a.shape[1], a.shape[2]];
  const columns = transposeB ? b.shape[1] : b.shape[2];
  const out = builder.result([members, rows, columns]);
  const strides = [memberStride(a), memberStride(b)];
  const transposes = [Number(transposeA), Number(transposeB)];
  builder.emit({
    kernel: 'matmul',
    args: [a, b, out, SCRATCH, members, ...strides, rows, columns, depth, ...transposes],
    writes: [out],
  });
  return out;
};

const dense: Lowering = (builder, inputs, attributes) => {
  const { x, W } = inputs;
  const bias: TensorInfo | undefined = inputs.b;
  const activation = activationOf(attributes);
  const members = membersOf(x, W);
  const [, batch, fanIn] = x.shape;
  const fanOut = W.shape[1];
  const z = builder.result([members, batch, fanOut]);
  const h = activation === 'linear' ? undefined : builder.result([members, batch, fanOut]);
  const strides = [memberStride(x), memberStride(W)];
  const sizes = [batch, fanIn, fanOut];
  builder.emit({
    kernel: 'dense',
    args: [x, W, bias, z, h, SCRATCH, members, ...strides, ...sizes, activationCode(activation)],
    writes: present([z, h]),
    optional: present([z, h]),
  });
  return present([z, h]);
};

const backProduct: Lowering = (builder, { delta, W, z, h }, attributes) => {
  const activation = activationOf(attributes);
  const members = membersOf(delta, W);
  const [, batch, fanOut] = delta.shape;
  const fanIn = W.shape[2];
  const out = builder.result([members, batch, fanIn]);
  const slope = slopeArgs(activation, z, h);
  const strides = [memberStride(delta), memberStride(W)];
  const sizes = [batch, fanOut, fanIn];
  builder.emit({
    kernel: 'backProduct',
    args: [delta, W, ...slope, out, SCRATCH, members, ...strides, ...sizes, activationCode(activation)],
    writes: [out],
  });
  return out;
};

const activate: Lowering = (builder, { z }, attributes) => {
  const out = builder.result(z.shape);
  const phi = activationCode(activationOf(attributes));
  builder.emit({ kernel: 'activate', args: [phi, z, out, util.sizeFromShape(z.shape)], writes: [out] });
  return out;
};

const gate: Lowering = (builder, { signal, z, h }, attributes) => {
  const activation = activationOf(attributes);
  const out = builder.result(signal.shape);
  const size = util.sizeFromShape(signal.shape);
  const args = [activationCode(activation), signal, ...slopeArgs(activation, z, h), out, size];
  builder.emit({ kernel: 'gate', args, writes: [out] });
  return out;
};

const addScaled: Lowering = (builder, { x, y }, { factor }) => {
  const out = builder.result(x.shape);
  const args = [x, y, out, util.sizeFromShape(x.shape), factor as number];
  builder.emit({ kernel: 'addScaled', args, writes: [out] });
  return out;
};

const descend: Lowering = (builder, inputs, attributes) => {
  const { delta, h, initial, moved, W, lr } = inputs;
  const [m, v, c1, c2]: (TensorInfo | undefined)[] = [inputs.m, inputs.v, inputs.c1, inputs.c2];
  const [members, fanOut, fanIn] = W.shape;
  const batch = delta.shape[1];
  const states = present([moved, W, m, v]);
  const outputs = states.map(({ shape }) => builder.result(shape));
  const [movedOut, wOut, ...remembered] = outputs;
  const [mOut, vOut] = m ? remembered : [undefined, ...remembered];
  const sizes = [batch, fanOut, fanIn];
  const before = [delta, h, initial, moved, W, lr, m, v, c1, c2];
  const after = [movedOut, wOut, mOut, vOut];
  const [deltaStride, hStride] = [memberStride(delta), memberStride(h)];
  const numbers = [
    members,
    deltaStride,
    fanOut,
    hStride,
    ...sizes,
    optimizerOf(attributes),
    attributes.weightDecay as number,
  ];
  builder.emit({
    kernel: 'descend',
    args: [...before, ...after, SCRATCH, ...numbers],
    writes: outputs,
    inPlace: outputs.map((output, i) => [output, states[i]]),
  });
  return outputs;
};

const descendBias: Lowering = (builder, inputs, attributes) => {
  const { delta, b, lr } = inputs;
  const [m, v, c1, c2]: (TensorInfo | undefined)[] = [inputs.m, inputs.v, inputs.c1, inputs.c2];
  const [members, , fanOut] = b.shape;
  const batch = delta.shape[1];
  const states = present([b, m, v]);
  const outputs = states.map(({ shape }) => builder.result(shape));
  const [bOut, ...remembered] = outputs;
  const [mOut, vOut] = m ? remembered : [undefined, ...remembered];
  const before = [delta, b, lr, m, v, c1, c2];
  const after = [bOut, mOut, vOut];
  builder.emit({
    kernel: 'descendBias',
    args: [...before, ...after, SCRATCH, members, memberStride(delta), batch, fanOut, optimizerOf(attributes)],
    writes: outputs,
    inPlace: outputs.map((output, i) => [output, states[i]]),
  });
  return outputs;
};

const pickRows: Lowering = (builder, { values, rows }) => {
  const members = membersOf(values, rows);
  const [, count] = rows.shape;
  const columns = values.shape[2];
  const out = builder.result([members, count, columns]);
  const strides = [memberStride(values), memberStride(rows)];
  builder.emit({ kernel: 'pickRows', args: [values, rows, out, members, ...strides, count, columns], writes: [out] });
  return out;
};

const squaredNorm: Lowering = (builder, { x }) => {
  const [members, ...rest] = x.shape;
  const out = builder.result([members]);
  builder.emit({ kernel: 'squaredNorm', args: [x, out, members, util.sizeFromShape(rest)], writes: [out] });
  return out;
};

const innerProduct: Lowering = (builder, { x, y }) => {
  const members = membersOf(x, y);
  const out = builder.result([members]);
  const size = util.sizeFromShape(x.shape.slice(1));
  const args = [x, y, out, members, memberStride(x), memberStride(y), size];
  builder.emit({ kernel: 'innerProduct', args, writes: [out] });
  return out;
};

/** The engine's own operations. */
export const FUSED_LOWERINGS: Record<FusedKernel, Lowering> = {
  LabMatMul: matmul,
  LabDense: dense,
  LabBackProduct: backProduct,
  LabActivate: activate,
  LabGate: gate,
  LabAddScaled: addScaled,
  LabDescend: descend,
  LabDescendBias: descendBias,
  LabPickRows: pickRows,
  LabSquaredNorm: squaredNorm,
  LabInnerProduct: innerProduct,
};
