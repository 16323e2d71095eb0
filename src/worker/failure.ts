import { describeProblem, type ConfigProblem, type Experiment } from '../config/experiment.ts';
import { controlOf } from '../tasks/data/task-error.ts';
import { words } from '../words/words.ts';
import type { Failure } from './protocol.ts';

/** The messages of V8, SpiderMonkey, JavaScriptCore, emscripten and WebGPU when memory runs out. */
const OUT_OF_MEMORY =
  /out of memory|\boom\b|allocation failed|allocate memory|invalid (typed )?array (buffer )?length|out of bounds|grow memory/i;
const DEVICE_LOST = /device (is|was)? ?lost|lost device|gpu was lost/i;

/** Returns the message of a thrown value, without a full stop. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  return text.trim().replace(/[.。]$/, '') || words.worker.noReason;
}

/** Describes a configuration that the schema refuses. */
export const describeConfigFailure = (problems: readonly ConfigProblem[]): Failure => ({
  code: 'config',
  sentence: words.worker.config(problems.map(describeProblem).join(' ')),
  control: problems[0].key,
});

/** Describes an error of building or training a network: memory, foreseen or not, a lost GPU, or a fault of the lab. */
export function describeRunFailure(
  error: unknown,
  { net }: { net: Pick<Experiment['net'], 'width' | 'depth'> },
): Failure {
  const why = reasonOf(error);
  const control = controlOf(error);
  if (control !== null) return { code: 'memory', sentence: words.worker.sentence(why), control };
  if (error instanceof RangeError || OUT_OF_MEMORY.test(why)) {
    return { code: 'out-of-memory', sentence: words.worker.memory(net.width, net.depth), control: 'net.width' };
  }
  if (DEVICE_LOST.test(why)) return { code: 'device-lost', sentence: words.worker.deviceLost(why), control: null };
  return { code: 'internal', sentence: words.worker.internal(why), control: null };
}

/** Describes an error of making the data; the tasks throw sentences, which stay as they are. */
export function describeDataFailure(error: unknown, experiment: Experiment): Failure {
  if (error instanceof RangeError) return describeRunFailure(error, experiment);
  const control = controlOf(error);
  return {
    code: control ? 'data' : 'unreadable',
    sentence: words.worker.sentence(reasonOf(error)),
    control: control ?? 'task.name',
  };
}
