import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../maths/activation.ts';

/** An activation and its derivative, entry by entry; tensors may have any shape. */
export interface TensorActivation {
  /** Returns phi(z). */
  value(z: tf.Tensor3D): tf.Tensor3D;
  /** Returns phi'(z), given z and h = phi(z); `null` where it is 1 everywhere. */
  derivative(z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D | null;
  /** Returns phi''(z), given z and h = phi(z); `null` where it is 0 everywhere, but for a kink. */
  secondDerivative(z: tf.Tensor3D, h: tf.Tensor3D): tf.Tensor3D | null;
  /**
   * Returns phi(z0 + dz) - phi(z0) with the digits of dz, where the plain difference would cancel. Where it is absent,
   * `activationDifference` uses quadrature.
   */
  difference?(step: ActivationStep): tf.Tensor3D;
}

/** A move of the pre-activations from z0 to z = z0 + dz, and the activations at both ends. */
export interface ActivationStep {
  z0: tf.Tensor3D;
  dz: tf.Tensor3D;
  z: tf.Tensor3D;
  h0: tf.Tensor3D;
  h: tf.Tensor3D;
}

/** An activation, written in each language in which the lab computes it. */
export interface ActivationForms {
  /** Operations of tfjs. They define the values for the other forms, and run wherever there is no kernel. */
  tfjs: TensorActivation;
  /** Two expressions in f32: phi of z, and phi' of z and h = phi(z). They may call `webgpu/kernels/activation.ts`. */
  wgsl: { value: string; derivative: string };
  /** Bodies of two functions of v128, which `scripts/kernels.mjs` compiles; they may call `wasm/kernels/functions.ts`. */
  assemblyScript: {
    /** phi(z). */
    value: string;
    /** signal phi'(z), given the arrays that `reads` names. */
    gated: string;
    /** Which of z and h = phi(z) are needed for phi'; a step doesn't keep the other. */
    reads: readonly ('z' | 'h')[];
  };
}

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
const ONE_OVER_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

/** Returns the standard normal distribution function, Phi(z) = (1 + erf(z / sqrt 2)) / 2. */
const normalCdf = (z: tf.Tensor3D): tf.Tensor3D => tf.mul(tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1), 0.5);

/** Returns the standard normal density. */
const normalPdf = (z: tf.Tensor3D): tf.Tensor3D => tf.mul(tf.exp(tf.mul(tf.square(z), -0.5)), ONE_OVER_SQRT_TWO_PI);

