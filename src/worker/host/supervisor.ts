/**
 * Owns the workers of the page. One serves the present run, or two where the networks of a comparison can't be trained
 * as one ensemble; they end with it, which frees all memory that a backend keeps. As many others are spares: their
 * backends are open and the data of the present task are made, so that the next run, which usually has the same task,
 * starts at once.
 */
import type { BackendRequest } from '../../config/backend.ts';
import { canShareEnsemble } from '../../config/ensemble-parts.ts';
import type { Experiment } from '../../config/experiment.ts';
import { machineKey } from '../../config/measures/available-measures.ts';
import type { FeatureMachineFit } from '../../engine/measures/fit-feature-machine.ts';
import type { RunStart } from '../../engine/run/snapshot.ts';
import type { Task } from '../../tasks/tasks.ts';
import type { Command, Event } from '../protocol.ts';
import type { RunCheckpoint } from './checkpoints.ts';
import { leadOne, type Lead } from './lead.ts';
import { leadInStep } from './lead-in-step.ts';
import { whenIdle } from './when-idle.ts';
import { openWorkerLink, type WorkerHost, type WorkerLink } from './worker-link.ts';

/** The head start of a run, in ms: its first frames are drawn before a spare worker competes for the processor. */
const SETTLING_TIME = 300;

/** The workers of a supervisor, and its callbacks. */
export interface SupervisorSpec {
  host: WorkerHost;
  /** Returns the engine of the next run; absent: that of the host. */
  engine?: () => BackendRequest;
  /** Called with every event of the present run in order, its workers' `ready` first; older runs are silent. */
  onEvent: (event: Event) => void;
  /** Calls back when the page is idle, and returns a function that cancels this. */
  whenIdle?: (callback: () => void) => () => void;
}

/** Passes the page's commands to its runs; commands without a run are ignored. */
export interface Supervisor extends Omit<Lead, 'receive'> {
  /**
   * Ends the present run, starts these experiments side by side, step by step, and returns the id that their events
   * carry. They are the members of the run, whether one worker trains them or several. Their networks are those of
   * `from`, or else drawn; the run goes on where `resume` was taken of it.
   */
  start: (members: Experiment[], options: { paused: boolean; from?: RunStart; resume?: RunCheckpoint }) => number;
  /** Ends every worker, spares included: what starts next opens its backend anew. */
  renew: () => void;
  /** Ends every worker. */
  dispose: () => void;
}

/** A worker's link, with the messages that wait for it. */
interface Post {
  link: WorkerLink;
  /** The engine that it was asked to open. */
  engine: BackendRequest;
  /** Its `ready` event, until it is passed to the page. */
  ready: Event | null;
  /** Commands of the run that can't be sent yet, `start` first. */
  waiting: Command[];
}

