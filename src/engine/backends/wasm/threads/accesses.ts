/**
 * What each call of a kernel reads and writes in memory, and how it is cut into parts for several threads. A wrong row
 * here is a silent race: `threaded-steps.test.ts` compares bits over every rule, optimizer, activation and loss.
 */
import type { Kernels } from '../kernel-module.ts';

/** Bytes from the first to before the second. */
export type Range = readonly [from: number, to: number];

/** A call of a kernel with addresses in place of arrays. */
export interface BoundCall {
  kernel: StepKernel;
  args: readonly number[];
}

/** The bytes that a call reads and writes, or more of them. */
export interface Access {
  reads: Range[];
  writes: Range[];
}

/** The kernels that steps of training call. */
export type StepKernel = Exclude<keyof Kernels, 'cholesky' | 'gram' | 'multiplyDouble' | 'symmetricEigen'>;

/** Returns where the array ends that lies at an address. */
export type EndOf = (at: number) => number;

/** How one kernel uses memory, and how its calls are cut. */
interface KernelUse {
  access: (args: readonly number[], endOf: EndOf) => Access;
  /** Returns the number of units that a call can be cut into, such as rows of its result; 1: it stays whole. */
  units: (args: readonly number[]) => number;
  /** The least number of units of a part; with fewer, another loop would sum in another order. */
  least?: number;
  /** Returns the arguments of the part of these units, the last excluded. */
  cut: (args: readonly number[], from: number, to: number) => number[];
}

const FLOAT = 4;

/** Returns the bytes of so many floats; none at address 0, where an array is left out. */
const floats = (at: number, count: number): Range[] => (at === 0 || count <= 0 ? [] : [[at, at + FLOAT * count]]);
/** Returns the bytes of an array of members that lie `stride` floats apart; 0: they share it. */
const members = (at: number, count: number, stride: number, size: number): Range[] =>
  floats(at, (count - 1) * stride + size);
/** Returns an address further by so many floats; 0 stays 0, where an array is left out. */
const after = (at: number, count: number): number => (at === 0 ? 0 : at + FLOAT * count);

/** A kernel of n numbers that reads some arrays and writes one, each of that many. */
const entrywise = (inputs: readonly number[], out: number, n: number): KernelUse => ({
  access: (args) => ({ reads: inputs.flatMap((i) => floats(args[i], args[n])), writes: floats(args[out], args[n]) }),
  units: (args) => args[n],
  cut: (args, from, to) =>
    args.map((arg, i) => (i === n ? to - from : i === out || inputs.includes(i) ? after(arg, from) : arg)),
});

/** The rows of which a part of a product has at least: fewer are multiplied by other loops. */
const LEAST_ROWS = 5;

