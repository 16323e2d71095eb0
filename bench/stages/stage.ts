import type { About, Job, Round } from '../contestants/contestant.ts';
import type { Reply, Request } from '../contestants/answer.ts';

/** A contestant that is ready, wherever it runs. */
export interface Entrant {
  about: About;
  /** Trains so many steps, and returns the ms of all of them. */
  round: (steps: number) => Promise<{ wall: number; js: number }>;
  loss: () => Promise<number>;
  /** Ends it and frees what it holds. */
  end: () => Promise<void>;
}

/** A place where contestants in JavaScript run, each in a worker of its own: a browser, or Node. */
export interface Stage {
  /** Its program and version. */
  name: string;
  /** Starts a worker. */
  worker: () => Promise<StageWorker>;
  close: () => Promise<void>;
}

/** A worker that answers requests one after the other. */
export interface StageWorker {
  ask: (request: Request) => Promise<Reply>;
  end: () => Promise<void>;
}

/**
 * Prepares a contestant of one worker or, when there are several jobs, of as many workers at once.
 *
 * @throws a sentence when it can't be prepared
 */
export async function enter(stage: Stage, jobs: Job[]): Promise<Entrant> {
  const workers = await Promise.all(jobs.map(stage.worker));
  const end = async () => {
    await Promise.all(workers.map((worker) => worker.end()));
  };
  try {
    const replies = await Promise.all(workers.map((worker, i) => worker.ask({ ask: 'prepare', job: jobs[i] })));
    const [about] = replies.map((reply): About => ('about' in reply ? reply.about : fail(reply)));
    return {
      about,
      round: async (steps) => joined(await askAll(workers, { ask: 'round', steps }, isRound)),
      loss: async () => {
        const losses = await askAll(workers, { ask: 'loss' }, (reply) => 'loss' in reply);
        return losses.reduce((sum, { loss }) => sum + loss, 0) / losses.length;
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function askAll<Wanted extends Reply>(
  workers: StageWorker[],
  request: Request,
  isWanted: (reply: Reply) => reply is Wanted,
): Promise<Wanted[]> {
  const replies = await Promise.all(workers.map((worker) => worker.ask(request)));
  return replies.map((reply) => (isWanted(reply) ? reply : fail(reply)));
}

const isRound = (reply: Reply): reply is Round => 'start' in reply;

/** Joins the rounds of several workers, from the first one's beginning to the last one's end. */
const joined = (rounds: Round[]) => ({
  wall: Math.max(...rounds.map(({ end }) => end)) - Math.min(...rounds.map(({ start }) => start)),
  js: Math.max(...rounds.map(({ js }) => js)),
});

function fail(reply: Reply): never {
  throw new Error('error' in reply ? reply.error : JSON.stringify(reply));
}
