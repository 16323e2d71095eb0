import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => void vi.unstubAllGlobals());

/** A page whose computation advances, with the choice that lies in the browser. */
async function openPage(kept = new Map<string, string>()) {
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  const { chooseRest, restWhileHidden } = await import('./rest-hidden.ts');
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  let advances = true;
  const stage = { pause: () => void (advances = false), play: () => void (advances = true) };
  restWhileHidden(
    () => advances,
    () => stage,
    page as unknown as Document,
  );
  const look = (visibilityState: 'visible' | 'hidden') => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
    return advances;
  };
  return { choose: chooseRest, look, pause: stage.pause, kept };
}

it('a hidden page trains on, unless a person wants it to rest; it goes on when it is shown', async () => {
  const { choose, look } = await openPage();
  expect(look('hidden')).toBe(true);
  look('visible');
  choose(true);
  expect(look('hidden')).toBe(false);
  expect(look('visible')).toBe(true);
});

it('what a person has paused stays so', async () => {
  const { choose, look, pause } = await openPage();
  choose(true);
  pause();
  look('hidden');
  expect(look('visible')).toBe(false);
});

it('the choice is kept', async () => {
  const { choose, kept } = await openPage();
  choose(true);
  const later = await openPage(kept);
  expect(later.look('hidden')).toBe(false);
  later.choose(false);
  expect((await openPage(kept)).look('hidden')).toBe(true);
});
