/**
 * Leads several workers, each with one network, in step: they train up to a common limit and wait there, and get the
 * next one when all have reached it. So they never differ by more than one grant, and everything that shall happen to
 * all at the same step happens at a limit: a pause, a single step, another learning rate.
 */
import type { Experiment } from '../../config/experiment.ts';
import { withRates, type RateSetting } from '../../config/settings/schedule-settings.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Command, Event } from '../protocol.ts';
import type { Lead, LeadSpec } from './lead.ts';

/** The time that a grant should take, in ms: the barrier costs a few of them, and a pause waits for its end. */
const GRANT = 75;
/** The time between two reports of the state while all advance, in ms. */
const REPORT_INTERVAL = 250;

type Status = Extract<Event, { type: 'status' }>;

/** One worker, and its state as far as it is known. */
interface Side {
  status: Status | null;
  hasFailed: boolean;
}

/** Starts a run on as many workers as it has members. */
export function leadInStep(
  { runId, members, paused, from, resume, send, emit }: LeadSpec,
  now: () => number = () => performance.now(),
): Lead {
  const sides = members.map((_, side): Side => ({ status: null, hasFailed: resume?.ended.includes(side) ?? false }));
  const checkpoints = createCheckpoints(members, resume ?? null, now);
  let networks: readonly Experiment[] = members;
  const grants = createGrants(now);
  const report = createReport(emit, now);
  let isPlaying = !paused;
  /** Whether the workers are told to run; at a limit they wait all the same. */
  let areRunning = isPlaying;
  let owedSteps = 0;
  let rates: readonly RateSetting[] | null = null;
  let learning: readonly Experiment[] | null = null;
  /** The step at which all are, or will be before anything else happens. */
  let place = resume?.step ?? from?.present[0].step ?? 0;
  let limit = place;
  let restStep = Infinity;

  const active = () => sides.filter(({ status, hasFailed }) => !hasFailed && status?.state !== 'done');
  const sendAll = (commandOf: (side: number) => Command) => {
    for (const [side, { hasFailed }] of sides.entries()) if (!hasFailed) send(side, commandOf(side));
  };

  /** Does everything that waits for a common step, if this is one. */
  const meet = () => {
    const left = active();
    const isFree = left.length < 2;
    if (left.length === 0 || (areRunning && !isFree && !left.every(({ status }) => status && status.step >= limit))) {
      return;
    }
    const set = rates;
    if (set) {
      networks = withRates(networks, set);
      sendAll((side) => ({ type: 'set', runId, rates: [set[side]] }));
    }
    rates = null;
    const changed = learning;
    if (changed) {
      networks = changed;
      sendAll((side) => ({ type: 'learn', runId, members: [changed[side]] }));
    }
    learning = null;
    if (areRunning) place = limit;
    keep(left);
    if (owedSteps > 0) areRunning = false;
    place += owedSteps;
    for (; owedSteps > 0; owedSteps--) sendAll(() => ({ type: 'step', runId }));
    if (left.every(({ status }) => status && status.step >= restStep)) {
      isPlaying = false;
      restStep = Infinity;
    }
    if (isPlaying) goOn(isFree);
    else if (areRunning) sendAll(() => ({ type: 'pause', runId }));
    areRunning = isPlaying;
  };

  /** Asks all for a checkpoint, if one is due; those that are not done are at one step. */
  const keep = (left: readonly Side[]) => {
    const [{ status }] = left;
    if (!left.every((side) => side.status?.step === status?.step)) return;
    if (!status || !checkpoints.isDue(status.step, status.state)) return;
    checkpoints.asked(
      status.step,
      networks,
      sides.map(({ hasFailed }) => hasFailed),
    );
    sendAll(() => ({ type: 'checkpoint', runId }));
  };

  const goOn = (isFree: boolean) => {
    if (areRunning && isFree && limit === restStep) return;
    limit = isFree ? restStep : Math.min(restStep, place + (areRunning && place > 0 ? grants.next() : grants.begin()));
    sendAll(() => ({ type: 'limit', runId, step: limit }));
    if (!areRunning) sendAll(() => ({ type: 'resume', runId }));
  };

  const fail = (side: number, event: Extract<Event, { type: 'error' }>) => {
    sides[side].hasFailed = true;
    if (event.code === 'diverged') checkpoints.end(side);
    else checkpoints.close();
    const isLast = sides.every(({ hasFailed }) => hasFailed);
    emit(isLast ? { ...event, member: side } : { ...event, type: 'ended', runId, member: side });
    if (!isLast) settle();
  };

  const settle = () => {
    meet();
    report(sides.flatMap(({ status, hasFailed }) => (hasFailed ? [] : [status])));
  };

  const startOf = (side: number) => from && { from: { initial: [from.initial[side]], present: [from.present[side]] } };
  const resumeOf = (side: number) => {
    const part = resume?.parts[side];
    return part && { resume: { checkpoint: part, ended: [] } };
  };
  sendAll((side) => ({
    ...{ type: 'start', runId, members: [members[side]], paused, snapshots: true },
    ...startOf(side),
    ...resumeOf(side),
  }));
  if (!paused) sendAll(() => ({ type: 'limit', runId, step: limit }));

  return {
    get checkpoint() {
      return checkpoints.last;
    },
    pause: () => {
      isPlaying = false;
      meet();
    },
    resume: () => {
      isPlaying = true;
      meet();
    },
    step: () => {
      isPlaying = false;
      owedSteps++;
      meet();
    },
    restAt: (step) => {
      restStep = step;
      meet();
    },
    setLearningRates: (set) => {
      rates = set;
      meet();
    },
    learn: (changed) => {
      learning = changed;
      meet();
    },
    inspect: (id, member, question) => send(member, { type: 'inspect', runId, id, member: 0, question }),
    look: (id, member, question) => send(member, { type: 'look', runId, id, member: 0, question }),
    receive: (side, event) => {
      if (event.type === 'error') fail(side, event);
      else if (event.type === 'status') {
        sides[side].status = event;
        settle();
      } else if (event.type === 'checkpoint') {
        if (checkpoints.receive(side, event)) emit(event);
      } else emit('member' in event ? { ...event, member: side } : event);
    },
  };
}

