import { describe, expect, it } from 'vitest';
import { requestedEngine } from './address.ts';

const own = { backend: 'auto', capture: true, notices: [] };

describe('the engine that an address asks for', () => {
  it('is the lab’s own choice when it asks for none', () => {
    expect(requestedEngine('')).toEqual(own);
    expect(requestedEngine('?backend=auto&x=1&capture=1')).toEqual(own);
  });

  it.each(['webgpu', 'wasm', 'cpu'] as const)('may be %s', (name) => {
    expect(requestedEngine(`?backend=${name}`)).toEqual({ ...own, backend: name });
  });

  it('may be one that captures nothing', () => {
    expect(requestedEngine('?capture=0')).toEqual({ ...own, capture: false });
  });

  it('is a sentence and the own choice when there is none of that name', () => {
    const { backend, notices } = requestedEngine('?backend=cuda');
    expect(backend).toBe('auto');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('"cuda"');
    expect(notices[0]).toContain('webgpu, wasm, cpu');
  });

  it('says what may be said of capturing', () => {
    const { capture, notices } = requestedEngine('?capture=no');
    expect(capture).toBe(true);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('capture=no');
  });
});
