import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageLink } from '../../config/link/page-link.ts';
import { keepAddress, requestedEngine } from './address.ts';

const own = { backend: 'auto', capture: true, notices: [] };

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
});

/** A tab's history: its steps, and the index of the shown one. */
function stubHistory(first: string) {
  const steps = [first];
  let at = 0;
  const told: [event: string, listener: () => void][] = [];
  vi.stubGlobal('addEventListener', (event: string, listener: () => void) => told.push([event, listener]));
  vi.stubGlobal('location', {
    get hash() {
      return steps[at];
    },
  });
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_: unknown, __: string, fragment: string) => void (steps[at] = fragment),
    pushState: (_: unknown, __: string, fragment: string) => void steps.splice(++at, Infinity, fragment),
  });
  const tell = (event: string) => {
    for (const [name, listener] of told) if (name === event) listener();
  };
  /** Goes to a step as browsers do: sends one event at once, and the other later. */
  const go = (by: number) => {
    at += by;
    tell('popstate');
    vi.advanceTimersByTime(500);
    tell('hashchange');
  };
  return { steps, go };
}

describe('the address', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('replaces settings in place, and adds a step for another view', () => {
    const { steps } = stubHistory('#v=1');
    let present = '#v=1&width=1';
    const address = keepAddress(() => present, vi.fn());
    address.write();
    present = '#v=1&width=2';
    address.write();
    // The last setting of the old view is still unwritten.
    present = '#v=1&view=lesson';
    address.push();
    vi.advanceTimersByTime(1000);
    expect(steps).toEqual(['#v=1&width=2', '#v=1&view=lesson']);
  });

  it('leads back and forward again, and is not rewritten on the way', () => {
    const { steps, go } = stubHistory('#v=1&width=32');
    let present = '#v=1&view=lesson';
    const links: PageLink[] = [];
    const address = keepAddress(
      () => present,
      (link) => {
        links.push(link);
        // First the settings change, then the view.
        address.write();
        present = link.view === 'training' ? '#v=1&width=32' : '#v=1&view=lesson';
        address.push();
      },
    );
    address.push();
    for (const by of [-1, 1, -1]) {
      address.write();
      address.write();
      go(by);
    }
    vi.advanceTimersByTime(1000);
    expect(links.map(({ view }) => view)).toEqual(['training', 'lesson', 'training']);
    expect(steps).toEqual(['#v=1&width=32', '#v=1&view=lesson']);
  });
});