/** The numbers of steps that are granted one after the other, so that each grant takes about the same time. */
function createGrants(now: () => number) {
  let size = 1;
  let granted = now();
  const grant = () => {
    granted = now();
    return size;
  };
  return {
    /** Returns the first grant after a rest. */
    begin: grant,
    /** Returns the grant after one that has just been used up. */
    next: () => {
      const took = Math.max(now() - granted, 1e-3);
      // A grant with a costly frame in it must not make the next ones too short.
      size = Math.max(1, Math.round(size * Math.min(2, Math.max(0.5, GRANT / took))));
      return grant();
    },
  };
}

/** Creates a function that reports the common state of all sides: whenever it changes, and a few times a second. */
function createReport(emit: (event: Event) => void, now: () => number) {
  let last: Status | null = null;
  let reported = -Infinity;
  return (statuses: readonly (Status | null)[]) => {
    const known = statuses.filter((status) => status !== null);
    if (known.length === 0 || known.length < statuses.length) return;
    const merged = merge(known);
    const isNews = merged.state !== last?.state || (merged.state === 'paused' && merged.step !== last.step);
    if (!isNews && (merged.state !== 'running' || now() - reported < REPORT_INTERVAL)) return;
    reported = now();
    last = merged;
    emit(merged);
  };
}

/** Returns the state of the whole: the least step and the least speed of those that go on, or of all at the end. */
function merge(statuses: readonly Status[]): Status {
  const goingOn = statuses.filter(({ state }) => state !== 'done');
  const counted = goingOn.length > 0 ? goingOn : statuses;
  const isRunning = counted.some(({ state }) => state === 'running');
  return {
    ...counted[0],
    state: isRunning ? 'running' : counted[0].state,
    step: Math.min(...counted.map(({ step }) => step)),
    stepsPerSecond: isRunning ? Math.min(...counted.map(({ stepsPerSecond }) => stepsPerSecond)) : 0,
  };
}
