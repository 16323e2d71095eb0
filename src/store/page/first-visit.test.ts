import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isFirstVisit, rememberTour } from './first-visit.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};
const denied = () => {
  throw new Error('storage is off');
};

beforeEach(() => {
  const window = {};
  vi.stubGlobal('window', Object.assign(window, { top: window }));
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('navigator', { webdriver: false });
  vi.stubGlobal('localStorage', storage());
});
afterEach(() => vi.unstubAllGlobals());

it('is a first visit once', () => {
  expect(isFirstVisit()).toBe(true);
  expect(rememberTour()).toBe(true);
  expect(isFirstVisit()).toBe(false);
});

it('is none for a link that somebody shared', () => {
  vi.stubGlobal('location', { hash: '#v=1&width=32' });
  expect(isFirstVisit()).toBe(false);
});

it('is none inside of another page, or under automation', () => {
  vi.stubGlobal('navigator', { webdriver: true });
  expect(isFirstVisit()).toBe(false);
  vi.stubGlobal('navigator', { webdriver: false });
  vi.stubGlobal('window', { top: {} });
  expect(isFirstVisit()).toBe(false);
});

it('is none where the visit can not be remembered', () => {
  vi.stubGlobal('localStorage', { getItem: denied, setItem: denied });
  expect(isFirstVisit()).toBe(false);
  expect(rememberTour()).toBe(false);
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: denied });
  expect(rememberTour()).toBe(false);
});