/** How each kernel of a step uses memory; arguments are those of {@link Kernels}. */
export const KERNEL_USES: Record<StepKernel, KernelUse> = {
  matmul: {
    access: ([a, b, c, , count, aStride, bStride, rows, columns, depth]) => ({
      reads: [...members(a, count, aStride, rows * depth), ...members(b, count, bStride, depth * columns)],
      writes: floats(c, count * rows * columns),
    }),
    units: ([, , , , count, , , rows, , , transposeA]) => (count > 1 ? count : transposeA ? 1 : rows),
    least: LEAST_ROWS,
    cut: ([a, b, c, scratch, count, aStride, bStride, rows, columns, depth, ...how], from, to) =>
      count > 1
        ? [
            ...[after(a, from * aStride), after(b, from * bStride), after(c, from * rows * columns), scratch],
            ...[to - from, aStride, bStride, rows, columns, depth, ...how],
          ]
        : [
            ...[after(a, from * depth), b, after(c, from * columns), scratch, count],
            ...[aStride, bStride, to - from, columns, depth, ...how],
          ],
  },
  dense: {
    access: ([x, w, b, z, h, , count, xStride, wStride, batch, fanIn, fanOut]) => ({
      reads: [
        ...members(x, count, xStride, batch * fanIn),
        ...members(w, count, wStride, fanIn * fanOut),
        ...floats(b, count * fanOut),
      ],
      writes: [z, h].flatMap((at) => floats(at, count * batch * fanOut)),
    }),
    units: ([, , , , , , count, , , batch]) => (count > 1 ? count : batch),
    least: LEAST_ROWS,
    cut: ([x, w, b, z, h, scratch, count, xStride, wStride, batch, fanIn, fanOut, phi], from, to) => {
      const [xStep, wStep, bStep, zStep] =
        count > 1 ? [xStride, wStride, fanOut, batch * fanOut] : [fanIn, 0, 0, fanOut];
      const [many, rows] = count > 1 ? [to - from, batch] : [count, to - from];
      return [
        ...[after(x, from * xStep), after(w, from * wStep), after(b, from * bStep)],
        ...[after(z, from * zStep), after(h, from * zStep), scratch],
        ...[many, xStride, wStride, rows, fanIn, fanOut, phi],
      ];
    },
  },
  backProduct: {
    access: ([delta, w, z, h, out, , count, deltaStride, wStride, batch, fanOut, fanIn]) => ({
      reads: [
        ...members(delta, count, deltaStride, batch * fanOut),
        ...members(w, count, wStride, fanOut * fanIn),
        ...[z, h].flatMap((at) => floats(at, count * batch * fanIn)),
      ],
      writes: floats(out, count * batch * fanIn),
    }),
    units: ([, , , , , , count, , , batch]) => (count > 1 ? count : batch),
    least: LEAST_ROWS,
    cut: ([delta, w, z, h, out, scratch, count, deltaStride, wStride, batch, fanOut, fanIn, phi], from, to) => {
      const [deltaStep, wStep, step] = count > 1 ? [deltaStride, wStride, batch * fanIn] : [fanOut, 0, fanIn];
      const [many, rows] = count > 1 ? [to - from, batch] : [count, to - from];
      return [
        ...[after(delta, from * deltaStep), after(w, from * wStep)],
        ...[after(z, from * step), after(h, from * step), after(out, from * step), scratch],
        ...[many, deltaStride, wStride, rows, fanOut, fanIn, phi],
      ];
    },
  },
  descend: {
    access: (args) => {
      const [delta, h, initial, moved, w, lr, m, v, c1, c2, movedOut, wOut, mOut, vOut] = args;
      const [, count, deltaStride, deltaRow, hStride, batch, fanOut, fanIn] = args.slice(14);
      const size = count * fanOut * fanIn;
      return {
        reads: [
          ...members(delta, count, deltaStride, (batch - 1) * deltaRow + fanOut),
          ...members(h, count, hStride, batch * fanIn),
          ...[initial, moved, w, m, v].flatMap((at) => floats(at, size)),
          ...[...floats(lr, count), ...floats(c1, 1), ...floats(c2, 1)],
        ],
        writes: [movedOut, wOut, mOut, vOut].flatMap((at) => floats(at, size)),
      };
    },
    units: (args) => (args[15] > 1 ? args[15] : args[20]),
    cut: (args, from, to) => {
      const [delta, h, initial, moved, w, lr, m, v, c1, c2, movedOut, wOut, mOut, vOut] = args;
      const [scratch, count, deltaStride, deltaRow, hStride, batch, fanOut, fanIn, ...how] = args.slice(14);
      const isMany = count > 1;
      const weights = (at: number) => after(at, from * fanIn * (isMany ? fanOut : 1));
      return [
        ...[after(delta, from * (isMany ? deltaStride : 1)), after(h, isMany ? from * hStride : 0)],
        ...[weights(initial), weights(moved), weights(w), after(lr, isMany ? from : 0), weights(m), weights(v), c1, c2],
        ...[weights(movedOut), weights(wOut), weights(mOut), weights(vOut), scratch],
        ...(isMany ? [to - from] : [count]),
        ...[deltaStride, deltaRow, hStride, batch, isMany ? fanOut : to - from, fanIn, ...how],
      ];
    },
  },
  descendBias: {
    access: ([delta, b, lr, m, v, c1, c2, bOut, mOut, vOut, , count, deltaStride, batch, fanOut]) => ({
      reads: [
        ...members(delta, count, deltaStride, batch * fanOut),
        ...[b, m, v].flatMap((at) => floats(at, count * fanOut)),
        ...[...floats(lr, count), ...floats(c1, 1), ...floats(c2, 1)],
      ],
      writes: [bOut, mOut, vOut].flatMap((at) => floats(at, count * fanOut)),
    }),
    units: (args) => args[11],
    cut: ([delta, b, lr, m, v, c1, c2, bOut, mOut, vOut, scratch, , deltaStride, batch, fanOut, how], from, to) => {
      const biases = (at: number) => after(at, from * fanOut);
      return [
        ...[after(delta, from * deltaStride), biases(b), after(lr, from), biases(m), biases(v), c1, c2],
        ...[biases(bOut), biases(mOut), biases(vOut), scratch, to - from, deltaStride, batch, fanOut, how],
      ];
    },
  },
  unary: entrywise([1], 2, 3),
  activate: entrywise([1], 2, 3),
  gate: entrywise([1, 2, 3], 4, 5),
  addScaled: entrywise([0, 1], 2, 3),
  select: entrywise([0, 1, 2], 3, 4),
  fill: entrywise([], 0, 1),
  copy: {
    access: ([from, to, bytes]) => ({ reads: [[from, from + bytes]], writes: [[to, to + bytes]] }),
    units: ([, , bytes]) => bytes / FLOAT,
    cut: ([at, to, ,], first, end) => [after(at, first), after(to, first), FLOAT * (end - first)],
  },
  binary: {
    access: ([, a, b, out, d0, d1, d2, ...strides]) => {
      const reach = (from: number) =>
        1 + (d0 - 1) * strides[from] + (d1 - 1) * strides[from + 1] + (d2 - 1) * strides[from + 2];
      return { reads: [...floats(a, reach(0)), ...floats(b, reach(3))], writes: floats(out, d0 * d1 * d2) };
    },
    units: ([, , , , d0, d1, d2]) => [d0, d1, d2].find((size) => size > 1) ?? 1,
    cut: ([operation, a, b, out, ...shape], from, to) => {
      const [sizes, strides] = [shape.slice(0, 3), shape.slice(3)];
      const axis = sizes.findIndex((size) => size > 1);
      const rest = sizes.slice(axis + 1).reduce((product, size) => product * size, 1);
      return [
        ...[operation, after(a, from * strides[axis]), after(b, from * strides[3 + axis]), after(out, from * rest)],
        ...sizes.map((size, i) => (i === axis ? to - from : size)),
        ...strides,
      ];
    },
  },
  sumRows: rowwise(),
  maxRows: rowwise(),
  sumMiddle: {
    access: ([x, out, outer, middle, inner]) => ({
      reads: floats(x, outer * middle * inner),
      writes: floats(out, outer * inner),
    }),
    units: ([, , outer]) => outer,
    cut: ([x, out, , middle, inner], from, to) => [
      ...[after(x, from * middle * inner), after(out, from * inner), to - from, middle, inner],
    ],
  },
  squaredNorm: rowwise(),
  innerProduct: {
    access: ([x, y, out, count, xStride, yStride, size]) => ({
      reads: [...members(x, count, xStride, size), ...members(y, count, yStride, size)],
      writes: floats(out, count),
    }),
    units: ([, , , count]) => count,
    cut: ([x, y, out, , xStride, yStride, size], from, to) => [
      ...[after(x, from * xStride), after(y, from * yStride), after(out, from), to - from, xStride, yStride, size],
    ],
  },
  transpose: {
    access: ([x, out, outer, rows, columns]) => ({
      reads: floats(x, outer * rows * columns),
      writes: floats(out, outer * rows * columns),
    }),
    units: ([, , outer]) => outer,
    cut: ([x, out, , rows, columns], from, to) => [
      ...[after(x, from * rows * columns), after(out, from * rows * columns), to - from, rows, columns],
    ],
  },
  pickRows: {
    // Which rows of x are read, only the step knows.
    access: ([x, indices, out, count, , indexStride, rows, columns], endOf) => ({
      reads: [[x, endOf(x)], ...members(indices, count, indexStride, rows)],
      writes: floats(out, count * rows * columns),
    }),
    units: ([, , , count, , , rows]) => (count > 1 ? count : rows),
    cut: ([x, indices, out, count, xStride, indexStride, rows, columns], from, to) =>
      count > 1
        ? [
            ...[after(x, from * xStride), after(indices, from * indexStride), after(out, from * rows * columns)],
            ...[to - from, xStride, indexStride, rows, columns],
          ]
        : [
            ...[x, after(indices, from), after(out, from * columns), count],
            ...[xStride, indexStride, to - from, columns],
          ],
  },
};

/** A kernel that reduces each of so many rows to one number. */
function rowwise(): KernelUse {
  return {
    access: ([x, out, rows, columns]) => ({ reads: floats(x, rows * columns), writes: floats(out, rows) }),
    units: ([, , rows]) => rows,
    cut: ([x, out, , columns], from, to) => [after(x, from * columns), after(out, from), to - from, columns],
  };
}
