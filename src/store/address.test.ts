import { describe, expect, it } from 'vitest';
import { requestedBackend } from './address.ts';

describe('the backend that an address asks for', () => {
  it('is the lab’s own choice when it asks for none', () => {
    expect(requestedBackend('')).toEqual({ backend: 'auto', notices: [] });
    expect(requestedBackend('?backend=auto&x=1')).toEqual({ backend: 'auto', notices: [] });
  });

  it.each(['webgpu', 'wasm', 'cpu'] as const)('may be %s', (name) => {
    expect(requestedBackend(`?backend=${name}`)).toEqual({ backend: name, notices: [] });
  });

  it('is a sentence and the own choice when there is none of that name', () => {
    const { backend, notices } = requestedBackend('?backend=cuda');
    expect(backend).toBe('auto');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('"cuda"');
    expect(notices[0]).toContain('webgpu, wasm, cpu');
  });
});
