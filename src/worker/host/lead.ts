import type { Question } from '../../engine/inspect/inspection.ts';
import type { PictureQuestion } from '../../engine/pictures/picture.ts';
import type { Experiment } from '../../config/experiment.ts';
import { withRates, type RateSetting } from '../../config/settings/schedule-settings.ts';
import type { RunStart } from '../../engine/run/snapshot.ts';
import { createCheckpoints, type RunCheckpoint } from './checkpoints.ts';
import type { Command, Event } from '../protocol.ts';

/** The networks of a run, and its ways to the workers and to the page. */
export interface LeadSpec {
  runId: number;
  members: Experiment[];
  paused: boolean;
  /** The networks, by member; absent: they are drawn. */
  from?: RunStart;
  /** Where the run goes on; absent: it begins. */
  resume?: RunCheckpoint;
  /** Sends a command to the worker at this place. */
  send: (worker: number, command: Command) => void;
  /** Passes an event to the page. */
  emit: (event: Event) => void;
}

/** Leads the workers of one run by the commands of the page. */
export interface Lead {
  /** Where the run was a second ago, or two; `null`: nothing is kept of it yet. */
  readonly checkpoint: RunCheckpoint | null;
  pause: () => void;
  resume: () => void;
  /** Takes one optimizer step, then pauses. */
  step: () => void;
  /** Pauses at this step, or soon beyond it; `Infinity` takes this back. */
  restAt: (step: number) => void;
  /** Changes the learning rate of each member, and its schedule, from its next step on. */
  setLearningRates: (rates: readonly RateSetting[]) => void;
  /** Goes on with the present weights, at the next common step, on the data of these experiments. */
  learn: (members: Experiment[]) => void;
  /** Asks a member about a layer; its `matrix` event carries the `id`. */
  inspect: (id: number, member: number, question: Question) => void;
  /** Asks a member for a picture; its `seen` event carries the `id`. */
  look: (id: number, member: number, question: PictureQuestion) => void;
  /** Takes an event of the worker at this place. */
  receive: (worker: number, event: Event) => void;
}

/** Starts a run on one worker, which trains all its networks. */
export function leadOne({ runId, members, paused, from, resume, send, emit }: LeadSpec): Lead {
  const tell = (command: Command) => send(0, command);
  const checkpoints = createCheckpoints(members, resume ?? null);
  let networks = members;
  const part = resume?.parts[0];
  tell({
    ...{ type: 'start', runId, members, paused, snapshots: true },
    ...(from && { from }),
    ...(part && { resume: { checkpoint: part, ended: resume.ended } }),
  });
  return {
    get checkpoint() {
      return checkpoints.last;
    },
    pause: () => tell({ type: 'pause', runId }),
    resume: () => tell({ type: 'resume', runId }),
    step: () => tell({ type: 'step', runId }),
    restAt: (step) => tell({ type: 'rest', runId, step }),
    setLearningRates: (rates) => {
      networks = withRates(networks, rates);
      tell({ type: 'set', runId, rates });
    },
    learn: (changed) => {
      networks = changed;
      tell({ type: 'learn', runId, members: changed });
    },
    inspect: (id, member, question) => tell({ type: 'inspect', runId, id, member, question }),
    look: (id, member, question) => tell({ type: 'look', runId, id, member, question }),
    receive: (_, event) => {
      if (event.type === 'checkpoint') checkpoints.receive(0, event);
      if (event.type === 'status' && checkpoints.isDue(event.step, event.state)) {
        checkpoints.asked(event.step, networks, [false]);
        tell({ type: 'checkpoint', runId });
      }
      emit(event);
    },
  };
}
