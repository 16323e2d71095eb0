import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BackendRequest } from '../../config/backend.ts';
import { readFlags } from '../../config/link/page-flags.ts';
import { DEFAULT_PRIOR } from '../../config/prior.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import type { Command } from '../../worker/protocol.ts';
import { openPriorLab } from './prior-lab.ts';
import { NO_THEORY, reportOf } from '../../worker/testing/fake-prior.ts';

/** A time longer than any pause between two drawings, in ms. */
const A_SECOND = 1000;

afterEach(() => void vi.useRealTimers());

function open(backend: BackendRequest = 'cpu', lock = '') {
  vi.useFakeTimers();
  const { workers, host } = createFakeWorkers({ backend, capture: false });
  const onChange = vi.fn();
  const onBackend = vi.fn();
  const tell = vi.fn();
  const lab = openPriorLab({
    host,
    initial: DEFAULT_PRIOR,
    locks: () => readFlags(`?lock=${lock}`).flags.lock,
    tell,
    onChange,
    onBackend,
  });
  const sent = (type: Command['type']) =>
    workers.flatMap(({ commands }) => commands.filter((one) => one.type === type));
  const drawn = (runId: number, networks: number, state: 'running' | 'done') => {
    workers.at(-1)?.say({ type: 'theory', runId, theory: NO_THEORY });
    workers.at(-1)?.say({ type: 'drawn', runId, state, report: reportOf(networks) });
  };
  return { lab, state: lab.store.getState, workers, sent, drawn, tell, onChange, onBackend };
}

describe('a change of the prior', () => {
  it('of the width keeps L/N, however often and however rounded', () => {
    const { lab, state } = open();
    lab.change('depth', 13);
    for (const width of [7, 100, 3]) {
      lab.changeWidth(width);
      expect(state().prior.depth).toBe(Math.round((13 / 40) * width));
    }
    lab.changeWidth(40);
    expect(state().prior).toMatchObject({ width: 40, depth: 13 });
  });

  it('that the schema refuses leaves the last valid prior, and says why at its control', () => {
    const { lab, state } = open();
    lab.change('overlap', 2);
    expect(state().prior).toBe(DEFAULT_PRIOR);
    expect(state().refusals.overlap?.sentence).toContain('a number from 0 to 0.99');
    lab.forgive('overlap');
    expect(state().refusals.overlap).toBeUndefined();
  });

  it('to targets sets one output and the inputs that they need', () => {
    const { lab, state } = open();
    lab.change('y', [1, 2, 3]);
    expect(state().prior).toMatchObject({ y: [1, 2, 3], inputs: 4, outputs: 1 });
    lab.change('y', undefined);
    expect(state().prior.y).toBeUndefined();
  });
});

