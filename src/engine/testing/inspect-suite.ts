import * as tf from '@tensorflow/tfjs-core';
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '../../config/backend.ts';
import { randomStream } from '../../maths/random.ts';
import { activationFunction } from '../activations/activation-function.ts';
import { openBackend } from '../backends/open-backend.ts';
import { memoryTensors } from './heap-meter.ts';
import { inspectLayer, type InspectSpec } from '../inspect/inspect-layer.ts';
import type { LayerInspection, Question } from '../inspect/inspection.ts';

/** float32 products against float64 matrices, relative to the largest entry. */
const TOLERANCE = 1e-4;
/** The tolerance of overlaps: a span whose last eigenvalue is near the next one turns with the rounding. */
const OVERLAP_TOLERANCE = 1e-2;

interface Case {
  name: string;
  /** Sizes of all layers, inputs and outputs included. */
  sizes: number[];
  samples: number;
  gamma0: number;
  /** The size of W - W_0 relative to W_0, entry by entry. */
  moved: number;
  /** The member that is inspected; absent: the first. */
  member?: number;
}

const CASES: Case[] = [
  { name: 'one output', sizes: [6, 10, 8, 1], samples: 5, gamma0: 2, moved: 0.3 },
  { name: 'three outputs', sizes: [12, 7, 9, 3], samples: 11, gamma0: 0.5, moved: 0.3, member: 1 },
  { name: 'moves of a lazy network', sizes: [5, 6, 4, 2], samples: 4, gamma0: 1e-3, moved: 1e-12 },
  { name: 'more inputs than cells', sizes: [301, 8, 6, 2], samples: 6, gamma0: 1, moved: 0.5 },
];

const noBreath = () => Promise.resolve();

/** Returns a network of two members in float64: weights by member and layer. */
function networkOf({ sizes, samples, moved, member = 0 }: Case) {
  const stream = randomStream(5, 'probe');
  const normals = (rows: number, columns: number, scale: number) =>
    new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * stream.normal())));
  const layers = sizes.slice(1).map((fanOut, l) => ({ fanOut, fanIn: sizes[l] }));
  const members = [0, 1].map(() =>
    layers.map(({ fanOut, fanIn }) => {
      const scale = 1 / Math.sqrt(fanIn);
      return { initial: normals(fanOut, fanIn, scale), moved: normals(fanOut, fanIn, moved * scale) };
    }),
  );
  return { members, member, x: normals(samples, sizes[0], 1) };
}

type Network = ReturnType<typeof networkOf>;

function specOf({ members, member, x }: Network, gamma0: number): InspectSpec {
  const stacked = (read: (layer: Network['members'][0][0]) => Matrix) =>
    members[0].map((_, l) => tf.tensor3d(members.map((layers) => read(layers[l]).to2DArray())));
  const [initial, moved] = [stacked((layer) => layer.initial), stacked((layer) => layer.moved)];
  const W = stacked((layer) => Matrix.add(layer.initial, layer.moved));
  const state = { W, initial, moved };
  return {
    state,
    member,
    step: 17,
    architecture: { phi: activationFunction('tanh'), beta: null },
    x: tf.tensor3d([x.to2DArray()]),
    gamma0,
    machine: null,
  };
}

/**
 * Computes NFM and AGOP of the inspected member from the definitions, in float64: X^T X and the mean of X^T d d^T X over rows d of
 * df/dz.
 */
function explicit({ members, member, x }: Network, gamma0: number, { layer, of }: Question) {
  const weights = members[member].map((each) => Matrix.add(each.initial, each.moved));
  const X = of === 'weights' ? weights[layer - 1] : members[member][layer - 1].moved;
  const outputs = weights[weights.length - 1].rows;
  const K = Matrix.zeros(X.rows, X.rows);
  for (const sample of x.to2DArray()) {
    const z: Matrix[] = [];
    weights.forEach((W, l) => (z[l] = W.mmul(l === 0 ? Matrix.columnVector(sample) : tanh(z[l - 1]))));
    for (let output = 0; output < outputs; output++) {
      let d = Matrix.zeros(outputs, 1);
      d.set(output, 0, 1 / gamma0);
      for (let l = weights.length - 1; l >= layer; l--) {
        const h = tanh(z[l - 1]);
        d = Matrix.mul(weights[l].transpose().mmul(d), Matrix.mul(h, h).neg().add(1));
      }
      K.add(d.mmul(d.transpose()).div(x.rows));
    }
  }
  const Xt = X.transpose();
  return {
    X,
    nfm: Xt.mmul(X),
    agop: Xt.mmul(K).mmul(X),
    weights: weights[layer - 1],
    change: members[member][layer - 1].moved,
  };
}

