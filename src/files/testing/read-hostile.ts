/** Reads all hostile files in a process of its own, so that its memory is theirs, and prints what came of each. */
import process from 'node:process';
import { readNpy } from '../npy.ts';
import { readNpzCalmly } from '../npz.ts';
import { HOSTILE_FILES, hostileFile } from './hostile-files.ts';

/** The outcome of a file. */
export interface Outcome {
  kind: string;
  /** The sentence that refused it; `null`: it was read. */
  sentence: string | null;
  /** The name of the class of the error. */
  error: string | null;
  isRefused: boolean;
  /** The time that the processor worked on it, in ms: a busy machine takes longer. */
  ms: number;
}

/** The outcome of all files. */
export interface Outcomes {
  files: Outcome[];
  /** The most memory that was held beyond that of the program, in bytes, in the middle of a file and after it. */
  bytes: number;
}

const outcomes: Outcome[] = [];
const taken = () => {
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
};
/** Garbage counts for nothing: how long the engine leaves it lying depends on the load of the machine. */
function reallyTaken() {
  globalThis.gc?.();
  return taken();
}
const before = reallyTaken();
let bytes = 0;
/** A look into memory; garbage is collected only where there may be more than ever. */
function look() {
  if (taken() - before > bytes) bytes = Math.max(bytes, reallyTaken() - before);
  return Promise.resolve();
}
for (let number = 0; number < HOSTILE_FILES; number++) {
  const { kind, name, bytes: file, isRefused } = hostileFile(number);
  const began = process.cpuUsage();
  let error: Error | null = null;
  const held: unknown[] = [];
  try {
    held.push(name.endsWith('.npy') ? readNpy(file, name) : await readNpzCalmly(file, name, look));
  } catch (thrown) {
    error = thrown as Error;
  }
  const { user, system } = process.cpuUsage(began);
  const ms = (user + system) / 1000;
  await look();
  held.length = 0;
  outcomes.push({ kind, sentence: error?.message ?? null, error: error?.constructor.name ?? null, isRefused, ms });
}
process.stdout.write(JSON.stringify({ files: outcomes, bytes } satisfies Outcomes));
