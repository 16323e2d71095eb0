import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterReload } from './network-reload.ts';

const opened = { file: 'mlp.npz', layers: [2, 4, 1], notices: [] } as never;
let leave: () => void = () => undefined;
let address: { hash: string };

beforeEach(() => {
  leave = () => undefined;
  const stored = new Map<string, string>();
  address = { hash: '#v=1&n=4' };
  vi.stubGlobal('location', address);
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  vi.stubGlobal('addEventListener', (_: string, act: () => void) => (leave = act));
});
afterEach(() => void vi.unstubAllGlobals());

const playing = { embed: false, isPaused: false };
const open = (isUsed = false, flags = playing) => afterReload(flags, () => ({ opened, isUsed }));
const NOTHING_LOST = { isAtRest: false, onLoss: [] };

describe('a network that the page had when it was left', () => {
  it('is told of once, at the same address, and the page rests', () => {
    open(true);
    leave();
    const found = open();
    expect(found).toEqual({ isAtRest: true, onLoss: [expect.stringContaining('The network of mlp.npz is not kept')] });
    expect(open()).toEqual(NOTHING_LOST);
  });

  it('is not told of at another address, nor where no run began with it', () => {
    open(false);
    leave();
    expect(open(true)).toEqual(NOTHING_LOST);
    leave();
    address.hash = '#v=1&n=8';
    expect(open()).toEqual(NOTHING_LOST);
  });

  it('is neither kept nor known on an embedded page, nor where the tab has no storage', () => {
    open(true, { embed: true, isPaused: false });
    leave();
    expect(open()).toEqual(NOTHING_LOST);
    vi.stubGlobal('sessionStorage', undefined);
    open(true);
    leave();
    expect(open()).toEqual(NOTHING_LOST);
  });
});
