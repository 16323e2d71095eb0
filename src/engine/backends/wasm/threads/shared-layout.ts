/** The place of all that a step uses where its arrays lie apart: in memory that threads share, or beside the tensors. */
import { arraysOf, type Value } from '../operation.ts';
import { SCRATCH_BYTES } from '../kernel-module.ts';
import type { MemoryPlan } from '../memory-plan.ts';
import type { Operation } from '../trace.ts';

/** A step whose arrays have places of their own, from 0 on. */
export interface SharedLayout {
  threads: number;
  /** The members of the step if they are several, else the rows of its batch. */
  units: number;
  operations: Operation[];
  copies: { from: Value; to: Value }[];
  /** The arrays that are the new state of tensors. */
  state: Value[];
  /** The arrays, with the address of each. */
  places: Map<Value, number>;
  /** Returns the address of an array; 0 where it is left out. */
  at: (value: Value) => number;
  /** Returns where the array ends that lies at an address. */
  endOf: (at: number) => number;
  /** The addresses of the scratch memory of the threads. */
  scratch: number[];
  /** The bytes of all. */
  bytes: number;
}

/**
 * The least work that is shared: products of a step, below which it takes less than a tenth of a millisecond and waiting
 * costs more than it gains, and rows of a batch for each thread, which lays out all weights for itself: with 16 rows that is
 * a quarter of its work.
 */
const LEAST = { products: 1.5e6, rows: 16 };
/** The bytes from which on the arrays of weights push each other out of the cache if they are not apart. */
const LEAST_APART = 2 ** 20;
/** The most bytes of the arrays: where memory is short, a step that has them where they are needs less of it. */
const MOST_BYTES = 1e9;
/** Bytes of a cache line. */
const LINE = 64;
/** The distance between arrays: those at equal addresses modulo 4,096 push each other out of the cache. */
const APART = 5 * LINE;

/**
 * Returns how a step runs on copies of its tensors: on so many threads at most, or on one where its arrays lie better; `null` if
 * neither gains anything.
 */
export const layoutOf = (plan: MemoryPlan, mostThreads: number): SharedLayout | null =>
  shareStep(plan, mostThreads) ?? spreadStep(plan);

/** Lays a step out for so many threads at most; `null` if it gains nothing by more than one. */
export function shareStep(plan: MemoryPlan, mostThreads: number, least = LEAST): SharedLayout | null {
  const products = plan.operations.reduce((sum, operation) => sum + productsOf(operation), 0);
  const [members, batch] = shapeOf(plan.operations);
  const threads = Math.min(mostThreads, members > 1 ? members : Math.floor(batch / least.rows));
  return products < least.products || threads < 2 ? null : layOut(plan, threads, members > 1 ? members : batch);
}

/** Lays a step out for one thread; `null` if its arrays are so small that they do well wherever they are. */
export function spreadStep(plan: MemoryPlan, leastBytes = LEAST_APART): SharedLayout | null {
  const largest = plan.operations
    .filter(({ kernel }) => kernel === 'descend')
    .reduce((most, { writes }) => Math.max(most, ...writes.map(({ bytes }) => bytes)), 0);
  return largest < leastBytes ? null : layOut(plan, 1, 1);
}

/**
 * Gives each array of a step a place of its own: where one took the place of another, threads would have to wait for each
 * other.
 */
function layOut({ operations, copies, replaced, offsets }: MemoryPlan, threads: number, units: number) {
  const places = new Map<Value, number>();
  const ends = new Map<number, number>();
  let bytes = LINE;
  const place = (value: Value) => {
    if (places.has(value)) return;
    places.set(value, bytes);
    ends.set(bytes, bytes + value.bytes);
    bytes += Math.ceil(value.bytes / LINE) * LINE + APART;
  };
  for (const operation of operations) {
    for (const value of arraysOf(operation)) {
      const there = replaced.get(value) ?? value;
      // What is neither a tensor nor in the plan is left out.
      if (there.dataId || offsets.has(there)) place(there);
    }
  }
  for (const { from, to } of copies) [from, to].forEach(place);
  if (bytes > MOST_BYTES) return null;
  const scratch = Array.from({ length: threads }, (_, t) => bytes + t * (SCRATCH_BYTES + APART));
  return {
    ...{ threads, units, operations, copies, places, scratch },
    state: [...new Set([...replaced.values(), ...copies.map(({ to }) => to)])],
    at: (value: Value) => places.get(replaced.get(value) ?? value) ?? 0,
    endOf: (at: number) => ends.get(at) ?? Infinity,
    bytes: bytes + threads * (SCRATCH_BYTES + APART),
  };
}

/** Returns the members and the batch of the first layer; zeros where a step has none. */
function shapeOf(operations: readonly Operation[]): [members: number, batch: number] {
  const first = operations.find(({ kernel }) => kernel === 'dense');
  return first ? [first.args[6] as number, first.args[9] as number] : [0, 0];
}

/** Returns the products of an operation, about. */
function productsOf({ kernel, args }: Operation): number {
  const numbers = args.map((arg) => (typeof arg === 'number' ? arg : 0));
  const product = (...factors: number[]) => factors.reduce((all, i) => all * numbers[i], 1);
  if (kernel === 'dense' || kernel === 'backProduct') return product(6, 9, 10, 11);
  if (kernel === 'matmul') return product(4, 7, 8, 9);
  return kernel === 'descend' ? product(15, 19, 20, 21) : 0;
}
