import { expect, it } from 'vitest';
import type { BackendName } from '../../config/backend.ts';
import type { ErrorCode } from '../../worker/protocol.ts';
import { createGpuRecovery } from './gpu-recovery.ts';

/** A recovery, what it did, and the events of its workers. */
function recovering(first: BackendName = 'webgpu') {
  let time = 0;
  let backend = first;
  const did: string[] = [];
  const recovers = createGpuRecovery({
    backend: () => backend,
    giveUp: () => void did.push('give up'),
    goOn: () => void did.push('go on'),
    tell: (name) => void did.push(name),
    now: () => time,
  });
  const fail = async (code: ErrorCode, type: 'error' | 'ended' = 'error') => {
    const failure = { runId: 1, member: 0, seq: 0, code, sentence: 'It failed.', control: null };
    const isTaken = recovers({ type, ...failure });
    await Promise.resolve();
    return isTaken;
  };
  const ready = (name: BackendName) => {
    backend = name;
    recovers({ type: 'ready', seq: 0, backend: { name, adapter: null, reason: '' } });
  };
  return { did, fail, ready, pass: (ms: number) => void (time += ms) };
}

it('a GPU that fails is opened anew twice, and then WebAssembly', async () => {
  const { did, fail, ready } = recovering();
  for (const code of ['device-lost', 'silent'] as const) {
    expect(await fail(code)).toBe(true);
    ready('webgpu');
  }
  expect(did).toEqual(['go on', 'webgpu', 'go on', 'webgpu']);
  expect(await fail('out-of-memory')).toBe(true);
  ready('wasm');
  expect(did.slice(4)).toEqual(['give up', 'go on', 'wasm']);
  // From there on its failures are those of any worker.
  expect(await fail('internal')).toBe(false);
});

it('a GPU that is gone is left at once', async () => {
  const { did, fail, ready } = recovering();
  await fail('device-lost', 'ended');
  expect(await fail('backend')).toBe(true);
  ready('wasm');
  expect(did).toEqual(['go on', 'give up', 'go on', 'wasm']);
});

it('a GPU that fails now and then is opened anew each time', async () => {
  const { did, fail, ready, pass } = recovering();
  for (let sleep = 0; sleep < 9; sleep++) {
    await fail('device-lost');
    ready('webgpu');
    pass(6 * 60_000);
  }
  expect(did).not.toContain('give up');
});

it('a run goes on only once whoever passed its failure on is done with it', () => {
  const { did, fail } = recovering();
  void fail('device-lost');
  expect(did).toEqual([]);
});

it.each<[string, BackendName, ErrorCode]>([
  ['of another backend', 'wasm', 'silent'],
  ['of a network', 'webgpu', 'diverged'],
  ['of the first opening', 'webgpu', 'backend'],
])('a failure %s is none of the GPU', async (_, backend, code) => {
  const { did, fail } = recovering(backend);
  expect(await fail(code)).toBe(false);
  expect(did).toEqual([]);
});

it('the second worker of a comparison tells nothing more', async () => {
  const { did, fail, ready } = recovering();
  await fail('device-lost', 'ended');
  ready('webgpu');
  ready('webgpu');
  expect(did).toEqual(['go on', 'webgpu']);
});
