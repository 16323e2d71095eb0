import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { frameLayout } from '../../config/frame.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { createViewStore } from '../page/view.ts';
import { createExperimentStore } from './experiment-store.ts';
import { createRunStore } from './run-state.ts';
import { openTrainingLab } from './training-lab.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const { workers, host } = createFakeWorkers({ backend: 'cpu', capture: false });
  const experiment = createExperimentStore(defaultExperiment);
  const run = createRunStore();
  const lab = openTrainingLab({ host, experiment, run, view: createViewStore('system', decodePageLink('')) });
  return { lab, workers, experiment, run };
}

describe('the training of the lab', () => {
  it('opens the backend of the page, and captures steps only where the page does', () => {
    const { workers } = open();
    expect(workers[0].commands).toMatchObject([{ type: 'open', backend: 'cpu', capture: false }]);
  });

  it('changes the learning rate of a run that has a frame, and starts a new run for any other setting', () => {
    const { lab, workers, experiment, run } = open();
    lab.show();
    workers[0].ready();
    workers[0].started(1);
    workers[0].say({
      type: 'frames',
      runId: 1,
      member: 0,
      count: 1,
      values: new Float32Array(frameLayout(defaultExperiment.net.depth).stride),
    });
    workers[0].say({ type: 'status', runId: 1, state: 'running', step: 1, stepsPerSecond: 1 });
    experiment.getState().change('train.lr', 0.03);
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'set', lr: [0.03] });
    expect(run.getState().phase).toBe('running');
    experiment.getState().change('net.width', 32);
    expect(run.getState().phase).toBe('opening');
  });
});
