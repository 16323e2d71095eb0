/** The memory of the page and of its workers, as the browser counts it after a collection of garbage. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type BrowserContext, type CDPSession, type Page, type Worker } from '@playwright/test';
import { byteText } from '../../src/words/byte-text.ts';
import { ISOLATION } from '../isolation.ts';
import { PATIENCE } from './walker.ts';

/** Bytes by what holds them. */
export interface Memory {
  /** The JavaScript heap of the page, with its typed arrays. */
  page: number;
  /** The same of all workers. */
  workers: number;
  /** The memories of WebAssembly of all workers. */
  wasm: number;
  /** The buffers of all GPU devices that were not destroyed. */
  gpu: number;
  /** How many workers there are. */
  workerCount: number;
  /** The engine of the run: after three losses of its GPU, a page uses WebAssembly. */
  backend: string | null;
  /** The elements of the page, those that are in no document included. */
  nodes: number;
}

/** The most by which memory may grow, as a share of what it was at the start. */
const FLAT = 0.1;
/** So many looks in a row, one in so many ms, that find as many workers tell that none comes or goes. */
const [SAME, LOOK_EVERY] = [5, 1000];

/** The share by which a heap falls that is not at rest yet. */
const FALLS = 0.01;

/** What a worker that is watched tells. */
interface Watched {
  /** The bytes of its memories of WebAssembly, and of its buffers on the GPU. */
  countedBytes: () => { wasm: number; gpu: number };
  /** The time at which it last sent frames, in ms since 1970; 0 before. */
  lastFrames: number;
}

/** Notes what {@link Watched} tells; runs in a worker, before its own script. */
function watchWorker() {
  const scope = globalThis as unknown as Watched & { postMessage: (...sent: unknown[]) => void };
  const send = scope.postMessage.bind(globalThis);
  scope.lastFrames = 0;
  scope.postMessage = (...sent) => {
    if ((sent[0] as { type?: string }).type === 'frames') scope.lastFrames = Date.now();
    send(...sent);
  };
  const memories = new Set<WeakRef<WebAssembly.Memory>>();
  const note = (memory: unknown) => {
    if (memory instanceof WebAssembly.Memory && ![...memories].some((known) => known.deref() === memory))
      memories.add(new WeakRef(memory));
  };
  const { instantiate, instantiateStreaming, Instance } = WebAssembly;
  const noteAll = (instance: WebAssembly.Instance, imports?: WebAssembly.Imports) => {
    for (const exported of Object.values(instance.exports)) note(exported);
    for (const group of Object.values(imports ?? {})) for (const part of Object.values(group)) note(part);
  };
  WebAssembly.instantiate = (async (source: BufferSource, imports?: WebAssembly.Imports) => {
    const made = await instantiate(source, imports);
    noteAll(made instanceof Instance ? made : made.instance, imports);
    return made;
  }) as typeof instantiate;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const made = await instantiateStreaming(source, imports);
    noteAll(made.instance, imports);
    return made;
  };
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports?]) => {
      const made = new target(module, imports);
      noteAll(made, imports);
      return made;
    },
  });
  let gpu = 0;
  if (typeof GPUDevice !== 'undefined') {
    const { createBuffer } = GPUDevice.prototype;
    const { destroy } = GPUBuffer.prototype;
    const live = new WeakSet<GPUBuffer>();
    GPUDevice.prototype.createBuffer = function (descriptor) {
      const buffer = createBuffer.call(this, descriptor);
      gpu += buffer.size;
      live.add(buffer);
      return buffer;
    };
    GPUBuffer.prototype.destroy = function () {
      if (live.delete(this)) gpu -= this.size;
      return destroy.call(this);
    };
  }
  scope.countedBytes = () => ({
    wasm: [...memories].reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0),
    gpu,
  });
}

/** Watches the workers of all pages of a context; call it before a page is opened. */
export const watchWorkers = (context: BrowserContext): Promise<unknown> =>
  context.route(/assets\/worker\/run\.worker[^/]*\.js/, async (route) => {
    const script = readFileSync(join('dist', new URL(route.request().url()).pathname), 'utf8');
    const watching = `const __name = (named) => named;(${watchWorker.toString()})();`;
    await route.fulfill({ contentType: 'text/javascript', headers: ISOLATION, body: `${watching}\n${script}` });
  });

/** The time after which a worker counts as silent, in ms. */
const SILENT = 10_000;

