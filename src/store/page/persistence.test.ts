import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => void vi.unstubAllGlobals());

/** Opens a page in a browser that answers so, and asks it twice. */
async function askIn(storage: object | undefined, kept: Map<string, string>) {
  vi.resetModules();
  vi.stubGlobal('navigator', { storage });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const { askToPersist } = await import('./persistence.ts');
  return [await askToPersist(), await askToPersist()];
}

it('a browser is asked once to keep what lies in it, on all visits together', async () => {
  const persist = vi.fn(() => Promise.resolve(false));
  const kept = new Map<string, string>();
  const refusing = { persist, persisted: () => Promise.resolve(false) };
  expect(await askIn(refusing, kept)).toEqual([false, false]);
  expect(await askIn(refusing, kept)).toEqual([false, false]);
  expect(persist).toHaveBeenCalledTimes(1);
  // A person may have allowed it since then.
  expect(await askIn({ persist, persisted: () => Promise.resolve(true) }, kept)).toEqual([true, true]);
  expect(persist).toHaveBeenCalledTimes(1);
});

it('a browser that knows no such promise gives none', async () => {
  expect(await askIn(undefined, new Map())).toEqual([null, null]);
  const failing = { persist: () => Promise.reject(new Error('no')), persisted: () => Promise.resolve(false) };
  expect(await askIn(failing, new Map())).toEqual([null, null]);
});
