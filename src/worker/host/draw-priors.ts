/** Draws priors to their ends, one after another on a few workers, when only the results are needed. */
import type { PriorReport, PriorTheory } from '../../config/prior-report.ts';
import type { PriorExperiment } from '../../config/prior.ts';
import { JobFailure, type PoolSpec } from './pool.ts';
import type { Event } from '../protocol.ts';
import { openWorkerLink, type WorkerHost } from './worker-link.ts';

/** A prior whose networks have all been drawn. */
export interface DrawnPrior {
  prior: PriorExperiment;
  theory: PriorTheory;
  report: PriorReport;
  /** The name of the backend on which it was drawn. */
  backend: string;
}

/** The callbacks of a drawing, and the signal that ends it. */
export interface DrawingWatch {
  /** Called now and then with the index of a prior and the number of its networks drawn so far. */
  onProgress?: (index: number, networks: number) => void;
  /** Called when a prior has been drawn. */
  onDrawn?: (index: number, drawn: DrawnPrior) => void;
  /** Ends the workers at once. */
  signal?: AbortSignal;
}

/**
 * Draws every prior to its end on at most `workers` workers, and then ends these.
 *
 * @returns the drawn priors, in the order of `priors`
 * @throws JobFailure when a worker died or refused a prior; the signal's reason when it was aborted
 */
export async function drawPriors(
  { host, workers }: Pick<PoolSpec, 'host' | 'workers'>,
  priors: readonly PriorExperiment[],
  { onProgress, onDrawn, signal }: DrawingWatch = {},
): Promise<DrawnPrior[]> {
  signal?.throwIfAborted();
  const drawn: DrawnPrior[] = [];
  const queue = priors.map((prior, index) => ({ prior, index }));
  const lanes = Array.from({ length: Math.min(workers, priors.length) }, () => openLane(host));
  const close = () => {
    for (const lane of lanes) lane.close(signal?.reason);
  };
  signal?.addEventListener('abort', close, { once: true });
  const work = async ({ draw }: Lane) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { prior, index } = next;
      drawn[index] = await draw(prior, (networks) => onProgress?.(index, networks));
      onDrawn?.(index, drawn[index]);
    }
  };
  try {
    await Promise.all(lanes.map(work));
  } finally {
    signal?.removeEventListener('abort', close);
    close();
  }
  return drawn;
}

/** A worker that draws one prior at a time. */
interface Lane {
  draw: (prior: PriorExperiment, onProgress: (networks: number) => void) => Promise<DrawnPrior>;
  /** Ends the worker, and rejects its present prior with this reason. */
  close: (reason: unknown) => void;
}

function openLane(host: WorkerHost): Lane {
  let runId = 0;
  let backend = '';
  let onEvent: (event: Event) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const link = openWorkerLink(host, (event) => {
    if (event.type === 'ready') backend = event.backend.name;
    else if (event.type === 'error') reject(new JobFailure(event));
    else onEvent(event);
  });
  return {
    draw: (prior, onProgress) =>
      new Promise((resolve, fail) => {
        let theory: PriorTheory | null = null;
        reject = fail;
        onEvent = (event) => {
          if (event.type === 'theory') theory = event.theory;
          if (event.type !== 'drawn' || !theory) return;
          onProgress(event.report.networks);
          if (event.state === 'done') resolve({ prior, theory, report: event.report, backend });
        };
        link.send({ type: 'draw', runId: ++runId, prior });
      }),
    close: (reason) => {
      link.terminate();
      reject(reason);
    },
  };
}
