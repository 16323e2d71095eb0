import { messageOf } from '../../src/words/message-of.ts';
import type { About, Contestant, Environment, Job, Round } from './contestant.ts';
import { framesContestant, labContestant } from './lab.ts';
import { comparisonContestant, loopContestant } from './loop.ts';

/** A request to a contestant in a worker; `prepare` comes first. */
export type Request = { ask: 'prepare'; job: Job } | { ask: 'round'; steps: number } | { ask: 'loss' };

/** The reply to a request; replies come in the order of the requests. */
export type Reply = { about: About } | Round | { loss: number } | { error: string };

/** Puts a contestant behind messages: returns the function that answers them. */
export function createAnswer(environment: Environment): (request: Request) => Promise<Reply> {
  let contestant: Contestant | null = null;
  const prepared = () => {
    if (!contestant) throw new Error('Nothing is prepared.');
    return contestant;
  };
  const answer = async (request: Request): Promise<Reply> => {
    switch (request.ask) {
      case 'prepare':
        contestant = await createContestant(request.job, environment);
        return { about: contestant.about };
      case 'round':
        return prepared().round(request.steps);
      case 'loss':
        return { loss: await prepared().loss() };
    }
  };
  return (request) => answer(request).catch((error: unknown) => ({ error: messageOf(error) }));
}

async function createContestant(job: Job, environment: Environment): Promise<Contestant> {
  const { backend } = job;
  switch (job.contestant) {
    case 'lab':
      return labContestant(backend, job.problem, job.share, environment, job.threads);
    case 'tfjs':
      return (await import('./tfjs.ts')).tfjsContestant(backend, job.problem, environment, job.threads);
    case 'jaxjs':
      return (await import('./jaxjs.ts')).jaxjsContestant(backend, job.problem);
    case 'frames':
      return framesContestant(backend, job.frames, environment);
    case 'loop':
      return loopContestant(backend, job.frames, environment);
    case 'comparison':
      return comparisonContestant(backend, job.work, environment);
  }
}
