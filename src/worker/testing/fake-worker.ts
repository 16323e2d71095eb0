/** A worker whose events are sent by the test. */
import type { BackendName } from '../../config/backend.ts';
import type { Command } from '../protocol.ts';
import type { WorkerEvent, WorkerHost, WorkerLike } from '../host/worker-link.ts';

/** Creates a fake worker, with functions that send its events. */
export function createFakeWorker() {
  const listeners = new Map<string, (event: WorkerEvent) => void>();
  const commands: Command[] = [];
  let terminated = false;
  let isHung = false;
  let seq = 0;
  const worker: WorkerLike = {
    postMessage: (command) => {
      if (command.type !== 'ping') commands.push(command);
      else if (!isHung) say({ type: 'pong', runId: null, isAdvancing: true });
    },
    terminate: () => void (terminated = true),
    addEventListener: (type, listener) => void listeners.set(type, listener),
  };
  const say = (event: object) => listeners.get('message')?.({ data: { seq: seq++, ...event } });
  return {
    worker,
    commands,
    say,
    die: (type: 'error' | 'messageerror', message?: string) => listeners.get(type)?.({ message }),
    /** Answers no more pings. */
    hang: () => void (isHung = true),
    isTerminated: () => terminated,
    ready: (name: BackendName = 'wasm') =>
      say({ type: 'ready', backend: { name, adapter: null, reason: 'There is no GPU.' } }),
    started: (runId: number, step = 0) =>
      say({ type: 'started', runId, member: 0, step, scaling: [], sentence: '', memory: '1 MB', notices: [] }),
    startsOf: () => commands.filter((command) => command.type === 'start'),
  };
}

/** Creates a host with these settings, and the list of the fake workers that it has spawned. */
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
