/** Operations of two tensors with broadcasting. */
import { is } from './marker';
import { load, store } from './vector';

const ADD = 0;
const SUB = 1;
const MUL = 2;
const DIV = 3;
const MAXIMUM = 4;
const MINIMUM = 5;
const LESS = 6;
const GREATER = 7;
const EQUAL = 8;
const SQUARED_DIFFERENCE = 9;

/** The marker of a row with one number for all entries, beside that of a row with a number for each. */
abstract class Shared {}
abstract class Own {}

abstract class Add {}
abstract class Sub {}
abstract class Mul {}
abstract class Div {}
abstract class Maximum {}
abstract class Minimum {}
abstract class Less {}
abstract class Greater {}
abstract class Equal {}
abstract class SquaredDifference {}

/**
 * Computes out = op(a, b), [d0, d1, d2]. The strides of a and b are a0, a1, a2 and b0, b1, b2 floats: 0 along axes
 * where an operand is shared; a2 and b2 are 0 or 1.
 */
export function binary(
  op: i32, a: usize, b: usize, out: usize,
  d0: i32, d1: i32, d2: i32, a0: i32, a1: i32, a2: i32, b0: i32, b1: i32, b2: i32,
): void {
  // Rows as long as possible: axes of one entry vanish, and axes that both operands pass contiguously merge.
  if (d1 == 1) { d1 = d0; a1 = a0; b1 = b0; d0 = 1; }
  if (d2 == 1) { d2 = d1; a2 = a1; b2 = b1; d1 = d0; a1 = a0; b1 = b0; d0 = 1; }
  if (a1 == d2 * a2 && b1 == d2 * b2) { d2 *= d1; d1 = d0; a1 = a0; b1 = b0; d0 = 1; }
  if (a1 == d2 * a2 && b1 == d2 * b2) { d2 *= d1; d1 = 1; }
  for (let i = 0; i < d0; i++) {
    for (let j = 0; j < d1; j++) {
      row(op, a + ((i * a0 + j * a1) << 2), a2, b + ((i * b0 + j * b1) << 2), b2, out, d2);
      out += d2 << 2;
    }
  }
}

function row(op: i32, a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  switch (op) {
    case ADD: return rowOf<Add>(a, aStep, b, bStep, out, n);
    case SUB: return rowOf<Sub>(a, aStep, b, bStep, out, n);
    case MUL: return rowOf<Mul>(a, aStep, b, bStep, out, n);
    case DIV: return rowOf<Div>(a, aStep, b, bStep, out, n);
    case MAXIMUM: return rowOf<Maximum>(a, aStep, b, bStep, out, n);
    case MINIMUM: return rowOf<Minimum>(a, aStep, b, bStep, out, n);
    case LESS: return rowOf<Less>(a, aStep, b, bStep, out, n);
    case GREATER: return rowOf<Greater>(a, aStep, b, bStep, out, n);
    case EQUAL: return rowOf<Equal>(a, aStep, b, bStep, out, n);
    case SQUARED_DIFFERENCE: return rowOf<SquaredDifference>(a, aStep, b, bStep, out, n);
    default: unreachable();
  }
}

function rowOf<Op>(a: usize, aStep: i32, b: usize, bStep: i32, out: usize, n: i32): void {
  if (aStep == 0) loop<Op, Shared, Own>(a, b, out, n);
  else if (bStep == 0) loop<Op, Own, Shared>(a, b, out, n);
  else loop<Op, Own, Own>(a, b, out, n);
}

// @ts-ignore: decorator
@inline
function loop<Op, A, B>(a: usize, b: usize, out: usize, n: i32): void {
  const first = v128.load32_splat(a), second = v128.load32_splat(b);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const x = is<A, Own>() ? v128.load(a + (i << 2)) : first;
    const y = is<B, Own>() ? v128.load(b + (i << 2)) : second;
    v128.store(out + (i << 2), applied<Op>(x, y));
  }
  if (i == n) return;
  const x = is<A, Own>() ? load(a + (i << 2), n - i) : first;
  const y = is<B, Own>() ? load(b + (i << 2), n - i) : second;
  store(out + (i << 2), applied<Op>(x, y), n - i);
}

// @ts-ignore: decorator
@inline
function applied<Op>(x: v128, y: v128): v128 {
  if (is<Op, Add>()) return f32x4.add(x, y);
  if (is<Op, Sub>()) return f32x4.sub(x, y);
  if (is<Op, Mul>()) return f32x4.mul(x, y);
  if (is<Op, Div>()) return f32x4.div(x, y);
  if (is<Op, Maximum>()) return f32x4.max(x, y);
  if (is<Op, Minimum>()) return f32x4.min(x, y);
  if (is<Op, Less>()) return v128.and(f32x4.lt(x, y), f32x4.splat(1));
  if (is<Op, Greater>()) return v128.and(f32x4.gt(x, y), f32x4.splat(1));
  if (is<Op, Equal>()) return v128.and(f32x4.eq(x, y), f32x4.splat(1));
  if (!is<Op, SquaredDifference>()) ERROR('This is the marker of no operation.');
  const difference = f32x4.sub(x, y);
  return f32x4.mul(difference, difference);
}