const tanh = (z: Matrix): Matrix => new Matrix(z.to2DArray().map((row) => row.map(Math.tanh)));

/** Returns means over blocks of a matrix, over the mean of its diagonal. */
function cellsOf(matrix: Matrix, block: number): number[] {
  const cells = Math.ceil(matrix.rows / block);
  const range = (cell: number) => [cell * block, Math.min((cell + 1) * block, matrix.rows) - 1] as const;
  return Array.from({ length: cells ** 2 }, (_, at) => {
    const [rows, columns] = [range(Math.floor(at / cells)), range(at % cells)];
    return (matrix.subMatrix(...rows, ...columns).mean() * matrix.rows) / matrix.trace();
  });
}

/** Returns the eigenvalues above zero of a positive matrix, the largest first, with their vectors as columns. */
function eigen(matrix: Matrix) {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((i, j) => realEigenvalues[j] - realEigenvalues[i]);
  return { values: order.map((i) => realEigenvalues[i]), vectors: eigenvectorMatrix.subMatrixColumn(order) };
}

/** Returns ||U_k^T V_k||^2 / k for k = 1..most. */
function overlapsOf({ nfm, agop }: { nfm: Matrix; agop: Matrix }, most: number): number[] {
  const [u, v] = [eigen(nfm).vectors, eigen(agop).vectors];
  return Array.from({ length: most }, (_, last) => {
    const cosines = u
      .subMatrix(0, u.rows - 1, 0, last)
      .transpose()
      .mmul(v.subMatrix(0, v.rows - 1, 0, last));
    return cosines.norm() ** 2 / (last + 1);
  });
}

function expectClose(found: ArrayLike<number>, exact: readonly number[], tolerance = TOLERANCE) {
  expect(found.length).toBe(exact.length);
  const scale = Math.max(...exact.map(Math.abs));
  exact.forEach((value, i) => expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(tolerance * scale));
}

async function ask(
  network: Network,
  gamma0: number,
  question: Question,
  machine: InspectSpec['machine'] = null,
): Promise<LayerInspection> {
  const spec = { ...specOf(network, gamma0), machine };
  const before = memoryTensors();
  const found = await inspectLayer(spec, question, noBreath);
  expect(memoryTensors()).toBe(before);
  tf.dispose([spec.state.W, spec.state.initial, spec.state.moved, spec.x]);
  return found;
}

