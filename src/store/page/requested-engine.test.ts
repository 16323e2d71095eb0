import { describe, expect, it } from 'vitest';
import { requestedEngine } from './requested-engine.ts';

const own = { backend: 'auto', capture: true, threads: null, notices: [] };

describe('the engine that an address requests', () => {
  it('is the lab’s own choice when it requests none', () => {
    expect(requestedEngine('')).toEqual(own);
    expect(requestedEngine('?backend=auto&x=1&capture=1')).toEqual(own);
  });

  it.each(['webgpu', 'wasm', 'cpu'] as const)('may be %s', (name) => {
    expect(requestedEngine(`?backend=${name}`)).toEqual({ ...own, backend: name });
  });

  it('may be one that captures nothing', () => {
    expect(requestedEngine('?capture=0')).toEqual({ ...own, capture: false });
  });

  it('is the lab’s own choice, with a sentence, when it has an unknown name', () => {
    const { backend, notices } = requestedEngine('?backend=cuda');
    expect(backend).toBe('auto');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('"cuda"');
    expect(notices[0]).toContain('webgpu, wasm, cpu');
  });

  it('comes with a sentence when the value of capture is unknown', () => {
    const { capture, notices } = requestedEngine('?capture=no');
    expect(capture).toBe(true);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('capture=no');
  });

  it('may limit the threads of a network', () => {
    expect(requestedEngine('?threads=1')).toEqual({ ...own, threads: 1 });
    for (const asked of ['0', 'all', '100', '-1']) {
      const { threads, notices } = requestedEngine(`?threads=${asked}`);
      expect([threads, notices]).toEqual([null, [expect.stringContaining(`threads=${asked}`)]]);
    }
  });
});