/** Creates a supervisor, and spawns its first worker. */
export function createSupervisor(spec: SupervisorSpec): Supervisor {
  const onceIdle = spec.whenIdle ?? ((callback) => whenIdle(callback, SETTLING_TIME));
  let runId = 0;
  let lead: Lead | null = null;
  let current: Post[] = [];
  let spares: Post[] = [];
  /** The tasks of the present run, by worker. */
  let tasks: Task[] = [];
  /** The members of the present run. */
  let members: Experiment[] = [];
  let callOff: () => void = () => undefined;

  const engineNow = () => spec.engine?.() ?? spec.host.backend;
  const openPost = (): Post => {
    const engine = engineNow();
    const link = openWorkerLink({ ...spec.host, backend: engine }, (event) => receive(post, event), spec.host.threads);
    const post: Post = { link, engine, ready: null, waiting: [] };
    return post;
  };

  /** The last feature machine, and the settings that it follows from: the next run mostly has the same. */
  let machine: { of: string; fit: FeatureMachineFit } | null = null;

  const receive = (post: Post, event: Event) => {
    if (event.type === 'ready') post.ready = event;
    const spare = spares.indexOf(post);
    if (spare >= 0 && event.type === 'ready') prepare(post, spare);
    if (spare >= 0 && post.link.isDead) spares.splice(spare, 1);
    const place = current.indexOf(post);
    if (place < 0) return;
    if (event.type === 'fitted') machine = { of: machineKey(members[place] ?? members[0]), fit: event.machine };
    else if (event.type === 'ready') putToWork(post);
    else lead?.receive(place, event.type === 'error' ? { ...event, runId } : event);
    if (event.type === 'started' || event.type === 'error') prepareSpares();
  };

  const prepare = ({ link }: Post, place: number) => {
    const task = tasks.at(place) ?? tasks.at(0);
    if (task) link.send({ type: 'prepare', task });
  };

  const putToWork = (post: Post) => {
    announce(post);
    for (const command of post.waiting) post.link.send(command);
    post.waiting = [];
  };

  /** Passes the `ready` event to the page. */
  const announce = (post: Post) => {
    if (post.ready) spec.onEvent(post.ready);
    post.ready = null;
  };

  /** Opens as many spares as the present run has workers, and ends those beyond. */
  const prepareSpares = () => {
    callOff();
    callOff = onceIdle(() => {
      for (const { link } of spares.splice(current.length)) link.terminate();
      while (spares.length < current.length) spares.push(openPost());
    });
  };

  /** Takes so many workers, those first that are ready, and keeps the rest. */
  const takePosts = (count: number): Post[] => {
    // A worker that is still opening has not begun the old run, so it can serve the new one.
    const isOfUse = ({ engine }: Post) => engine === engineNow();
    const unbegun = current.filter((post) => !post.link.isDead && !post.link.isReady && isOfUse(post));
    for (const post of current) if (!unbegun.includes(post)) post.link.terminate();
    for (const post of unbegun) post.waiting = [];
    for (const { link } of spares.filter((post) => !isOfUse(post))) link.terminate();
    const free = [...unbegun, ...spares.filter(isOfUse)].sort(
      (a, b) => Number(b.link.isReady) - Number(a.link.isReady),
    );
    const taken = free.splice(0, count);
    spares = free;
    while (taken.length < count) taken.push(openPost());
    return taken;
  };

  const endAll = () => {
    callOff();
    for (const { link } of [...current, ...spares]) link.terminate();
    spares = [];
  };

  const withMachine = (command: Extract<Command, { type: 'start' }>): Command =>
    machine?.of === machineKey(command.members[0]) ? { ...command, machine: machine.fit } : command;

  const send = (place: number, command: Command) => {
    const { link, waiting } = current[place];
    if (link.isDead) return;
    const sent = command.type === 'start' ? withMachine(command) : command;
    if (link.isReady) link.send(sent);
    else waiting.push(sent);
  };

  spares.push(openPost());

  return {
    get checkpoint() {
      return lead?.checkpoint ?? null;
    },
    start: (started, { paused, from, resume }) => {
      callOff();
      runId++;
      members = started;
      const isOne = canShareEnsemble(members);
      tasks = (isOne ? members.slice(0, 1) : members).map(({ task }) => task);
      current = takePosts(tasks.length);
      current.forEach(announce);
      lead = (isOne ? leadOne : leadInStep)({ runId, members, paused, from, resume, send, emit: spec.onEvent });
      return runId;
    },
    pause: () => lead?.pause(),
    resume: () => lead?.resume(),
    step: () => lead?.step(),
    restAt: (step) => lead?.restAt(step),
    setLearningRates: (rates) => lead?.setLearningRates(rates),
    learn: (changed) => {
      members = changed;
      tasks = members.slice(0, tasks.length).map(({ task }) => task);
      lead?.learn(changed);
    },
    inspect: (...asked) => lead?.inspect(...asked),
    look: (...asked) => lead?.look(...asked),
    renew: endAll,
    dispose: () => {
      endAll();
      current = [];
      lead = null;
    },
  };
}