/** Describes the tests of every inspection on a backend. */
export function describeInspection(backend: BackendName): void {
  describe(`an inspected layer on ${backend}`, () => {
    beforeAll(() => openBackend(backend));

    describe.each(CASES)('with $name', (settings) => {
      const network = networkOf(settings);
      const questions = [1, 2, 3].flatMap((layer): Question[] => [
        { layer, of: 'weights' },
        { layer, of: 'change' },
      ]);

      it.each(questions)(
        'has the matrices of the definitions, and compares their spans: layer $layer, $of',
        async (question) => {
          const found = await ask(network, settings.gamma0, question);
          const exact = explicit(network, settings.gamma0, question);
          expect(found).toMatchObject({ ...question, step: 17, fanIn: exact.X.columns, fanOut: exact.X.rows });
          for (const name of ['nfm', 'agop'] as const) {
            const trace = exact[name].trace();
            expectClose([found[name].trace], [trace]);
            expectClose(found[name].cells, cellsOf(exact[name], found.block));
            expectClose(
              found[name].diagonal,
              exact[name].diag().map((value) => (value * exact.X.columns) / trace),
            );
            const { values } = found[name].eigenvalues;
            expectClose(
              values,
              eigen(exact[name])
                .values.slice(0, values.length)
                .map((value) => value / trace),
            );
            expectEigenvectors(found[name].eigenvectors, exact[name], values);
          }
          expect(found.overlaps.length).toBeGreaterThan(0);
          expectClose(found.overlaps, overlapsOf(exact, found.overlaps.length), OVERLAP_TOLERANCE);
        },
      );

      it('has the features of a feature machine beside the first layer alone', async () => {
        const inputs = settings.sizes[0];
        const root = Matrix.rand(inputs, 2, { random: randomStream(3, 'probe').normal });
        const M = root.mmul(root.transpose());
        M.mul(inputs / M.trace());
        const machine = {
          losses: [0.5, 0.25],
          testLosses: [2, 1],
          features: Float64Array.from(M.to1DArray()),
          share: 1,
        };
        const found = await ask(network, settings.gamma0, { layer: 1, of: 'change' }, machine);
        expectClose([found.machine?.features.trace ?? NaN], [inputs]);
        expectClose(found.machine?.features.cells ?? [], cellsOf(M, found.block));
        expect([...(found.machine?.losses ?? []), ...(found.machine?.testLosses ?? [])]).toEqual([0.5, 0.25, 2, 1]);
        const { machine: beside } = await ask(network, settings.gamma0, { layer: 2, of: 'weights' }, machine);
        expect(beside).toBeNull();
      });

      it('has the singular values of the weights and of their change', async () => {
        const { singularValues } = await ask(network, settings.gamma0, { layer: 2, of: 'weights' });
        const exact = explicit(network, settings.gamma0, { layer: 2, of: 'weights' });
        for (const name of ['weights', 'change'] as const) {
          const count = Math.min(exact[name].rows, exact[name].columns);
          expectClose(
            singularValues[name].values,
            new SingularValueDecomposition(exact[name], { autoTranspose: true }).diagonal.slice(0, count),
          );
        }
      });
    });

    it('is empty for the change of weights that have not moved', async () => {
      const network = networkOf({ ...CASES[0], moved: 0 });
      const { nfm, agop, overlaps, singularValues } = await ask(network, 1, { layer: 1, of: 'change' });
      for (const matrix of [nfm, agop]) {
        expect(matrix.trace).toBe(0);
        expect(Math.max(...matrix.cells.map(Math.abs))).toBe(0);
        expect(matrix.eigenvalues.values).toHaveLength(0);
      }
      expect(overlaps).toHaveLength(0);
      expect(singularValues.change.values).toHaveLength(0);
      expect(singularValues.weights.values).toHaveLength(6);
    });

    it('is empty for weights that are not finite', async () => {
      const network = networkOf(CASES[0]);
      network.members[0][1].moved.set(0, 0, NaN);
      const { nfm, overlaps, preactivations } = await ask(network, 1, { layer: 2, of: 'weights' });
      expect(nfm.eigenvalues.values).toHaveLength(0);
      expect(overlaps).toHaveLength(0);
      expect(preactivations.edges.every(Number.isFinite)).toBe(true);
    });

    it('shows the pre-activations now and at step 0 over the same bins', async () => {
      const network = networkOf(CASES[1]);
      const { preactivations } = await ask(network, 1, { layer: 2, of: 'weights' });
      const { edges, now, start } = preactivations;
      for (const density of [now, start]) {
        const mass = density.reduce((sum, value, bin) => sum + value * (edges[bin + 1] - edges[bin]), 0);
        expect(mass).toBeCloseTo(1, 4);
      }
      expect(now).not.toEqual(start);
    });
  });
}

/** Expects A v = lambda v, which holds for any basis of an eigenspace. */
function expectEigenvectors(found: Float32Array, matrix: Matrix, shares: Float32Array) {
  const trace = matrix.trace();
  for (let i = 0; i * matrix.rows < found.length; i++) {
    const vector = Matrix.columnVector([...found.subarray(i * matrix.rows, (i + 1) * matrix.rows)]);
    const residual = Matrix.sub(matrix.mmul(vector).div(trace), Matrix.mul(vector, shares[i]));
    expect(residual.norm()).toBeLessThan(TOLERANCE);
    expect(vector.norm()).toBeCloseTo(1, 4);
  }
}
