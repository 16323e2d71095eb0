/**
 * Owns the two workers of the page. One serves the present run and ends with it, which frees all memory that a backend
 * keeps. The other is a spare: its backend is open and the data of the present task are made, so that the next run,
 * which usually has the same task, starts at once.
 */
import type { Experiment } from '../../config/experiment.ts';
import type { Task } from '../../tasks/tasks.ts';
import type { Question } from '../../engine/inspect/inspection.ts';
import type { PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Command, Event } from '../protocol.ts';
import { whenIdle } from './when-idle.ts';
import { openWorkerLink, type WorkerHost, type WorkerLink } from './worker-link.ts';

/** The head start of a run, in ms: its first frames are drawn before a spare worker competes for the processor. */
const SETTLING_TIME = 300;

/** The workers of a supervisor, and its callbacks. */
export interface SupervisorSpec {
  host: WorkerHost;
  /** Called with every event of the present run in order, its worker's `ready` first; older runs are silent. */
  onEvent: (event: Event) => void;
  /** Calls back when the page is idle, and returns a function that cancels this. */
  whenIdle?: (callback: () => void) => () => void;
}

/** Passes the page's commands to its runs; commands without a run are ignored. */
export interface Supervisor {
  /** Ends the present run, starts these experiments side by side, and returns the id that their events carry. */
  start: (members: Experiment[], options: { paused: boolean }) => number;
  pause: () => void;
  resume: () => void;
  /** Takes one optimizer step, then pauses. */
  step: () => void;
  /** Changes the learning rate of each member of the present run from its next step on. */
  setLearningRates: (lr: readonly number[]) => void;
  /** Asks a member of the present run about a layer; its `matrix` event carries the `id`. */
  inspect: (id: number, member: number, question: Question) => void;
  /** Asks a member of the present run for a picture; its `seen` event carries the `id`. */
  look: (id: number, member: number, question: PictureQuestion) => void;
  /** Ends every worker. */
  dispose: () => void;
}

/** A worker's link, with the messages that wait for it. */
interface Post {
  link: WorkerLink;
  /** Its `ready` event, until it is passed to the page. */
  ready: Event | null;
  /** Commands of the run that can't be sent yet, `start` first. */
  waiting: Command[];
}

/** Creates a supervisor, and spawns its first worker. */
export function createSupervisor(spec: SupervisorSpec): Supervisor {
  const onceIdle = spec.whenIdle ?? ((callback) => whenIdle(callback, SETTLING_TIME));
  let runId = 0;
  let current: Post | null = null;
  let spare: Post | null = null;
  let task: Task | null = null;
  let callOff: () => void = () => undefined;

  const openPost = (): Post => {
    const link = openWorkerLink(spec.host, (event) => receive(post, event));
    const post: Post = { link, ready: null, waiting: [] };
    return post;
  };

  const receive = (post: Post, event: Event) => {
    if (event.type === 'ready') post.ready = event;
    if (event.type === 'ready' && post === spare && task) post.link.send({ type: 'prepare', task });
    if (post === spare && post.link.isDead) spare = null;
    if (post !== current) return;
    if (event.type === 'ready') putToWork(post);
    else spec.onEvent(event.type === 'error' ? { ...event, runId } : event);
    if (event.type === 'started' || event.type === 'error') prepareSpare();
  };

  const putToWork = (post: Post) => {
    if (post.ready) spec.onEvent(post.ready);
    post.ready = null;
    for (const command of post.waiting) post.link.send(command);
    post.waiting = [];
  };

  const prepareSpare = () => {
    callOff();
    callOff = onceIdle(() => {
      spare ??= openPost();
    });
  };

  const takePost = (): Post => {
    // A worker that is still opening has not begun the old run, so it can serve the new one.
    if (current && !current.link.isDead && !current.link.isReady) return current;
    current?.link.terminate();
    const taken = spare ?? openPost();
    spare = null;
    return taken;
  };

  const send = (command: Command) => {
    if (!current || current.link.isDead) return;
    if (current.link.isReady) current.link.send(command);
    else current.waiting.push(command);
  };

  spare = openPost();

  return {
    start: (members, { paused }) => {
      callOff();
      runId++;
      [{ task }] = members;
      current = takePost();
      current.waiting = [{ type: 'start', runId, members, paused, snapshots: true }];
      if (current.link.isReady) putToWork(current);
      return runId;
    },
    pause: () => send({ type: 'pause', runId }),
    resume: () => send({ type: 'resume', runId }),
    step: () => send({ type: 'step', runId }),
    setLearningRates: (lr) => send({ type: 'set', runId, lr }),
    inspect: (id, member, question) => send({ type: 'inspect', runId, id, member, question }),
    look: (id, member, question) => send({ type: 'look', runId, id, member, question }),
    dispose: () => {
      callOff();
      current?.link.terminate();
      spare?.link.terminate();
      current = null;
      spare = null;
    },
  };
}
