import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { initialWeights } from '../../src/engine/network/initial-weights.ts';
import type { About, Round } from '../contestants/contestant.ts';
import { datasetOf, experimentsOf, INFERENCE, learningRate, type Problem } from '../problem.ts';
import type { Entrant } from './stage.ts';

/** The settings of PyTorch. */
export interface TorchSettings {
  device: 'cpu' | 'cuda';
  /** CPU threads. */
  threads: number;
  /** Whether a step is captured once as a CUDA graph. */
  graph: boolean;
}

type Reply = { about: About } | Round | { loss: number } | { error: string };

const SCRIPT = fileURLToPath(new URL('./pytorch.py', import.meta.url));

/**
 * Prepares PyTorch on a problem, in a process of its own that stays alive between rounds.
 *
 * @throws a sentence when it can't be prepared
 */
export async function enterTorch(python: string, problem: Problem, settings: TorchSettings): Promise<Entrant> {
  const threads = String(settings.threads);
  const child = spawn(python, [SCRIPT], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: threads, OMP_NUM_THREADS: threads, MKL_NUM_THREADS: threads },
  });
  const waiting: ((reply: Reply) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line) as Reply));
  child.on('exit', (code) => {
    for (const resolve of waiting.splice(0)) resolve({ error: `Python ended with exit code ${code}` });
  });
  // An error of writing to a process that has ended; its end is reported above.
  child.stdin.on('error', () => undefined);
  const ask = (request: object) =>
    new Promise<Reply>((resolve) => {
      if (child.exitCode !== null) {
        resolve({ error: `Python ended with exit code ${child.exitCode}` });
        return;
      }
      waiting.push(resolve);
      child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  const end = () => {
    child.kill();
    return Promise.resolve();
  };

  const file = join(tmpdir(), `lab-bench-${process.pid}-${threads}.f32`);
  try {
    await writeFile(file, new Uint8Array(valuesOf(problem).buffer));
    const job = { ...problem, ...settings, file, lr: learningRate(problem), inference: INFERENCE };
    const { about } = expect(await ask({ ask: 'prepare', job }), (reply) => 'about' in reply);
    return {
      about,
      round: async (steps) => {
        const { start, end, js } = expect(await ask({ ask: 'round', steps }), (reply) => 'start' in reply);
        return { wall: end - start, js };
      },
      loss: async () => expect(await ask({ ask: 'loss' }), (reply) => 'loss' in reply).loss,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  } finally {
    await rm(file, { force: true });
  }
}

/** Joins x, y and the initial weights by layer and member into one array. */
function valuesOf(problem: Problem): Float32Array {
  const { x, y } = datasetOf(problem).train;
  const weights = experimentsOf(problem, { first: 0, count: problem.members }).map(initialWeights);
  const parts = [x, y, ...weights[0].flatMap((_, l) => weights.map((layers) => layers[l]))];
  const values = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    values.set(part, offset);
    offset += part.length;
  }
  return values;
}

function expect<Wanted extends Reply>(reply: Reply, isWanted: (reply: Reply) => reply is Wanted): Wanted {
  if (isWanted(reply)) return reply;
  throw new Error('error' in reply ? reply.error : JSON.stringify(reply));
}