/** Reads what a worker tells; `null` if it does not answer. */
const ask = <Told>(worker: Worker, told: () => Told): Promise<Told | null> =>
  Promise.race([
    worker.evaluate(told).catch(() => null),
    new Promise<null>((resolve) => setTimeout(resolve, SILENT, null)),
  ]);

/** Returns the worker that sent frames last; the others draw, rest, or train something else. */
export async function trainingWorker(page: Page): Promise<Worker> {
  const workers = page.workers();
  const times = await Promise.all(
    workers.map((worker) => ask(worker, () => (globalThis as unknown as Watched).lastFrames)),
  );
  const last = Math.max(...times.map((time) => time ?? 0));
  return workers[Math.max(0, times.indexOf(last))];
}

/** Measures a page whose run has ended. */
export async function measureMemory(page: Page): Promise<Memory> {
  let looks = 0;
  let last = -1;
  const isSteady = () => {
    const { length } = page.workers();
    looks = length === last ? looks + 1 : 0;
    last = length;
    return looks >= SAME;
  };
  await expect.poll(isSteady, { timeout: PATIENCE, intervals: [LOOK_EVERY] }).toBe(true);
  const session = await page.context().newCDPSession(page);
  const workers = await attachWorkers(session, page.workers().length);
  const heapOf = async (send: Ask) => {
    // What a finalizer lets go of is free only the second time.
    await send('HeapProfiler.collectGarbage');
    await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = (await send('Runtime.getHeapUsage')) as Record<string, number>;
    return usedSize + backingStorageSize;
  };
  const told = await Promise.all(
    page.workers().map((worker) => ask(worker, () => (globalThis as unknown as Watched).countedBytes())),
  );
  const counted = told.filter((bytes) => bytes !== null);
  if (counted.length < told.length) throw new Error(`${told.length - counted.length} of the workers do not answer.`);
  const heaps: number[] = [];
  for (const send of workers) heaps.push(await heapOf(send));
  const { nodes } = await session.send('Memory.getDOMCounters');
  const memory = {
    page: await heapAtRest(() => heapOf((method) => session.send(method as 'Runtime.getHeapUsage'))),
    backend: await page.getByTestId('backend').getAttribute('data-backend'),
    workers: sum(heaps),
    wasm: sum(counted.map(({ wasm }) => wasm)),
    gpu: sum(counted.map(({ gpu }) => gpu)),
    workerCount: counted.length,
    nodes,
  };
  await session.detach();
  return memory;
}

/** Measures a heap until it falls no more: what holds pictures is let go of some seconds after them. */
async function heapAtRest(measure: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let looks = 0; looks < SAME; looks++) {
    const now = await measure();
    if (now < (1 - FALLS) * least) looks = 0;
    least = Math.min(least, now);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  return least;
}

type Ask = (method: string) => Promise<unknown>;

/** Opens a way to ask each worker of a page, which Playwright has none for. */
async function attachWorkers(session: CDPSession, count: number): Promise<Ask[]> {
  const asks: Ask[] = [];
  const answers = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
    if (id !== undefined) answers.get(id)?.(result);
  });
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker') return;
    asks.push(
      (method) =>
        new Promise((resolve, reject) => {
          const id = answers.size + 1;
          answers.set(id, resolve);
          session
            .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
            .catch(reject);
        }),
    );
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await expect.poll(() => asks.length, { timeout: PATIENCE }).toBe(count);
  return asks;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const KINDS = { page: 'page', workers: 'workers', wasm: 'WebAssembly', gpu: 'GPU buffers' } as const;

/** Says how much memory there was at the start and at the end, in one line. */
export const memoryText = (start: Memory, end: Memory): string =>
  [
    ...Object.entries(KINDS).map(([kind, name]) => {
      const [before, after] = [start, end].map((memory) => memory[kind as keyof typeof KINDS]);
      return `${name} ${byteText(before)} -> ${byteText(after)}`;
    }),
    `workers ${start.workerCount} -> ${end.workerCount}`,
    `nodes ${start.nodes} -> ${end.nodes}`,
  ].join('; ');

/** Returns a sentence for each kind of memory that grew by more than a tenth; on another engine only the page's is the same. */
export const grown = (start: Memory, end: Memory): string[] =>
  Object.entries(KINDS).flatMap(([kind, name]) => {
    if (kind !== 'page' && start.backend !== end.backend) return [];
    const [before, after] = [start, end].map((memory) => memory[kind as keyof typeof KINDS]);
    if (after <= (1 + FLAT) * before) return [];
    return [`The memory of the ${name} grew from ${byteText(before)} to ${byteText(after)}.`];
  });