/** The forms of each activation. Tests compare each with the float64 functions in `maths/activation.ts`. */
export const ACTIVATION_FORMS: Record<Activation, ActivationForms> = {
  linear: {
    tfjs: { value: (z) => z, derivative: () => null, secondDerivative: () => null, difference: ({ dz }) => dz },
    wgsl: { value: 'z', derivative: '1.0' },
    assemblyScript: { value: 'return z;', gated: 'return signal;', reads: [] },
  },
  relu: {
    tfjs: {
      value: (z) => tf.relu(z),
      derivative: (z) => tf.step(z),
      secondDerivative: () => null,
      difference: ({ z0, dz, z, h0, h }) =>
        tf.where(tf.equal(tf.step(z0), tf.step(z)), tf.mul(dz, tf.step(z)), tf.sub(h, h0)),
    },
    // This keeps a NaN, which max(z, 0) may lose.
    wgsl: { value: 'select(z, 0.0, z < 0.0)', derivative: 'select(0.0, 1.0, z > 0.0)' },
    assemblyScript: { value: 'return relu(z);', gated: 'return gateRelu(signal, h);', reads: ['h'] },
  },
  tanh: {
    tfjs: {
      value: (z) => tf.tanh(z),
      derivative: (_, h) => tf.sub(1, tf.square(h)),
      secondDerivative: (_, h) => tf.mul(tf.mul(h, -2), tf.sub(1, tf.square(h))),
    },
    wgsl: { value: 'hyperbolicTangent(z)', derivative: '1.0 - h * h' },
    assemblyScript: {
      value: 'return tanh(z);',
      gated: 'return f32x4.mul(signal, f32x4.sub(f32x4.splat(1), f32x4.mul(h, h)));',
      reads: ['h'],
    },
  },
  erf: {
    tfjs: {
      value: (z) => tf.erf(z),
      derivative: (z) => tf.mul(tf.exp(tf.neg(tf.square(z))), TWO_OVER_SQRT_PI),
      secondDerivative: (z) => tf.mul(tf.mul(z, tf.exp(tf.neg(tf.square(z)))), -2 * TWO_OVER_SQRT_PI),
    },
    wgsl: { value: 'errorFunction(z)', derivative: `${TWO_OVER_SQRT_PI.toFixed(10)} * exp(-z * z)` },
    assemblyScript: {
      value: 'return erf(z);',
      gated: `
        const slope = f32x4.mul(exp(f32x4.neg(f32x4.mul(z, z))), f32x4.splat(${TWO_OVER_SQRT_PI}));
        return f32x4.mul(signal, slope);`,
      reads: ['z'],
    },
  },
  gelu: {
    tfjs: {
      value: (z) => tf.mul(z, normalCdf(z)),
      derivative: (z) => tf.add(normalCdf(z), tf.mul(z, normalPdf(z))),
      secondDerivative: (z) => tf.mul(normalPdf(z), tf.sub(2, tf.square(z))),
    },
    wgsl: {
      value: 'z * normalCdf(z)',
      derivative: `normalCdf(z) + z * ${ONE_OVER_SQRT_TWO_PI.toFixed(10)} * exp(-0.5 * z * z)`,
    },
    assemblyScript: {
      value: 'return f32x4.mul(z, normalCdf(z));',
      gated: 'return f32x4.mul(signal, f32x4.add(normalCdf(z), f32x4.mul(z, normalPdf(z))));',
      reads: ['z'],
    },
  },
  silu: {
    tfjs: {
      value: (z) => tf.mul(z, tf.sigmoid(z)),
      derivative: (z, h) => {
        const s = tf.sigmoid(z);
        return tf.add(s, tf.mul(h, tf.sub(1, s)));
      },
      secondDerivative: (z) => {
        const s = tf.sigmoid(z);
        const rest = tf.sub<tf.Tensor3D>(1, s);
        return tf.mul(tf.mul(s, rest), tf.add(2, tf.mul(z, tf.sub(rest, s))));
      },
    },
    wgsl: { value: 'z * logistic(z)', derivative: 'logistic(z) + h * (1.0 - logistic(z))' },
    assemblyScript: {
      value: 'return f32x4.mul(z, sigmoid(z));',
      gated: `
        const s = sigmoid(z);
        return f32x4.mul(signal, f32x4.add(s, f32x4.mul(h, f32x4.sub(f32x4.splat(1), s))));`,
      reads: ['z', 'h'],
    },
  },
  sigmoid: {
    tfjs: {
      value: (z) => tf.sigmoid(z),
      derivative: (_, h) => tf.mul(h, tf.sub(1, h)),
      secondDerivative: (_, h) => tf.mul(tf.mul(h, tf.sub(1, h)), tf.sub(1, tf.mul(h, 2))),
    },
    wgsl: { value: 'logistic(z)', derivative: 'h * (1.0 - h)' },
    assemblyScript: {
      value: 'return sigmoid(z);',
      gated: 'return f32x4.mul(signal, f32x4.mul(h, f32x4.sub(f32x4.splat(1), h)));',
      reads: ['h'],
    },
  },
  quadratic: {
    tfjs: {
      value: (z) => tf.square(z),
      derivative: (z) => tf.mul(z, 2),
      secondDerivative: (z) => tf.mul(tf.onesLike(z), 2),
      difference: ({ z0, dz, z }) => tf.mul(dz, tf.add(z0, z)),
    },
    wgsl: { value: 'z * z', derivative: '2.0 * z' },
    assemblyScript: {
      value: 'return f32x4.mul(z, z);',
      gated: 'return f32x4.mul(signal, f32x4.add(z, z));',
      reads: ['z'],
    },
  },
};
