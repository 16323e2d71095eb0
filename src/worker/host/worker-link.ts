/**
 * The page's end of one worker: watches its handshake, the order of its events and its death, and passes its events on.
 * The supervisor owns a few of these.
 */
import type { BackendRequest } from '../../config/backend.ts';
import { NO_DIGEST } from '../../tasks/own/own.ts';
import type { Task } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { reasonOf } from '../failure.ts';
import type { AssetAddresses, Command, ErrorCode, Event } from '../protocol.ts';
import { createWatchdog } from './watchdog.ts';

/** The part of a Worker that is used, so that tests can supply their own. */
export interface WorkerLike {
  postMessage: (message: Command) => void;
  terminate: () => void;
  addEventListener: (type: 'message' | 'error' | 'messageerror', listener: (event: WorkerEvent) => void) => void;
}

/** The used fields of a Worker's events: `data` of a message, `message` of an error. */
export interface WorkerEvent {
  data?: unknown;
  message?: string;
}

/** The source of workers and the way they compute; a page or a command has one for everything that it trains. */
export interface WorkerHost {
  /** Starts a worker that speaks the protocol. */
  spawn: () => WorkerLike;
  assets: AssetAddresses;
  /** The backend that every worker opens; a page gives up a GPU that fails for all that it opens later. */
  backend: BackendRequest;
  /** Whether training steps are captured and replayed, or run one operation at a time. */
  capture: boolean;
  /** The most threads of a network that a person watches; absent: 1. Many networks fill the cores with one each. */
  threads?: number;
  /** Returns the data of a person by their digest; `null` if they are not there. Absent: there are none. */
  data?: (digest: string) => Promise<Blob | null>;
}

/** One worker. */
export interface WorkerLink {
  /** Whether its backend is open. */
  readonly isReady: boolean;
  /** Whether it was terminated, died or failed. */
  readonly isDead: boolean;
  /** Sends a command; if it begins a run, an answer must come in time. */
  send: (command: Command) => void;
  /** Ends the worker; nothing comes from it after this call. */
  terminate: () => void;
}

/** The events that end the wait for an answer. */
const ANSWERS: readonly Event['type'][] = ['ready', 'started', 'theory', 'progress'];
/** The time for `ready`, in ms: a slow phone fetches and compiles 1 MB of tfjs, and a busy GPU takes long to open. */
const READY_TIMEOUT = 60_000;
/** The time for an answer to a run, in ms: all digits over a slow network, or the weights of the largest network. */
const STARTED_TIMEOUT = 120_000;

/** Returns whether the browser says that it has no network. */
const isOffline = () => (globalThis as { navigator?: Partial<Navigator> }).navigator?.onLine === false;

/**
 * Spawns a worker and asks it to open its backend. Never throws; every failure is an `error` event.
 *
 * @param onEvent called with each event of the worker in order; after an `error` event the link is dead
 * @param threads the most threads of a network
 */
export function openWorkerLink(host: WorkerHost, onEvent: (event: Event) => void, threads = 1): WorkerLink {
  const { spawn, backend, capture, assets } = host;
  let worker: WorkerLike | null = null;
  let isReady = false;
  let isDead = false;
  let runId: number | null = null;
  let lastSeq = -1;

  const terminate = () => {
    isDead = true;
    watchdog.stop();
    worker?.terminate();
  };
  const die = (sentence: string, code: ErrorCode = 'internal') => {
    if (isDead) return;
    terminate();
    onEvent({ type: 'error', runId, member: null, seq: lastSeq + 1, code, sentence, control: null });
  };
  const watchdog = createWatchdog({
    ask: () => worker?.postMessage({ type: 'ping' }),
    onSilence: (seconds) => die(words.workerHost.silent(seconds), 'silent'),
  });

  const receive = (event: Event) => {
    const isStale = event.type !== 'ready' && event.runId !== null && event.runId !== runId;
    if (isDead || isStale || event.seq <= lastSeq) return;
    lastSeq = event.seq;
    if (event.type === 'ready') isReady = true;
    if (ANSWERS.includes(event.type)) watchdog.answered();
    watchdog.hear(event.type !== 'pong' || event.isAdvancing);
    if (event.type === 'busy') watchdog.expect(event.expected);
    if (event.type === 'busy' || event.type === 'pong') return;
    if (event.type === 'error') terminate();
    onEvent(event);
  };

  const sentData = new Set<string>();
  /** Resolves when all commands so far are posted; `null`: they are. */
  let posting: Promise<void> | null = null;
  /** Posts a command, after the data that it needs. The order of the commands stays. */
  const post = (command: Command) => {
    const missing = digestsOf(command).filter((digest) => !sentData.has(digest));
    if (!posting && (missing.length === 0 || !host.data)) {
      worker?.postMessage(command);
      return;
    }
    const before = posting ?? Promise.resolve();
    const own = before.then(async () => {
      for (const digest of missing) await postData(digest);
      if (!isDead) worker?.postMessage(command);
      if (posting === own) posting = null;
    });
    posting = own;
  };
  const postData = async (digest: string) => {
    const file = sentData.has(digest) ? null : await host.data?.(digest).catch(() => null);
    if (!file || isDead) return;
    sentData.add(digest);
    worker?.postMessage({ type: 'data', digest, file });
  };

  const send = (command: Command) => {
    if (isDead) return;
    if (command.type === 'start' || command.type === 'draw' || command.type === 'train') {
      runId = command.runId;
      watchdog.await(STARTED_TIMEOUT);
    }
    post(command);
  };

  try {
    worker = spawn();
    worker.addEventListener('message', ({ data }) => receive(data as Event));
    // A script that can't be fetched has no message; an error inside the worker has one.
    worker.addEventListener('error', ({ message }) => {
      if (message) die(words.workerHost.died(reasonOf(message)));
      else if (isOffline()) die(words.workerHost.offline, 'not-loaded');
      else if (isReady) die(words.workerHost.died(reasonOf(message)));
      else die(words.workerHost.notLoaded, 'not-loaded');
    });
    worker.addEventListener('messageerror', () => die(words.workerHost.died(words.workerHost.garbled)));
    watchdog.await(READY_TIMEOUT);
    send({ type: 'open', backend, capture, threads, assets });
  } catch (error) {
    // In a microtask: the caller must hold the link before it gets an event of it.
    queueMicrotask(() => die(words.workerHost.noSpawn(reasonOf(error))));
  }

  return {
    get isReady() {
      return isReady;
    },
    get isDead() {
      return isDead;
    },
    send,
    terminate,
  };
}

/** Returns the digests of the data that a command needs. */
function digestsOf(command: Command): string[] {
  const tasks = tasksOf(command);
  return [...new Set(tasks.flatMap((task) => (task.name === 'own' && task.digest !== NO_DIGEST ? [task.digest] : [])))];
}

function tasksOf(command: Command): Task[] {
  if (command.type === 'prepare') return [command.task];
  if (command.type === 'start' || command.type === 'train') return command.members.map(({ task }) => task);
  return command.type === 'hold' ? [command.experiment.task] : [];
}
