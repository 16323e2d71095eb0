import type { Value } from './operation.ts';
import type { Operation, Trace } from './trace.ts';

/** The place of every value of a step. */
export interface MemoryPlan {
  /** The operations that the new state depends on, in order. */
  operations: Operation[];
  /** Bytes of all results and constants together. */
  bytes: number;
  /** Offset of each result and constant in these bytes. */
  offsets: Map<Value, number>;
  /** Results that are written straight into the memory of a tensor. */
  replaced: Map<Value, Value>;
  /** The copies that remain at the end of the step. */
  copies: { from: Value; to: Value }[];
}

/** Bytes of a cache line, at which blocks begin. */
const ALIGNMENT = 64;

/**
 * Places the values of a step. Results whose lives don't overlap share memory, and a new state overwrites the old one
 * once nothing reads the old one any more.
 */
export function planMemory({ operations: traced, updates }: Trace): MemoryPlan {
  const operations = withoutUnused(traced, updates);
  const replaced = updatesInPlace(operations, updates);
  const copies = updates.filter(({ from, to }) => replaced.get(from) !== to);
  const lives = livesOf(operations, copies, replaced);

  const offsets = new Map<Value, number>();
  let alive: Block[] = [];
  let bytes = 0;
  // In the order of their births, those that have ended need no second look.
  for (const [value, { from, to }] of [...lives].sort(([, a], [, b]) => a.from - b.from)) {
    const size = Math.ceil(value.bytes / ALIGNMENT) * ALIGNMENT;
    alive = alive.filter((block) => from <= block.to);
    const offset = lowestGap(alive, size);
    alive.push({ to, offset, size });
    offsets.set(value, offset);
    bytes = Math.max(bytes, offset + size);
  }
  return { operations, bytes, offsets, replaced, copies };
}

interface Life {
  /** Indices of the first and the last operation that need the value. */
  from: number;
  to: number;
}

/** Memory of a value that is needed up to operation `to`. */
interface Block {
  to: number;
  offset: number;
  size: number;
}

/** Returns the operations that the new state depends on. */
function withoutUnused(operations: Operation[], updates: Trace['updates']): Operation[] {
  const needed = new Set(updates.map(({ from }) => from));
  const used: Operation[] = [];
  for (const operation of [...operations].reverse()) {
    if (!operation.writes.some((value) => needed.has(value))) continue;
    for (const value of operation.reads) needed.add(value);
    used.push(operation);
  }
  return used.reverse();
}

/**
 * Returns the new states that may overwrite the old ones: their operation allows it, and is the last to read the old
 * ones.
 */
function updatesInPlace(operations: Operation[], updates: Trace['updates']): Map<Value, Value> {
  const replaced = new Map<Value, Value>();
  operations.forEach(({ inPlace = [] }, i) => {
    for (const [write, read] of inPlace) {
      const isUpdate = updates.some(({ from, to }) => from === write && to === read);
      const isReadLater =
        operations.slice(i + 1).some(({ reads }) => reads.includes(read)) || updates.some(({ from }) => from === read);
      if (isUpdate && !isReadLater) replaced.set(write, read);
    }
  });
  return replaced;
}

/** Returns the lives of all results and constants that need memory of their own. */
function livesOf(operations: Operation[], copies: MemoryPlan['copies'], replaced: Map<Value, Value>): Map<Value, Life> {
  const lives = new Map<Value, Life>();
  const isRead = new Set([...operations.flatMap(({ reads }) => reads), ...copies.map(({ from }) => from)]);
  const touch = (value: Value, i: number) => {
    if (value.dataId || replaced.has(value)) return;
    // Constants are written once, and must be there in the next step too.
    const known = lives.get(value);
    if (!known) lives.set(value, value.constant ? { from: -1, to: Infinity } : { from: i, to: i });
    else if (!value.constant) known.to = i;
  };
  operations.forEach(({ reads, writes, optional = [] }, i) => {
    for (const value of reads) touch(value, i);
    for (const value of writes) if (isRead.has(value) || !optional.includes(value)) touch(value, i);
  });
  for (const { from } of copies) touch(from, operations.length);
  return lives;
}

/** Returns the lowest offset at which `size` bytes lie beside all these blocks. */
function lowestGap(blocks: Block[], size: number): number {
  let offset = 0;
  for (const block of blocks.sort((a, b) => a.offset - b.offset)) {
    if (offset + size <= block.offset) break;
    offset = Math.max(offset, block.offset + block.size);
  }
  return offset;
}
