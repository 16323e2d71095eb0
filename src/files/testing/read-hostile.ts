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
  /** The most memory beyond that of the program, in bytes, with at most {@link MOST_GARBAGE} of what nobody holds. */
  bytes: number;
}

/** The bytes of arrays after which garbage is collected: how long the engine leaves it lying depends on the machine's load. */
const MOST_GARBAGE = 8e6;

const outcomes: Outcome[] = [];
let held = 0;
function collect() {
  globalThis.gc?.();
  held = process.memoryUsage().arrayBuffers;
}
function collectSoon() {
  if (process.memoryUsage().arrayBuffers > held + MOST_GARBAGE) collect();
  return Promise.resolve();
}
collect();
const before = process.memoryUsage.rss();
for (let number = 0; number < HOSTILE_FILES; number++) {
  const { kind, name, bytes, isRefused } = hostileFile(number);
  const began = process.cpuUsage();
  let error: Error | null = null;
  try {
    if (name.endsWith('.npy')) readNpy(bytes, name);
    else await readNpzCalmly(bytes, name, collectSoon);
  } catch (thrown) {
    error = thrown as Error;
  }
  const { user, system } = process.cpuUsage(began);
  const ms = (user + system) / 1000;
  await collectSoon();
  outcomes.push({ kind, sentence: error?.message ?? null, error: error?.constructor.name ?? null, isRefused, ms });
}
const bytes = 1024 * process.resourceUsage().maxRSS - before;
process.stdout.write(JSON.stringify({ files: outcomes, bytes } satisfies Outcomes));
