import * as tf from '@tensorflow/tfjs-core';
import { plainAlgebra, transposed } from '../../maths/dense-algebra.ts';
import { blockedProduct, type Breathe } from '../backends/fused/blocks.ts';
import { upload } from '../backends/fused/stand-in.ts';
import type { FeatureMachineFit } from '../measures/fit-feature-machine.ts';
import { walkOutputRows } from '../measures/output-rows.ts';
import type { Architecture } from '../network/architecture.ts';
import { memberTensor } from '../network/one-member.ts';
import {
  disposeSignals,
  forward,
  startWeights,
  type MovedWeights,
  type Signals,
  type Weights,
} from '../network/network.ts';
import { blockOf } from './block-means.ts';
import { distribution } from './distribution.ts';
import type { LayerInspection, MachineReport, Question, Spectrum } from './inspection.ts';
import { matrixReport } from './matrix-report.ts';
import { normalize, type Normalized } from './normalize.ts';
import { overlaps } from './overlaps.ts';
import { replaced } from './replaced.ts';
import { singularPart, type SingularPart } from './spectrum.ts';

/** The networks and samples that are inspected. */
export interface InspectSpec {
  state: MovedWeights;
  /** The one that is inspected. */
  member: number;
  /** Optimizer steps done. */
  step: number;
  architecture: Architecture;
  /** The probe samples, [1, Q, d]. */
  x: tf.Tensor3D;
  /** Its gamma0. */
  gamma0: number;
  /** The recursive feature machine of the data; `null`: none. */
  machine: FeatureMachineFit | null;
}

/** The dimension of the largest spans that are compared. */
const COMPARED = 10;

/** Answers a question about a member (docs/maths.md 5). Breathes between its parts, and frees all that it made. */
export async function inspectLayer(spec: InspectSpec, question: Question, breathe: Breathe): Promise<LayerInspection> {
  const { state, member, step, architecture, x, gamma0, machine } = spec;
  const { layer, of } = question;
  const weights = tf.tidy(() => onlyMember(member, { W: state.W, b: state.b }));
  const signals = tf.tidy(() => forward(weights, architecture, x));
  const all = await decompose(tf.clone(weights.W[layer - 1]), breathe);
  const change = await decompose(
    tf.tidy(() => memberTensor(state.moved[layer - 1], member)),
    breathe,
  );
  const chosen = of === 'weights' ? all : change;
  const D = await outputRows(layer, weights, signals, architecture, breathe);
  const sensitivity = await decompose(await replaced(D, (rows) => blockedProduct(rows, chosen.unit, breathe)), breathe);

  const [, fanOut, fanIn] = all.unit.shape;
  const squaredScale = chosen.norm ** 2 / x.shape[1] / gamma0 ** 2;
  const inspection: LayerInspection = {
    ...question,
    step,
    fanOut,
    fanIn,
    block: blockOf(fanIn),
    nfm: await matrixReport(chosen, chosen.part, 1, breathe),
    agop: await matrixReport(sensitivity, sensitivity.part, squaredScale, breathe),
    overlaps: overlaps(chosen.part.vectors, sensitivity.part.vectors),
    singularValues: { weights: spectrumOf(all), change: spectrumOf(change) },
    machine: machine && layer === 1 ? await machineReport(machine, fanIn, breathe) : null,
    preactivations: await preactivations(layer, signals, spec),
  };
  disposeSignals(signals);
  tf.dispose([all.unit, change.unit, sensitivity.unit, weights.W, weights.b ?? []]);
  return inspection;
}

type Decomposed = Normalized & { part: SingularPart };

/** Decomposes a matrix into its size, its shape and its singular values; frees the matrix. */
async function decompose(x: tf.Tensor3D, breathe: Breathe): Promise<Decomposed> {
  const normalized = await normalize(x);
  x.dispose();
  const total = Math.min(x.shape[1], x.shape[2]);
  const nothing: SingularPart = { values: [], vectors: [], total };
  const part = normalized.norm > 0 ? await singularPart(normalized.unit, COMPARED, breathe) : nothing;
  await breathe();
  return { ...normalized, part };
}

async function machineReport(
  { features, losses, testLosses }: FeatureMachineFit,
  inputs: number,
  breathe: Breathe,
): Promise<MachineReport> {
  const root = await decompose(
    upload([1, inputs, inputs], () => rootOf(features, inputs)),
    breathe,
  );
  const report = await matrixReport(root, root.part, 1, breathe);
  root.unit.dispose();
  return { features: report, losses: Float32Array.from(losses), testLosses: Float32Array.from(testLosses) };
}

/** Added to the diagonal of M relative to its trace, so that its Cholesky factor exists. */
const JITTER = 1e-10;

/** Returns R, [inputs, inputs], with R^T R = M, whose trace is `inputs`. */
function rootOf(features: Float64Array, inputs: number): Float32Array {
  const factor = features.slice();
  for (let i = 0; i < inputs; i++) factor[i * inputs + i] += JITTER * inputs;
  plainAlgebra.factor(factor, inputs);
  for (let i = 0; i < inputs; i++) factor.fill(0, i * inputs + i + 1, (i + 1) * inputs);
  return Float32Array.from(transposed(factor, inputs));
}

const spectrumOf = ({ norm, part }: Decomposed): Spectrum => ({
  values: Float32Array.from(part.values, (value) => value * norm),
  total: part.total,
});

/** Returns D^layer, [1, Q k, fan_out]. */
async function outputRows(
  layer: number,
  { W }: Weights,
  signals: Signals,
  architecture: Architecture,
  breathe: Breathe,
): Promise<tf.Tensor3D> {
  const found: tf.Tensor3D[] = [];
  const visit = (l: number, { D }: { D: tf.Tensor3D }) => {
    if (l === layer) found.push(tf.clone(D));
    return Promise.resolve();
  };
  await walkOutputRows(W, signals, architecture, visit, breathe, layer);
  return found[0];
}

async function preactivations(layer: number, { z }: Signals, { state, member, architecture, x }: InspectSpec) {
  const start = tf.tidy(() => tf.clone(forward(onlyMember(member, startWeights(state)), architecture, x).z[layer]));
  const [now, before] = await Promise.all([z[layer], start].map((values) => values.data<'float32'>()));
  start.dispose();
  return distribution(now, before);
}

const onlyMember = (member: number, { W, b }: Weights): Weights => ({
  W: W.map((layer) => memberTensor(layer, member)),
  b: b?.map((biases) => memberTensor(biases, member)),
});
