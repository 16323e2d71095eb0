/** A worker that does what a test says, for tests. */
import type { Command } from '../protocol.ts';
import type { WorkerEvent, WorkerHost, WorkerLike } from '../host/worker-link.ts';

/** A worker, and the strings that move it. */
export function createFakeWorker() {
  const listeners = new Map<string, (event: WorkerEvent) => void>();
  const commands: Command[] = [];
  let terminated = false;
  let seq = 0;
  const worker: WorkerLike = {
    postMessage: (command) => void commands.push(command),
    terminate: () => void (terminated = true),
    addEventListener: (type, listener) => void listeners.set(type, listener),
  };
  const say = (event: object) => listeners.get('message')?.({ data: { seq: seq++, ...event } });
  return {
    worker,
    commands,
    say,
    die: (type: 'error' | 'messageerror', message?: string) => listeners.get(type)?.({ message }),
    isTerminated: () => terminated,
    ready: () => say({ type: 'ready', backend: { name: 'wasm', adapter: null, reason: 'There is no GPU.' } }),
    started: (runId: number) => say({ type: 'started', runId, scaling: [], sentence: '', memory: '1 MB', notices: [] }),
    startsOf: () => commands.filter((command) => command.type === 'start'),
  };
}

/** Workers that are made as they are asked for, and the host that they come from, with these settings. */
export function createFakeWorkers(settings: Partial<WorkerHost> = {}) {
  const workers: ReturnType<typeof createFakeWorker>[] = [];
  const spawn = () => {
    const made = createFakeWorker();
    workers.push(made);
    return made.worker;
  };
  const assets = { digits: { small: 'small', all: 'all' } };
  const host: WorkerHost = { spawn, assets, backend: 'auto', capture: true, ...settings };
  return { workers, host };
}