describe('the worker of the prior', () => {
  it('is spawned when the view is shown, and draws the prior of that moment', () => {
    const { lab, workers, sent, onChange } = open();
    lab.change('depth', 3);
    expect(onChange).toHaveBeenCalledOnce();
    expect(workers).toHaveLength(0);
    lab.show();
    expect(workers).toHaveLength(1);
    expect(sent('draw')).toMatchObject([{ prior: { depth: 3 } }]);
  });

  it('opens the backend of the page, and captures steps only where the page does', () => {
    const { lab, sent } = open();
    lab.show();
    expect(sent('open')).toMatchObject([{ backend: 'cpu', capture: false }]);
  });

  it('rests while the view is hidden, and goes on where it was', () => {
    const { lab, sent } = open();
    lab.show();
    lab.hide();
    lab.show();
    expect(sent('draw')).toHaveLength(1);
    expect(sent('pause')).toHaveLength(1);
    expect(sent('resume')).toHaveLength(1);
  });

  it('draws the newest of many changes on the same worker, and the last networks stay in sight until then', () => {
    const { lab, state, workers, sent, drawn } = open();
    lab.show();
    workers[0].ready();
    drawn(1, 100, 'running');
    expect(state()).toMatchObject({ phase: 'running', shown: { report: { networks: 100 } } });
    for (const depth of [4, 5, 6]) lab.change('depth', depth);
    vi.advanceTimersByTime(A_SECOND);
    expect(workers).toHaveLength(1);
    expect(sent('draw').at(-1)).toMatchObject({ prior: { depth: 6 } });
    expect(sent('draw').length).toBeLessThan(4);
    expect(state()).toMatchObject({ phase: 'opening', shown: { prior: DEFAULT_PRIOR, report: { networks: 100 } } });
    drawn(sent('draw').length, 50, 'done');
    expect(state()).toMatchObject({ phase: 'done', shown: { prior: { depth: 6 }, report: { networks: 50 } } });
  });

  it('that dies is replaced, and the same is drawn again; the third time it is an error', () => {
    const { lab, state, workers, sent } = open();
    lab.show();
    for (const tries of [1, 2]) {
      workers.at(-1)?.die('error', 'unreachable');
      expect(state()).toMatchObject({ phase: 'opening', failure: null });
      expect(workers).toHaveLength(tries + 1);
      expect(sent('draw').at(-1)).toMatchObject({ runId: tries + 1, prior: DEFAULT_PRIOR });
    }
    workers[2].die('error', 'unreachable');
    expect(state()).toMatchObject({ phase: 'failed', failure: { code: 'internal' } });
    lab.play();
    expect(workers).toHaveLength(4);
    expect(state()).toMatchObject({ phase: 'opening', failure: null });
    workers[3].die('error', 'unreachable');
    expect(workers).toHaveLength(5);
  });

  it('that loses its GPU twice draws without one', () => {
    const { lab, workers } = open('webgpu');
    lab.show();
    for (let loss = 0; loss < 2; loss++) {
      workers[loss].ready('webgpu');
      workers[loss].say({ type: 'error', runId: null, code: 'device-lost', sentence: 'Lost.', control: null });
    }
    const backends = workers.map(({ commands }) => commands[0].type === 'open' && commands[0].backend);
    expect(backends).toEqual(['webgpu', 'webgpu', 'wasm']);
  });

  it('that refuses a prior is not replaced', () => {
    const { lab, state, workers } = open();
    lab.show();
    workers[0].ready();
    workers[0].say({ type: 'error', runId: null, code: 'memory', sentence: 'Too large.', control: null });
    expect(state().phase).toBe('failed');
    expect(workers).toHaveLength(1);
  });
});

describe('a prior under locks', () => {
  it('keeps what they hold, by any way, and says so', () => {
    const { lab, state, tell } = open('cpu', 'width');
    lab.changeWidth(100);
    expect(state().refusals.width?.sentence).toContain('holds');
    expect(tell).not.toHaveBeenCalled();
    lab.replace({ ...DEFAULT_PRIOR, width: 100 });
    expect(tell).toHaveBeenCalledOnce();
    expect(state().prior).toEqual(DEFAULT_PRIOR);
    lab.change('depth', 3);
    expect(state().prior.depth).toBe(3);
  });

  it('has no other setting under a lock of all of them', () => {
    const { lab, state } = open('cpu', 'settings');
    lab.change('overlap', 0.5);
    expect(state().refusals.overlap?.sentence).toContain('all settings');
    expect(state().prior).toEqual(DEFAULT_PRIOR);
  });

  it('opens within the allowed values, and stays there', () => {
    const { lab, state } = open('cpu', 'depth:1..4');
    expect(state().prior.depth).toBe(4);
    lab.change('depth', 5);
    expect(state().prior.depth).toBe(4);
    lab.change('depth', 2);
    expect(state().prior.depth).toBe(2);
  });

  it('is that of another link from then on', () => {
    const { lab, state } = open('cpu', 'settings');
    const other = { ...DEFAULT_PRIOR, overlap: 0.5 };
    lab.hold(other);
    expect(state().prior).toEqual(other);
    lab.replace(DEFAULT_PRIOR);
    expect(state().prior).toEqual(other);
  });
});
