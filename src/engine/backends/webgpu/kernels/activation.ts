import type { Activation } from '../../../../maths/activation.ts';
import { ACTIVATION_FORMS } from '../../../activations/activation-forms.ts';

/** Returns the sum of coefficients[i] s^i, by Horner's rule. */
const polynomial = (s: string, coefficients: readonly number[]): string =>
  coefficients.reduceRight((inner, c) => (inner ? `(${inner}) * ${s} + ` : '') + `(${c})`, '');

/** erf(x) / x - 1 in x^2 for |x| <= 1: Chebyshev's interpolation, to 1e-8. */
const ERF_NEAR = [0.128379166, -0.376126269, 0.112835975, -0.0268543288, 0.00518931194, -0.000801885499, 7.88249711e-5];
/** -log(1 - erf(x)) in x for 0.9 <= x <= 4, likewise; beyond, erf is 1 in float32. */
const ERF_FAR = [
  -0.000300268823, 1.1301551, 0.631956241, 0.109960799, -0.0263551208, 0.00473695062, -0.000592092758, 4.55127729e-5,
  -1.61024042e-6,
];
/** tanh(x) / x - 1 in x^2 for |x| <= 0.6, likewise. */
const TANH_NEAR = [-2.4369041e-9, -0.33333284, 0.133317047, -0.0537699218, 0.0207574754, -0.00585642786];

/**
 * WGSL's own tanh may be off by 1e-5, and tfjs's formulas for tanh and erf lose the digits of a small z. These
 * functions are within 3 units of the last place everywhere. Growing terms are clamped before they overflow, since
 * shaders may assume that infinity never occurs.
 */
const HELPERS = /* wgsl */ `
fn hyperbolicTangent(x: f32) -> f32 {
  let s = x * x;
  let near = x + x * (${polynomial('s', TANH_NEAR)});
  let far = sign(x) * (1.0 - 2.0 / (exp(2.0 * min(abs(x), 20.0)) + 1.0));
  return select(far, near, abs(x) < 0.6);
}

fn errorFunction(x: f32) -> f32 {
  let s = x * x;
  let a = min(abs(x), 4.0);
  let near = x + x * (${polynomial('s', ERF_NEAR)});
  let far = sign(x) * (1.0 - exp(-(${polynomial('a', ERF_FAR)})));
  return select(far, near, abs(x) < 1.0);
}

fn normalCdf(z: f32) -> f32 { return 0.5 * (1.0 + errorFunction(z * ${Math.SQRT1_2.toFixed(10)})); }

fn logistic(z: f32) -> f32 { return 1.0 / (1.0 + exp(min(-z, 80.0))); }
`;

/** Returns WGSL functions `phi(z)` and `slope(z, h)`, its derivative given h = phi(z). */
export function activationShader(activation: Activation): string {
  const { value, derivative } = ACTIVATION_FORMS[activation].wgsl;
  return `${HELPERS}
fn phi(z: f32) -> f32 { return ${value}; }
fn slope(z: f32, h: f32) -> f32 { return ${derivative}; }
`;
}
