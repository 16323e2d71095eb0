import v8 from 'node:v8';
import { hasRelaxedSimd } from './kernel-module.ts';

/** Lets Node 20 multiply and add in one instruction, which it can and keeps behind a flag; Node 22 does so anyway. */
export function enableRelaxedSimd(): void {
  if (!hasRelaxedSimd()) v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
}
