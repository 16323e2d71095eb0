import v8 from 'node:v8';
import { hasRelaxedSimd } from './kernel-module.ts';

/** Lets Node 20 multiply and add in one instruction, which needs a flag there; Node 22 needs none. */
export function enableRelaxedSimd(): void {
  if (!hasRelaxedSimd()) v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
}
