/**
 * A memory that reveals reads and writes out of bounds: with guards between the arrays, and nothing behind the last.
 */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { randomStream } from '../../../../maths/random.ts';
import { enableRelaxedSimd } from '../enable-relaxed-simd.ts';
import { hasRelaxedSimd, SCRATCH_BYTES, type KernelModule, type Kernels } from '../kernel-module.ts';

const MEMORY_PAGES = 96;
const MEMORY_BYTES = MEMORY_PAGES * 65_536;
/** Address of the scratch memory: not a multiple of 16. */
const SCRATCH = 4 * 1023;
/** The words between arrays and in scratch: NaN, which would show in a result. */
const GUARD = 0x7fc0beef;
/** Distances between arrays, in bytes: every remainder of 16. */
const GAPS = [4, 24, 12, 32];

/** Reads the bytes of a built module. */
export const readModule = (module: KernelModule): Promise<Uint8Array<ArrayBuffer>> =>
  readFile(new URL(`../build/kernels${module === 'plain' ? '' : `-${module}`}.wasm`, import.meta.url)).then(
    (bytes) => new Uint8Array(bytes),
  );

enableRelaxedSimd();

/** The modules that run here. */
export const RUNNING: KernelModule[] = hasRelaxedSimd() ? ['plain', 'relaxed'] : ['plain'];

/** A call of a kernel on arrays by their names. */
export interface Trial<In extends string, Out extends string> {
  inputs: Record<In, Float32Array | Int32Array>;
  /** The number of floats of each output, or the input that it replaces. */
  outputs: Record<Out, number | NoInfer<In>>;
  call(kernels: Kernels, at: Record<In | Out, number>, scratch: number): void;
}

/** A memory with the kernels of one module. */
export interface Arena {
  kernels: Kernels;
  /**
   * Returns the outputs of a call. Checks that they are the same with each array at the end of the memory, and that
   * nothing else is touched.
   */
  run<In extends string, Out extends string>(trial: Trial<In, Out>): Record<Out, Float32Array>;
}

/** Opens the kernels of one module on a memory of their own. */
export async function openArena(module: KernelModule): Promise<Arena> {
  const memory = new WebAssembly.Memory({ initial: MEMORY_PAGES });
  const { instance } = await WebAssembly.instantiate(await readModule(module), { env: { memory } });
  const kernels = instance.exports as unknown as Kernels;
  const words = new Int32Array(memory.buffer).fill(GUARD);
  // Both are guards alone between two runs: to fill all of them for each would take longer than the kernels.
  const expected = new Int32Array(words.length).fill(GUARD);
  const clear = (from: number, to?: number) => {
    for (const each of [words, expected]) each.fill(GUARD, from, to);
  };

  const runWithLast = <In extends string, Out extends string>(trial: Trial<In, Out>, last: string) => {
    const arrays = arraysOf(trial);
    const places = placesOf(arrays, last);
    for (const [name, { values }] of Object.entries(arrays)) {
      if (!values) continue;
      const given = new Int32Array(values.buffer, values.byteOffset, values.length);
      for (const each of [words, expected]) each.set(given, places[name] / 4);
    }
    const names = [...Object.keys(trial.inputs), ...Object.keys(trial.outputs)];
    const at = Object.fromEntries(names.map((name) => [name, places[homeOf(trial, name)]]));
    trial.call(kernels, at as Record<In | Out, number>, SCRATCH);
    const results = Object.keys(trial.outputs).map((name): [string, Float32Array] => {
      const home = homeOf(trial, name);
      return [name, new Float32Array(memory.buffer, places[home], arrays[home].length).slice()];
    });
    for (const [name, result] of results) expected.set(new Int32Array(result.buffer), at[name] / 4);
    expected.set(words.subarray(SCRATCH / 4, (SCRATCH + SCRATCH_BYTES) / 4), SCRATCH / 4);
    const isTouchedElsewhere = !isSame(words, expected);
    if (isTouchedElsewhere) clear(0);
    else {
      clear(SCRATCH / 4, (SCRATCH + SCRATCH_BYTES) / 4);
      clear(Math.min(...Object.values(places)) / 4);
    }
    expect(isTouchedElsewhere, 'only outputs and scratch are written').toBe(false);
    return Object.fromEntries(results) as Record<Out, Float32Array>;
  };

  return {
    kernels,
    run: (trial) => {
      const [first, ...others] = Object.keys(arraysOf(trial)).map((last) => runWithLast(trial, last));
      for (const other of others) {
        for (const name in first) expect(isSame(other[name], first[name]), 'the same wherever arrays lie').toBe(true);
      }
      return first;
    },
  };
}

type Words = Int32Array | Float32Array;

/** Compares bit by bit, so that NaN equals NaN. */
const isSame = (a: Words, b: Words): boolean => bytesOf(a).equals(bytesOf(b));
const bytesOf = ({ buffer, byteOffset, byteLength }: Words) => Buffer.from(buffer, byteOffset, byteLength);

interface Placed {
  length: number;
  values?: Float32Array | Int32Array;
}

/** Returns the array that an output replaces, or the output itself. */
function homeOf<In extends string, Out extends string>({ outputs }: Trial<In, Out>, name: string): string {
  const home = (outputs as Record<string, number | string>)[name];
  return typeof home === 'string' ? home : name;
}

function arraysOf<In extends string, Out extends string>({ inputs, outputs }: Trial<In, Out>): Record<string, Placed> {
  const given = Object.entries<Float32Array | Int32Array>(inputs).map(([name, values]) => [
    name,
    { values, length: values.length },
  ]);
  const made = Object.entries<number | In>(outputs).flatMap(([name, size]) =>
    typeof size === 'number' ? [[name, { length: size }]] : [],
  );
  return Object.fromEntries([...given, ...made]) as Record<string, Placed>;
}

/** Returns addresses downwards from the end of the memory, where `last` ends, with guards between the arrays. */
function placesOf(arrays: Record<string, Placed>, last: string): Record<string, number> {
  const names = [last, ...Object.keys(arrays).filter((name) => name !== last)];
  let top = MEMORY_BYTES;
  return Object.fromEntries(
    names.map((name, i) => {
      const address = top - 4 * arrays[name].length;
      top = address - GAPS[i % GAPS.length];
      if (top < SCRATCH + SCRATCH_BYTES) throw new RangeError('The arrays of the trial need a larger memory.');
      return [name, address];
    }),
  );
}

/** Returns standard normal numbers. */
export function normals(count: number, seed: number): Float32Array {
  const { normal } = randomStream(seed, 'data');
  return Float32Array.from({ length: count }, normal);
}
